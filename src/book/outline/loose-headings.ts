import type { ContentBlock } from '../markup/content.ts';
import { titleKey } from '../markup/plain-text.ts';
import { roleByTitle } from '../structure/role-rules.ts';
import { findSeries } from './chapter-series.ts';
import { isCapitals, isKnownUnit, isTitleCase, readNumbering } from './numbering.ts';
import { readHeadings } from './outline-heading.ts';
import { chooseMarks } from './outline-marks.ts';

const LONGEST_HEADING = 100;
const LONGEST_NAME = 80;
/** Level of headings that the markup does not have: as of chapters. */
const LEVEL = 2;
/** Characters of a document that is worth dividing. */
const SHORTEST_BOOK = 6000;
/** Characters from one heading to the next, on average; less is between items of a list. */
const SHORTEST_SECTION = 1200;
const FEWEST_CAPITALS = 4;
/** Lines that are enough to be a list of contents. */
const FEWEST_LISTED = 3;
/** Share of the document that one section under a line in capitals may be; else these lines are signs and letters. */
const LARGEST_SECTION = 0.45;
/** Share of the numbered headings that must have a name below them for these to be names. */
const LEAST_NAMED = 0.6;

function isLine({ kind, text }: ContentBlock): boolean {
  const isText = kind === 'paragraph' || kind === 'quote' || kind === 'verse';
  return isText && text.length > 0 && text.length <= LONGEST_HEADING && !text.includes('\n');
}

/** Whether a paragraph's wording is a chapter's heading: numbered with a word or alone, or a known part's name. */
function isWorded(text: string): boolean {
  const number = readNumbering(text);
  if (number !== null) return number.unit !== '' || number.name === '' || isCapitals(text);
  return roleByTitle(text) !== null && (isCapitals(text) || isTitleCase(text)) && text.length <= 40;
}

function asHeadings(blocks: readonly ContentBlock[], at: ReadonlySet<number>): ContentBlock[] {
  return blocks.map((block, index) =>
    at.has(index) ? { ...block, kind: 'heading', level: LEVEL } : block,
  );
}

function areFarApart(count: number, length: number): boolean {
  return count >= 2 && length / count >= SHORTEST_SECTION;
}

/** Whether places divide a document into sections none of which is most of it. */
function areEven(
  blocks: readonly ContentBlock[],
  at: ReadonlySet<number>,
  length: number,
): boolean {
  let largest = 0;
  let section = 0;
  for (const [index, { text }] of blocks.entries()) {
    section = at.has(index) ? 0 : section + text.length;
    largest = Math.max(largest, section);
  }
  return areFarApart(at.size, length) && largest <= length * LARGEST_SECTION;
}

/**
 * Whether lines are chapters' headings however short the book: they name a chapter and its number and
 * nothing else, count up from one, and have text between them.
 */
function areChapters(blocks: readonly ContentBlock[], at: ReadonlySet<number>): boolean {
  const values: number[] = [];
  for (const index of at) {
    const number = readNumbering(blocks[index]?.text ?? '');
    if (number === null) continue;
    if (!isKnownUnit(number.unit) || at.has(index + 1)) return false;
    values.push(number.value);
  }
  return values.length >= 2 && values.every((value, index) => value === index + 1);
}

/** Lines in a row that name chapters all of which come again: a printed list of contents. */
function listedHeadings(blocks: readonly ContentBlock[], worded: ReadonlySet<number>): number[] {
  const last = new Map<string, number>();
  for (const index of worded) last.set(titleKey(blocks[index]?.text ?? ''), index);
  const listed: number[] = [];
  let run: number[] = [];
  for (const index of worded) {
    const comesAgain = last.get(titleKey(blocks[index]?.text ?? '')) !== index;
    if (run.at(-1) !== index - 1 || !comesAgain) run = [];
    if (comesAgain) run.push(index);
    if (run.length === FEWEST_LISTED) listed.push(...run);
    else if (run.length > FEWEST_LISTED) listed.push(index);
  }
  return listed;
}

/**
 * Makes headings of paragraphs that are headings by their wording (“CHAPTER IV”) or by their capitals, in a
 * document whose markup has none.
 */
function promoteHeadings(blocks: readonly ContentBlock[], bookTitle: string): ContentBlock[] {
  const length = blocks.reduce((sum, { text }) => sum + text.length, 0);
  const marked = chooseMarks(readHeadings(blocks, bookTitle));
  if (marked.length >= 2) return [...blocks];
  const worded = new Set<number>();
  const capitals = new Set<number>();
  for (const [index, block] of blocks.entries()) {
    if (!isLine(block)) continue;
    if (isWorded(block.text)) worded.add(index);
    else if (isCapitals(block.text) && isName(block)) capitals.add(index);
  }
  for (const index of listedHeadings(blocks, worded)) worded.delete(index);
  const found = asHeadings(blocks, worded);
  const series = findSeries(readHeadings(found, bookTitle));
  if (series !== null && areFarApart(worded.size, length)) return found;
  if (areChapters(blocks, worded)) return found;
  if (length < SHORTEST_BOOK) return [...blocks];
  const isEnough = capitals.size >= FEWEST_CAPITALS && areEven(blocks, capitals, length);
  return isEnough ? asHeadings(blocks, capitals) : [...blocks];
}

/** Whether a paragraph under a chapter's number may be its name. */
function isName(block: ContentBlock | undefined): boolean {
  if (block === undefined || !isLine(block) || block.text.length > LONGEST_NAME) return false;
  const { text } = block;
  if (/^["“‘'([*«—]/.test(text) || /[,;:?!]$|[.…]["”’]$/.test(text)) return false;
  return isCapitals(text) || (isTitleCase(text) && !/[^.]\.$/.test(text));
}

/** Makes headings of the names that stand below chapters' numbers as paragraphs, where most numbers have one. */
function promoteNames(blocks: readonly ContentBlock[]): ContentBlock[] {
  const numbers: number[] = [];
  const names = new Set<number>();
  for (const [index, { kind, text }] of blocks.entries()) {
    if (kind !== 'heading' || readNumbering(text)?.name !== '') continue;
    numbers.push(index);
    const next = blocks[index + 1];
    const isFollowed = (blocks[index + 2]?.text ?? '').length > 0;
    if (isName(next) && isFollowed) names.add(index + 1);
  }
  if (names.size < 2 || names.size < numbers.length * LEAST_NAMED) return [...blocks];
  return blocks.map((block, index) =>
    names.has(index)
      ? { ...block, kind: 'heading', level: Math.min(6, (blocks[index - 1]?.level ?? LEVEL) + 1) }
      : block,
  );
}

/** Finds headings that the markup does not mark as such. */
export function promoteLooseHeadings(
  blocks: readonly ContentBlock[],
  bookTitle: string,
): ContentBlock[] {
  return promoteNames(promoteHeadings(blocks, bookTitle));
}
