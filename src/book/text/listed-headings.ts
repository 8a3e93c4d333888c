import { titleKey } from '../markup/plain-text.ts';
import { isPartUnit, readNumbering } from '../outline/numbering.ts';
import type { ContentsList } from './text-contents.ts';
import { headingLine, keysOf, type HeadingKey } from './heading-line.ts';
import type { TextParagraph } from './text-paragraphs.ts';

/** Paragraphs that one heading may be spread over: number, name, subtitle. */
const MOST_PARAGRAPHS = 3;
/** Lines that one entry may be spread over. */
const MOST_ENTRY_LINES = 3;
/** Places of one title; what stands in more is a running head. */
const MOST_PLACES = 24;
/** Share of the entries that must be found. */
const FEWEST_FOUND = 0.4;
const LONGEST_TITLE = 300;

/** A heading that a contents list names. */
export interface ListedHeading {
  /** Paragraphs that it takes. */
  first: number;
  last: number;
}

interface Place extends ListedHeading {
  entry: number;
  weight: number;
}

/** Where the book's short paragraphs stand, alone and joined with those that follow, by their keys. */
function indexHeadings(
  paragraphs: readonly TextParagraph[],
  from: number,
): Map<string, ListedHeading[]> {
  const index = new Map<string, ListedHeading[]>();
  const add = (key: string, first: number, last: number): void => {
    const list = index.get(key) ?? [];
    if (list.length <= MOST_PLACES) list.push({ first, last });
    index.set(key, list);
  };
  for (let first = from; first < paragraphs.length; first++) {
    let joined = '';
    for (let last = first; last < first + MOST_PARAGRAPHS; last++) {
      const line = headingLine(paragraphs[last]);
      if (line === null) break;
      joined = joined === '' ? line : `${joined} ${line}`;
      if (joined.length > LONGEST_TITLE) break;
      for (const { key } of keysOf(joined)) add(key, first, last);
    }
  }
  return index;
}

/** What an entry may be called: its line, with the lines after it that belong to it. */
function keysOfEntry(lines: readonly string[], at: number): HeadingKey[] {
  const keys: HeadingKey[] = [];
  let joined = '';
  for (let end = at; end < Math.min(lines.length, at + MOST_ENTRY_LINES); end++) {
    joined = `${joined} ${lines[end] ?? ''}`.trim();
    keys.push(...keysOf(joined));
  }
  return keys;
}

/** The heaviest row of places in which both the entries and the paragraphs ascend. */
function heaviestRow(places: readonly Place[], end: number): Place[] {
  // A Fenwick tree of the heaviest rows that end before a paragraph; of one entry the later place comes first,
  // so that the entry is taken once.
  const tree = new Int32Array(end + 2).fill(-1);
  const sums = new Float64Array(places.length);
  const before = new Int32Array(places.length).fill(-1);
  const heavier = (one: number, other: number): number =>
    other < 0 || (one >= 0 && (sums[one] ?? 0) >= (sums[other] ?? 0)) ? one : other;
  let best = -1;
  for (const [index, { first, weight }] of places.entries()) {
    let last = -1;
    for (let at = first; at > 0; at -= at & -at) last = heavier(last, tree[at] ?? -1);
    sums[index] = weight + (last < 0 ? 0 : (sums[last] ?? 0));
    before[index] = last;
    best = heavier(best, index);
    for (let at = first + 1; at < tree.length; at += at & -at) {
      tree[at] = heavier(tree[at] ?? -1, index);
    }
  }
  const row: Place[] = [];
  for (let at = best; at >= 0; at = before[at] ?? -1) {
    const place = places[at];
    if (place !== undefined) row.push(place);
  }
  return row.reverse();
}

/** Finds the entries of a contents list as headings in the text after it; empty when too few are found. */
export function findListedHeadings(
  paragraphs: readonly TextParagraph[],
  contents: ContentsList,
): ListedHeading[] {
  const index = indexHeadings(paragraphs, contents.last + 1);
  const places: Place[] = [];
  for (const entry of contents.lines.keys()) {
    const own = new Map<number, Place>();
    for (const { key, weight } of keysOfEntry(contents.lines, entry)) {
      const found = index.get(key) ?? [];
      if (found.length > MOST_PLACES) continue;
      for (const place of found) {
        const known = own.get(place.first)?.weight ?? 0;
        if (known < weight) own.set(place.first, { ...place, entry, weight });
      }
    }
    places.push(...[...own.values()].sort((a, b) => b.first - a.first));
  }
  const row = heaviestRow(places, paragraphs.length);
  const named = contents.lines.filter((line) => titleKey(line) !== '');
  const isMost = row.length >= 2 && row.length >= countEntries(named) * FEWEST_FOUND;
  return isMost ? withNumbers(withoutOverlap(row), paragraphs, contents.last + 1) : [];
}

/** A bare number right above a listed name belongs to it. */
function withNumbers(
  row: readonly ListedHeading[],
  paragraphs: readonly TextParagraph[],
  from: number,
): ListedHeading[] {
  return row.map(({ first, last }, index) => {
    const line = headingLine(paragraphs[first - 1]) ?? '';
    const number = readNumbering(line);
    const isFree = first - 1 > (row[index - 1]?.last ?? from - 1);
    const isNumber = number?.name === '' && !isPartUnit(number.unit);
    return isFree && isNumber ? { first: first - 1, last } : { first, last };
  });
}

/** Entries of a list: where most of its lines are numbered, the others are parts of these. */
function countEntries(lines: readonly string[]): number {
  const numbered = lines.filter((line) => readNumbering(line) !== null).length;
  return numbered >= 3 && numbered * 4 >= lines.length ? numbered : lines.length;
}

function withoutOverlap(row: readonly Place[]): ListedHeading[] {
  return row.map(({ first, last }, index) => {
    const next = row[index + 1]?.first ?? Infinity;
    return { first, last: Math.min(last, next - 1) };
  });
}
