import { isCapitals, isKnownUnit, readNumbering, type Numbering } from '../outline/numbering.ts';
import { roleByTitle } from '../structure/role-rules.ts';
import { HEADING_MARK, headingLine, isNameLike, isShortName } from './heading-line.ts';
import type { TextParagraph } from './text-paragraphs.ts';

/** Empty lines above a heading that nothing but its place and its capitals tell, beyond those between paragraphs. */
const HEADING_SPACE = 1;
/** … and above one in small letters. */
export const WIDE_SPACE = 2;
/** A higher number alone on its line is a year. */
const HIGHEST_NUMBER = 1000;
const LONGEST_NAMED = 50;

/** What makes a paragraph look like a heading. */
export type Kind = 'worded' | 'bare' | 'counted' | 'named' | 'spaced' | 'letter';

/** A paragraph that may be a heading. */
export interface Candidate {
  at: number;
  text: string;
  kind: Kind;
  number: Numbering | null;
}

function kindOf(
  paragraph: TextParagraph,
  text: string,
  space: number,
  isFirst: boolean,
): Kind | null {
  if (paragraph.lines[0]?.includes(HEADING_MARK) === true) return 'worded';
  const number = readNumbering(text);
  const isApart = paragraph.space >= space + HEADING_SPACE;
  if (number !== null && number.unit !== '') {
    // “Book I, Ch. 5” under a quotation says where it is from.
    const isPlace = /^ch\.?\s/.test(number.name.toLowerCase()) && !isCapitals(text);
    if (isPlace || (number.name !== '' && !isKnownUnit(number.unit))) return null;
    return number.name === '' || isNamed(text, number) ? 'worded' : null;
  }
  if (number !== null) {
    if (number.name === '') {
      if (number.value > HIGHEST_NUMBER) return null;
      return number.style === 'words' && !isApart ? null : 'bare';
    }
    const isName = isNameLike(number.name) || isShortName(number.name);
    return (isApart || isFirst) && isName ? 'counted' : null;
  }
  const isWritten = isCapitals(text) || isNameLike(text);
  if (roleByTitle(text) !== null && isWritten && text.length <= LONGEST_NAMED) return 'named';
  if (!isNameLike(text) || !isApart) return null;
  return isCapitals(text) || paragraph.space >= space + WIDE_SPACE ? 'spaced' : null;
}

/** “CHAPTER IV. In Which …” is a heading, “Letter three came yesterday.” is not. */
function isNamed(text: string, number: Numbering): boolean {
  const isMarked = /^[^.:—–\n-]{1,40}[.:—–-]/u.test(text) && !/^\p{Ll}/u.test(text);
  if (isCapitals(text.slice(0, text.length - number.name.length))) return true;
  const isSentence = /\p{Ll}[.!?]["”’]?$/u.test(text) && !isMarked;
  // Chinese and others have no small letters.
  if (!/\p{Ll}|\p{Lu}/u.test(number.name)) return true;
  return /^\P{L}*\p{Lu}/u.test(number.name) && !isSentence;
}

/** Empty lines between paragraphs, as a rule. */
function usualSpace(paragraphs: readonly TextParagraph[]): number {
  const spaces = paragraphs.map(({ space }) => space).sort((a, b) => a - b);
  return spaces[Math.floor(spaces.length / 2)] ?? 0;
}

/** Finds the paragraphs that may be headings, in order. */
export function findCandidates(
  paragraphs: readonly TextParagraph[],
  isFree: (at: number) => boolean,
): Candidate[] {
  const candidates: Candidate[] = [];
  const space = usualSpace(paragraphs);
  for (const [at, paragraph] of paragraphs.entries()) {
    const text = isFree(at) ? headingLine(paragraph) : null;
    const kind = text === null ? null : kindOf(paragraph, text, space, at === 0);
    if (text === null || kind === null || paragraphs[at + 1] === undefined) continue;
    candidates.push({ at, text, kind, number: readNumbering(text) });
  }
  return withoutRare(withLetters(candidates, paragraphs, isFree));
}

/** Letters of an alphabet that divide a dictionary. */
const FEWEST_LETTERS = 8;

/** Single letters are headings where they make an alphabet. */
function withLetters(
  candidates: readonly Candidate[],
  paragraphs: readonly TextParagraph[],
  isFree: (at: number) => boolean,
): readonly Candidate[] {
  const letters: Candidate[] = [];
  for (const [at, paragraph] of paragraphs.entries()) {
    const text = isFree(at) ? headingLine(paragraph) : null;
    if (text === null || !/^\p{Lu}\.?$/u.test(text)) continue;
    const last = letters.at(-1)?.text ?? '';
    if (text > last) letters.push({ at, text, kind: 'letter', number: null });
  }
  if (letters.length < FEWEST_LETTERS) return candidates;
  const places = new Set(letters.map(({ at }) => at));
  const others = candidates.filter(({ at }) => !places.has(at));
  return [...others, ...letters].sort((a, b) => a.at - b.at);
}

/** Headings as long as a paragraph are some only where many of their kind are as long. */
const LONG_HEADING = 160;
const FEWEST_LONG = 0.25;

function withoutRare(candidates: readonly Candidate[]): Candidate[] {
  const isLong = ({ text }: Candidate): boolean => text.length > LONG_HEADING;
  const worded = candidates.filter(({ kind }) => kind === 'worded');
  const isUsual = worded.filter(isLong).length >= worded.length * FEWEST_LONG;
  return candidates.filter((candidate) => isUsual || !isLong(candidate));
}
