import { digitWords } from './number-words.ts';
import { RewrittenText, type Replacement } from '../rewritten-text.ts';

/** A way of reading something that is not written in words. */
export interface RewriteRule {
  /** What it is about, for the documentation and the tests. */
  readonly name: string;
  /** What has to be in a text for the rule to be tried at all. */
  readonly trigger: RegExp;
  /** Global; each match is offered to {@link read}. */
  readonly pattern: RegExp;
  /** The words to say instead; null to leave the match as it is. */
  read(match: RegExpExecArray): string | null;
}

/**
 * Runs of characters that no rule is tried on: no number, address or name is that long, and patterns
 * that look ahead would take time with the square of it. Their digits are read one by one.
 */
const MONSTER = /\S{200,}/gu;

/**
 * Applies rules in order; what one has rewritten is not offered to those after it. `given`
 * replacements, in order and apart, are made in any case.
 */
export function rewriteText(
  text: string,
  rules: readonly RewriteRule[],
  given: readonly Replacement[] = [],
): RewrittenText {
  const replacements: Replacement[] = [];
  let done = 0;
  for (const monster of text.matchAll(MONSTER)) {
    applyRules(text, done, monster.index, rules, given, replacements);
    done = monster.index + monster[0].length;
    for (const digits of monster[0].matchAll(/\d{1,20}/gu)) {
      const start = monster.index + digits.index;
      const end = start + digits[0].length;
      if (overlaps(given, start, end)) continue;
      replacements.push({ start, end, words: apart(text, start, end, digitWords(digits[0])) });
    }
  }
  applyRules(text, done, text.length, rules, given, replacements);
  const all = [...replacements, ...given].sort((a, b) => a.start - b.start);
  return new RewrittenText(text, parted(all));
}

/** Keeps the words of replacements that touch each other apart ("$$3"). */
function parted(replacements: readonly Replacement[]): Replacement[] {
  return replacements.map((replacement, index) => {
    const before = replacements[index - 1];
    const touches = before?.end === replacement.start && /[\p{L}\p{N}]$/u.test(before.words);
    // Phonemes that are laid down belong to the words alone, without a space.
    const isFixed = replacement.phonemes !== undefined;
    if (!touches || isFixed || !/^[\p{L}\p{N}]/u.test(replacement.words)) return replacement;
    return { ...replacement, words: ` ${replacement.words}` };
  });
}

/** Applies the rules to a part of a text; appends what they replace, in order. */
function applyRules(
  text: string,
  from: number,
  to: number,
  rules: readonly RewriteRule[],
  given: readonly Replacement[],
  all: Replacement[],
): void {
  const part = from === 0 && to === text.length ? text : text.slice(from, to);
  const own: Replacement[] = [];
  for (const rule of rules) {
    if (!rule.trigger.test(part)) continue;
    const found: Replacement[] = [];
    for (const match of part.matchAll(rule.pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (end === start || overlaps(own, start, end)) continue;
      if (overlaps(given, from + start, from + end)) continue;
      const words = rule.read(match);
      if (words !== null && words !== match[0]) {
        found.push({ start, end, words: apart(part, start, end, words) });
      }
    }
    if (found.length > 0) {
      own.push(...found);
      own.sort((a, b) => a.start - b.start);
    }
  }
  for (const { start, end, words } of own)
    all.push({ start: from + start, end: from + end, words });
}

function overlaps(sorted: readonly Replacement[], start: number, end: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const next = sorted[low];
  return next !== undefined && next.start < end;
}

/** Keeps the words apart from letters and digits that they would touch. */
function apart(text: string, start: number, end: number, words: string): string {
  const before = /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, start - 1), start)) ? ' ' : '';
  const after = /^[\p{L}\p{N}]/u.test(text.slice(end, end + 1)) ? ' ' : '';
  return before + words + after;
}
