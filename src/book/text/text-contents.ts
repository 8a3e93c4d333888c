import { titleKey } from '../markup/plain-text.ts';
import { isBareOrdinal, leadingRoman, startsWithOrdinal } from '../structure/ordinals.ts';
import type { TextParagraph } from './text-paragraphs.ts';

/** A contents list printed at the front of a text. */
export interface ContentsList {
  /** Paragraphs that it takes, from its heading to its last line. */
  first: number;
  last: number;
  entries: string[];
}

/** A contents list stands within this share of the paragraphs. */
const FRONT_SHARE = 0.2;
const LONGEST_ENTRY = 100;
const FEWEST_ENTRIES = 2;

const PAGE_NUMBER = /(?:\s*\.(?:\s*\.)+\s*|\s{2,})(?:\d{1,4}|[ivxlc]{1,6})$/i;

function entryOf(line: string): string {
  return line.trim().replace(PAGE_NUMBER, '').replace(/\s+/g, ' ');
}

function isNumbered(line: string): boolean {
  const text = line.trim();
  return startsWithOrdinal(text) || leadingRoman(text) !== null || /^\d{1,3}[.):\s]/.test(text);
}

/** Longest entry that may end like a sentence (“ETYMOLOGY.”). */
const LONGEST_CLOSED_ENTRY = 60;
/** Empty lines that end a list when there are more of them than inside it. */
const GAP_AFTER_LIST = 3;

function isListLike({ lines }: TextParagraph): boolean {
  if (lines.length <= 3 && startsWithOrdinal(lines[0] ?? '')) return true;
  return lines.every((line) => {
    const entry = entryOf(line);
    const isClosed = /[.!?]["”’']?$/.test(entry);
    return entry.length <= (isClosed ? LONGEST_CLOSED_ENTRY : LONGEST_ENTRY);
  });
}

/** Whether a line is one of the entries, come again as a heading: the list is over and the book begins. */
function isAgain(line: string, entries: readonly string[]): boolean {
  const key = titleKey(line);
  if (key === '') return false;
  return entries.some((entry, index) => {
    const listed = titleKey(entry);
    if (listed === key) return true;
    if (isBareOrdinal(line)) return index === 0 && listed.startsWith(key);
    return listed.length >= 5 && key.startsWith(listed);
  });
}

/** Lines of a paragraph as entries; a deeper indented line goes on the one before it. */
function entriesOf({ lines }: TextParagraph): string[] {
  return lines
    .map(entryOf)
    .filter((entry) => entry !== '' && !/^(?:page|chapter|chap\.)$/i.test(entry));
}

function titledList(paragraphs: readonly TextParagraph[], at: number): ContentsList | null {
  const heading = paragraphs[at]?.lines.map((line) => line.trim()) ?? [];
  if (!/^(?:table of )?contents\.?:?$/i.test(heading[0] ?? '')) return null;
  const entries = heading.slice(1).map(entryOf);
  let last = at;
  let gap = 0;
  for (let next = at + 1; next < paragraphs.length; next++) {
    const paragraph = paragraphs[next];
    if (paragraph === undefined || !isListLike(paragraph)) break;
    const found = entriesOf(paragraph);
    const isOver = paragraph.space >= GAP_AFTER_LIST && paragraph.space > gap;
    if (entries.length >= FEWEST_ENTRIES && (isOver || isAgain(found[0] ?? '', entries))) break;
    if (entries.length > 0) gap = Math.max(gap, paragraph.space);
    entries.push(...found);
    last = next;
  }
  return entries.length >= FEWEST_ENTRIES ? { first: at, last, entries } : null;
}

/** Finds the contents list of a text: under its heading, else a block of numbered lines at the front. */
export function findContents(paragraphs: readonly TextParagraph[]): ContentsList | null {
  const front = Math.max(60, Math.ceil(paragraphs.length * FRONT_SHARE));
  for (let at = 0; at < Math.min(front, paragraphs.length); at++) {
    const list = titledList(paragraphs, at);
    if (list !== null) return list;
    const paragraph = paragraphs[at];
    const lines = paragraph?.lines ?? [];
    if (
      paragraph !== undefined &&
      lines.length > 2 &&
      lines.every(isNumbered) &&
      isListLike(paragraph)
    ) {
      return { first: at, last: at, entries: entriesOf(paragraph) };
    }
  }
  return null;
}
