import { titleKey } from '../markup/plain-text.ts';
import {
  isBareOrdinal,
  isPartTitle,
  leadingRoman,
  startsWithOrdinal,
} from '../structure/ordinals.ts';
import { roleByTitle } from '../structure/role-rules.ts';
import type { ContentsList } from './text-contents.ts';
import type { TextParagraph } from './text-paragraphs.ts';

/** A heading found in plain text. */
export interface TextHeading {
  /** Paragraphs that it takes. */
  first: number;
  last: number;
  title: string;
  level: number;
}

const LONGEST_HEADING = 120;
const MOST_LINES = 3;
/** Paragraphs that one heading may be spread over: number, name, subtitle. */
const MOST_PARAGRAPHS = 3;

/** The one-line form of a paragraph that may be a heading, or null. */
function headingText(paragraph: TextParagraph | undefined): string | null {
  if (paragraph === undefined || paragraph.lines.length > MOST_LINES) return null;
  const lines = paragraph.lines.map((line) => line.trim().replace(/^_(.+)_$/, '$1'));
  const text = lines.join(' ').replace(/\s+/g, ' ').trim();
  return text.length > 0 && text.length <= LONGEST_HEADING ? text : null;
}

function isCapitals(text: string): boolean {
  return /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);
}

function isTitleCase(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}'’-]{3,}/gu) ?? [];
  const capital = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return words.length > 0 && capital * 3 >= words.length * 2;
}

/** Whether a short paragraph under a chapter's number is its name and not its first sentence. */
function isName(text: string | null): text is string {
  if (text === null || /^["“‘'([*]/.test(text)) return false;
  if (isCapitals(text)) return true;
  return text.length <= 80 && !/[,;:?!]$/.test(text) && isTitleCase(text);
}

function joinParts(parts: readonly string[]): string {
  return parts.reduce((joined, part) => {
    const head = joined.replace(/[\s.:—–-]+$/u, '');
    return head === '' ? part : `${head}: ${part}`;
  }, '');
}

function trimTitle(title: string): string {
  return isBareOrdinal(title) ? title.replace(/[\s.:—–-]+$/u, '') : title.replace(/(?<!\.)\.$/, '');
}

/** Finds each entry of a contents list as a heading in the text after it; null when too few are found. */
export function findListedHeadings(
  paragraphs: readonly TextParagraph[],
  contents: ContentsList,
): TextHeading[] | null {
  const found: TextHeading[] = [];
  let from = contents.last + 1;
  for (const entry of contents.entries) {
    const heading = findEntry(paragraphs, entry, from);
    if (heading === null) continue;
    found.push(heading);
    from = heading.last + 1;
  }
  const isMost = found.length >= 2 && found.length * 3 >= contents.entries.length * 2;
  return isMost ? found : null;
}

function findEntry(
  paragraphs: readonly TextParagraph[],
  entry: string,
  from: number,
): TextHeading | null {
  const wanted = titleKey(entry);
  if (wanted === '') return null;
  for (let first = from; first < paragraphs.length; first++) {
    const parts: string[] = [];
    for (let last = first; last < first + MOST_PARAGRAPHS; last++) {
      const text = headingText(paragraphs[last]);
      if (text === null) break;
      parts.push(text);
      const key = titleKey(parts.join(''));
      const isSame = key === wanted || (key.endsWith(wanted) && startsWithOrdinal(parts.join(' ')));
      if (isSame) {
        const isShouted = isCapitals(entry) && !isCapitals(parts.join(' '));
        const whole = isShouted ? joinParts(parts) : entry;
        const title = parts.length === 1 ? text : whole;
        return { first, last, title: trimTitle(title), level: isPartTitle(title) ? 1 : 2 };
      }
      if (key.length > wanted.length + 20) break;
    }
  }
  return null;
}

/** How a heading is numbered; headings of one kind are of one level. */
function kindOf(text: string): string | null {
  if (isPartTitle(text)) return 'part';
  if (startsWithOrdinal(text)) return /^(?:the\s+)?\p{L}+/iu.exec(text)?.[0].toLowerCase() ?? null;
  if (roleByTitle(text) !== null) return 'named';
  if (isBareOrdinal(text)) return /^\d/.test(text) ? 'digits' : 'letters';
  const roman = leadingRoman(text);
  // “I went home” starts with a numeral, too: only a dot, or a name in capitals or title case, makes it one.
  if (roman !== null && (/^[ivxlcdm]+[.)]/i.test(text) || isCapitals(text))) return 'letters';
  return /^\d{1,3}[.)]\s+\p{Lu}/u.test(text) && text.length < 80 ? 'digits' : null;
}

/** Which kinds start chapters, in order of rank: parts, then worded numbers, then bare ones. */
function levelsOf(kinds: ReadonlyMap<string, number>): Map<string, number> {
  const levels = new Map<string, number>();
  if (kinds.has('part')) levels.set('part', 1);
  const worded = [...kinds.keys()].filter(
    (kind) => !['part', 'named', 'digits', 'letters'].includes(kind),
  );
  for (const kind of worded) levels.set(kind, 2);
  const bare = (['letters', 'digits'] as const).filter((kind) => (kinds.get(kind) ?? 0) >= 2);
  const only = bare.toSorted((a, b) => (kinds.get(b) ?? 0) - (kinds.get(a) ?? 0))[0];
  // Bare numbers under worded chapters are sections of these; they are headings, not chapters.
  if (worded.length === 0 && only !== undefined) levels.set(only, 2);
  if (kinds.has('named')) levels.set('named', 2);
  return levels;
}

/** Finds chapters by their headings: numbered ones, known names, else lines in capitals. */
export function findHeadings(paragraphs: readonly TextParagraph[], from: number): TextHeading[] {
  const candidates: { at: number; text: string; kind: string }[] = [];
  const kinds = new Map<string, number>();
  for (let at = from; at < paragraphs.length; at++) {
    const text = headingText(paragraphs[at]);
    const kind = text === null ? null : kindOf(text);
    if (text === null || kind === null) continue;
    candidates.push({ at, text, kind });
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const levels = levelsOf(kinds);
  const numbered = [...levels.keys()].some((kind) => kind !== 'named');
  const headings = candidates.flatMap(({ at, text, kind }): TextHeading[] => {
    const level = levels.get(kind);
    if (level === undefined) return [];
    const parts = [text];
    let last = at;
    const next = headingText(paragraphs[at + 1]);
    if (isBareOrdinal(text) && kindOf(next ?? '') === null && isName(next)) {
      parts.push(next);
      last = at + 1;
    }
    return [{ first: at, last, title: trimTitle(joinParts(parts)), level }];
  });
  const all = numbered ? headings : [...headings, ...findCapitals(paragraphs, from)];
  return dropListed(all.sort((a, b) => a.first - b.first));
}

/** Headings with nothing under them that come again later are a list of contents without a heading. */
function dropListed(headings: readonly TextHeading[]): TextHeading[] {
  return headings.filter((heading, index) => {
    const isEmpty = headings[index + 1]?.first === heading.last + 1;
    const key = titleKey(heading.title);
    const later = headings.slice(index + 1);
    return !isEmpty || !later.some((other) => titleKey(other.title) === key);
  });
}

const CAPITALS_SPACE = 2;

/** Lines in capitals with space around them, for texts without numbers. */
function findCapitals(paragraphs: readonly TextParagraph[], from: number): TextHeading[] {
  const found: TextHeading[] = [];
  for (let at = from; at < paragraphs.length; at++) {
    const paragraph = paragraphs[at];
    const text = headingText(paragraph);
    if (text === null || paragraph === undefined || paragraph.space < CAPITALS_SPACE) continue;
    const isAlone = (paragraphs[at + 1]?.lines.length ?? 0) > 0 && roleByTitle(text) === null;
    if (isCapitals(text) && isAlone)
      found.push({ first: at, last: at, title: trimTitle(text), level: 2 });
  }
  return found.length >= 2 ? found : [];
}
