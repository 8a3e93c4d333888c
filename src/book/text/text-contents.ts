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

function isListLike({ lines }: TextParagraph): boolean {
  return (
    lines.every((line) => line.trim().length <= LONGEST_ENTRY) &&
    !/[.!?]["”]?$/.test(lines.join('').trim().replace(PAGE_NUMBER, ''))
  );
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
  for (let next = at + 1; next < paragraphs.length; next++) {
    const paragraph = paragraphs[next];
    if (paragraph === undefined || !isListLike(paragraph)) break;
    const found = entriesOf(paragraph);
    // The first entry again: the list is over and the book begins.
    const again =
      entries.some((entry) => titleKey(entry) === titleKey(found[0] ?? '')) ||
      (isBareOrdinal(found[0] ?? '') &&
        titleKey(entries[0] ?? '').startsWith(titleKey(found[0] ?? '')));
    if (again && entries.length >= FEWEST_ENTRIES) break;
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
