import type { PhonemeSource } from '../../domain/speech.ts';
import { applyStress, PRIMARY, stressWeight } from './stress.ts';
import { contextBefore, type WordContext } from './word-context.ts';
import type { Reading } from './word-reader.ts';

/** A part of a word, or of words that are written together ("well-known"). */
export interface WordPart {
  text: string;
  tag: string;
  /** Laid down by the user, or by its neighbours. */
  phonemes?: string;
}

/** How a group is said. */
export interface GroupReading {
  phonemes: string;
  source: PhonemeSource;
  tag: string;
  context: WordContext;
}

/** Looks one word up in its context; undefined when it is in no lexicon. */
export type LookUp = (word: string, tag: string, context: WordContext) => Reading | undefined;

/** Says a whole group by rule; undefined when that cannot be done. */
export type SayByRule = (group: string) => Reading | undefined;

const JOINTS = /^[',\-._‘’/‐‑]*$/u;

/** Letters, and parts, of what is looked up in one piece: no lexicon has a longer entry ("cat-o'-nine-tails"). */
const LONGEST_ENTRY = { letters: 60, parts: 10 } as const;

const RANK: readonly PhonemeSource[] = ['user', 'gold', 'rule', 'silver', 'espeak'];

/** The tag of the part with most letters, capitals counting double. */
function leadingTag(parts: readonly WordPart[]): string {
  let tag = '';
  let best = -1;
  for (const part of parts) {
    const weight = Array.from(part.text).reduce(
      (sum, letter) => sum + (letter === letter.toLowerCase() ? 1 : 2),
      0,
    );
    if (weight > best) {
      best = weight;
      tag = part.tag;
    }
  }
  return tag;
}

/** Kinds of characters in a group; parts of different kinds are spoken apart. */
function isMixed(text: string): boolean {
  if (/[ /]/u.test(text)) return true;
  const kinds = new Set(
    Array.from(text.replaceAll(/[',\-._‘’/‐‑]/gu, ''), (character) =>
      /\p{L}/u.test(character) ? 'letter' : /\d/u.test(character) ? 'digit' : 'sign',
    ),
  );
  return kinds.size > 1;
}

interface SpokenPart {
  text: string;
  phonemes: string;
  source: PhonemeSource;
}

/** In a compound the lighter half of the parts gives up its primary stress. */
function lightenCompound(parts: SpokenPart[]): void {
  const spoken = parts.filter(({ phonemes }) => phonemes !== '');
  const [first, second] = spoken;
  if (spoken.length === 2 && second !== undefined && first?.text.length === 1) {
    second.phonemes = applyStress(second.phonemes, -0.5);
    return;
  }
  const stressed = spoken.filter(({ phonemes }) => phonemes.includes(PRIMARY)).length;
  if (spoken.length < 2 || stressed <= (spoken.length + 1) >> 1) return;
  const lightest = spoken
    .map((part, index) => ({
      part,
      index,
      stress: part.phonemes.includes(PRIMARY) ? 1 : 0,
      weight: stressWeight(part.phonemes),
    }))
    .sort((a, b) => a.stress - b.stress || a.weight - b.weight || a.index - b.index)
    .slice(0, spoken.length >> 1);
  for (const { part } of lightest) part.phonemes = applyStress(part.phonemes, -0.5);
}

/** The words of a group between hyphens, slashes and the like; the joints are left out. */
function splitAtJoints(parts: readonly WordPart[]): WordPart[][] {
  const words: WordPart[][] = [[]];
  for (const part of parts) {
    if (/^[-_/‐‑]+$/u.test(part.text)) words.push([]);
    else words.at(-1)?.push(part);
  }
  return words.filter((word) => word.length > 0);
}

function joinParts(parts: readonly SpokenPart[], whole: string): Reading {
  const mixed = isMixed(whole);
  const own = parts.map((part) => ({ ...part }));
  if (!mixed) lightenCompound(own);
  const spoken = own.filter(({ phonemes }) => phonemes !== '');
  return {
    phonemes: spoken.map(({ phonemes }) => phonemes).join(mixed ? ' ' : ''),
    source: RANK.findLast((rank) => spoken.some(({ source }) => source === rank)) ?? 'gold',
  };
}

/** A group of which a part is unknown: word by word where it has joints, else as a whole by rule. */
function readUnknown(
  parts: readonly WordPart[],
  following: WordContext,
  lookUp: LookUp,
  sayByRule: SayByRule,
): Reading {
  const whole = parts.map(({ text }) => text).join('');
  const words = splitAtJoints(parts);
  if (words.length < 2) return sayByRule(whole) ?? { phonemes: '', source: 'espeak' };
  let context = following;
  const spoken = words.map((): SpokenPart => ({ text: '', phonemes: '', source: 'gold' }));
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index] ?? [];
    const reading = readGroup(word, context, lookUp, sayByRule);
    context = reading.context;
    spoken[index] = { text: word.map(({ text }) => text).join(''), ...reading };
  }
  return joinParts(spoken, whole);
}

/** Where the longest run of parts begins that ends before `right` and may be in a lexicon; one part at least. */
function longestEntryBefore(parts: readonly WordPart[], right: number): number {
  let left = Math.max(0, right - 1);
  let letters = parts[left]?.text.length ?? 0;
  while (left > 0 && right - left < LONGEST_ENTRY.parts) {
    letters += parts[left - 1]?.text.length ?? 0;
    if (letters > LONGEST_ENTRY.letters) break;
    left--;
  }
  return left;
}

/**
 * Reads words that are written without a space between them: as a whole where the lexicon has it,
 * else by its longest known part from the right, and so on to the left. Linear in the parts.
 */
export function readGroup(
  parts: readonly WordPart[],
  following: WordContext,
  lookUp: LookUp,
  sayByRule: SayByRule,
): GroupReading {
  const whole = parts.map(({ text }) => text).join('');
  const tag = leadingTag(parts);
  const spoken: SpokenPart[] = parts.map(({ text }) => ({ text, phonemes: '', source: 'gold' }));
  let context = following;
  let right = parts.length;
  let left = longestEntryBefore(parts, right);
  while (left < right) {
    const some = parts.slice(left, right);
    const text = some.map((part) => part.text).join('');
    const someTag = leadingTag(some);
    const reading = JOINTS.test(text) ? undefined : lookUp(text, someTag, context);
    if (reading !== undefined) {
      spoken[left] = { text: parts[left]?.text ?? '', ...reading };
      context = contextBefore(context, reading.phonemes, text, someTag);
      right = left;
      left = longestEntryBefore(parts, right);
    } else if (left + 1 < right) left++;
    else {
      right--;
      left = longestEntryBefore(parts, right);
      if (JOINTS.test(parts[right]?.text ?? '')) continue;
      const unknown = readUnknown(parts, following, lookUp, sayByRule);
      return { ...unknown, tag, context: contextBefore(following, unknown.phonemes, whole, tag) };
    }
  }
  return { ...joinParts(spoken, whole), tag, context };
}
