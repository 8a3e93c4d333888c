import type { Edges } from './column-edges.ts';
import type { Line } from './page-text.ts';
import type { Vocabulary } from '../hyphens/vocabulary.ts';

/** What a hyphen takes of a line, in font sizes. */
const NARROWEST = 0.12;
const WIDEST = 0.55;
/** Font sizes by which hyphens of one book may differ, and by which full lines may miss the edge. */
const SAME_WIDTH = 0.025;
const FULL = 0.06;
/** Share of a column's lines that end at its edge when it is justified. */
const JUSTIFIED = 0.4;
const FEWEST = 3;
/** Share of such lines that must end inside a word before all are taken to. */
const MOSTLY = 0.6;
const LAST_WORD = /\p{L}+$/u;
const FIRST_WORD = /^\p{Ll}+/u;

interface ShortLine {
  line: Line;
  width: number;
  isInside: boolean;
  /** Whether the text has the word in one piece, and one of the parts nowhere else. */
  isSure: boolean;
}

/** Whether a word seems to go on in the next line: joined it is known, or its parts are not. */
function isInsideWord(first: string, second: string, words: Vocabulary): boolean {
  return words.count(first + second) > 0 || hasStrangePart(first, second, words);
}

/** Whether one of two parts of a word is no word of the text by itself. */
function hasStrangePart(first: string, second: string, words: Vocabulary): boolean {
  // Each part stands in the text at least here.
  return words.count(first) <= 1 || words.count(second) <= 1;
}

/** Where most lines of each column end: punctuation may hang out of it. */
function commonEnds(
  lines: readonly Line[],
  edges: ReadonlyMap<number, Edges>,
): Map<number, number> {
  const counts = new Map<number, Map<number, number>>();
  const ends = new Map<number, number>();
  for (const { column, x1 } of lines) {
    const ofColumn = counts.get(column) ?? new Map<number, number>();
    counts.set(column, ofColumn);
    const key = Math.round(x1 * 4) / 4;
    const count = (ofColumn.get(key) ?? 0) + 1;
    ofColumn.set(key, count);
    const best = ofColumn.get(ends.get(column) ?? Infinity) ?? 0;
    if (count > best && x1 > (edges.get(column)?.right ?? 0) - 8) ends.set(column, key);
  }
  return ends;
}

/** Lines of notes and heads that may stand between a page's last line and the next page's first. */
const MOST_BETWEEN = 16;
const SAME_SIZE = 0.05;

/** The next line in type of the same size. */
function nextOfSize(lines: readonly Line[], index: number): Line | undefined {
  const size = lines[index]?.size ?? 0;
  const following = lines.slice(index + 1, index + 1 + MOST_BETWEEN);
  return following.find((line) => Math.abs(line.size - size) <= SAME_SIZE * size);
}

function findShort(
  lines: readonly Line[],
  edges: ReadonlyMap<number, Edges>,
  words: Vocabulary,
): ShortLine[] {
  const full = new Map<number, { full: number; all: number }>();
  const ends = commonEnds(lines, edges);
  const missing = (line: Line): number =>
    ((ends.get(line.column) ?? line.right) - line.x1) / line.size;
  for (const line of lines) {
    const count = full.get(line.column) ?? { full: 0, all: 0 };
    count.all++;
    if (Math.abs(missing(line)) <= FULL) count.full++;
    full.set(line.column, count);
  }
  return lines.flatMap((line, index): ShortLine[] => {
    const next = nextOfSize(lines, index);
    const count = full.get(line.column);
    const width = missing(line);
    const first = LAST_WORD.exec(line.text)?.[0];
    const second = next === undefined ? undefined : FIRST_WORD.exec(next.text)?.[0];
    const isJustified = count !== undefined && count.full >= count.all * JUSTIFIED;
    if (!isJustified || first === undefined || second === undefined) return [];
    if (width < NARROWEST || width > WIDEST) return [];
    const isSure = words.count(first + second) > 0 && hasStrangePart(first, second, words);
    return [{ line, width, isInside: isInsideWord(first, second, words), isSure }];
  });
}

/**
 * Finds words that were divided by a soft hyphen, of which nothing is left in the text but the place that
 * it took: lines of justified columns that end short by the same small width, mostly inside words, or by
 * any hyphen's width inside words that are known. The soft hyphen is put back.
 */
export function restoreSoftHyphens(
  lines: readonly Line[],
  edges: ReadonlyMap<number, Edges>,
  words: Vocabulary,
): Line[] {
  const short = findShort(lines, edges, words);
  const divided = new Set(short.filter(({ isSure }) => isSure).map(({ line }) => line));
  const sorted = short.toSorted((a, b) => a.width - b.width);
  // Windows of lines that are as short as one another; what is inside of one is counted as it moves.
  let from = 0;
  let inside = 0;
  let added = 0;
  for (const [index, { width, isInside }] of sorted.entries()) {
    if (isInside) inside++;
    while (width - (sorted[from]?.width ?? 0) > SAME_WIDTH * 2) {
      if (sorted[from]?.isInside === true) inside--;
      from++;
    }
    const count = index + 1 - from;
    if (count < FEWEST || inside < count * MOSTLY) continue;
    for (added = Math.max(added, from); added <= index; added++) {
      const line = sorted[added]?.line;
      if (line !== undefined) divided.add(line);
    }
  }
  if (divided.size === 0) return [...lines];
  return lines.map((line) => (divided.has(line) ? { ...line, text: `${line.text}\u00ad` } : line));
}
