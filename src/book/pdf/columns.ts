import { toRows, type Row } from './fragments.ts';
import type { Fragment } from './page-text.ts';

/** Narrowest gap between columns, in font sizes. */
const NARROWEST_GUTTER = 0.8;
/** Rows that have text on both sides of a gap before it divides columns. */
const FEWEST_ROWS = 3;
const DEEPEST = 4;
/** A title above columns is larger than their text by this factor, and of so many rows at most. */
const TITLE_SIZE = 1.08;
const MOST_TITLE_ROWS = 5;
/** Characters of a line in a column of text; cells of tables have fewer. */
const SHORTEST_LINE = 18;
/** Gap between cells, in font sizes. */
const CELL_GAP = 1.4;
/** Characters of an entry in a column of names; page numbers have fewer. */
const SHORTEST_ENTRY = 6;
/** A page of more rows is no book's, and is read as it is drawn. */
const MOST_ROWS = 3000;
/** Share of rows after which the page is drawn on the other side of a gap: low for columns, high for tables and rivers of white. */
const MOST_CROSSINGS = 0.4;
/** Share of a column's width that its lines fill as a rule. */
const LEAST_FILL = 0.6;

/** A part of a page that is read from top to bottom before the next one. */
export type Region = Fragment[];

interface Interval {
  from: number;
  to: number;
}

/** What is left of free intervals when a row is laid over them. */
function narrow(free: readonly Interval[], row: Row, least: number): Interval[] {
  let left = [...free];
  for (const { x0, x1 } of row.fragments) {
    left = left
      .flatMap((interval) => {
        if (x1 <= interval.from || x0 >= interval.to) return interval;
        return [
          { from: interval.from, to: x0 },
          { from: x1, to: interval.to },
        ];
      })
      .filter(({ from, to }) => to - from >= least);
  }
  return left;
}

/** Lines on either side of a gap beside which there are lines on the other; their baselines may differ. */
function linesBeside(left: readonly Fragment[], right: readonly Fragment[]): number {
  const count = (side: readonly Fragment[], other: readonly Fragment[]): number => {
    const top = Math.min(...other.map(({ y, size }) => y - size));
    const bottom = Math.max(...other.map(({ y }) => y));
    const rows = toRows(side.filter(({ y, size }) => y > top && y - size < bottom));
    return rows.length;
  };
  return Math.min(count(left, right), count(right, left));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function lengthOf({ spans }: Fragment): number {
  return spans.reduce((sum, span) => sum + span.text.length, 0);
}

function lineLengths(rows: readonly Row[]): number[] {
  return rows.map((row) => row.fragments.reduce((sum, fragment) => sum + lengthOf(fragment), 0));
}

/** Whether one side of a gap is text in lines, not cells of a table. */
function isTextColumn(side: readonly Fragment[]): boolean {
  const rows = toRows(side);
  const width = Math.max(...rows.map(({ x1 }) => x1)) - Math.min(...rows.map(({ x0 }) => x0));
  const fill = median(rows.map(({ x0, x1 }) => (x1 - x0) / width));
  const whole = rows.filter((row) => !hasCells(row)).length;
  const isText = whole * 10 >= rows.length * 7 && median(lineLengths(rows)) >= SHORTEST_LINE;
  return rows.length >= FEWEST_ROWS && isText && fill >= LEAST_FILL;
}

/** Whether a row has gaps that are wider than between words. */
function hasCells({ fragments, size }: Row): boolean {
  return fragments.some((fragment, index) => {
    const before = fragments[index - 1];
    return before !== undefined && fragment.x0 - before.x1 > size * CELL_GAP;
  });
}

function sidesOf(fragments: readonly Fragment[], gap: Interval): [Fragment[], Fragment[]] {
  const middle = (gap.from + gap.to) / 2;
  return [
    fragments.filter(({ x0, x1 }) => (x0 + x1) / 2 < middle),
    fragments.filter(({ x0, x1 }) => (x0 + x1) / 2 >= middle),
  ];
}

/** How often the order of drawing goes from one side of a gap to the other, for each row. */
function crossings(fragments: readonly Fragment[], gap: Interval, rows: number): number {
  const middle = (gap.from + gap.to) / 2;
  const drawn = fragments.toSorted((a, b) => a.order - b.order);
  let count = 0;
  for (const [index, { x0 }] of drawn.entries()) {
    const before = drawn[index - 1];
    if (before !== undefined && before.x0 < middle !== x0 < middle) count++;
  }
  return rows === 0 ? 0 : count / rows;
}

/** Whether a gap divides columns of text. */
function isGutter(rows: readonly Row[], gap: Interval): boolean {
  const fragments = rows.flatMap((row) => row.fragments);
  const [left, right] = sidesOf(fragments, gap);
  const beside = linesBeside(left, right);
  if (beside < FEWEST_ROWS) return false;
  if (crossings(fragments, gap, beside) <= MOST_CROSSINGS) {
    return [left, right].every((side) => median(lineLengths(toRows(side))) >= SHORTEST_ENTRY);
  }
  return isTextColumn(left) && isTextColumn(right);
}

interface Band {
  rows: Row[];
  gap: Interval | null;
}

/** Divides rows into bands: as many as share a gap between columns, and those between such. */
function toBands(rows: readonly Row[], size: number): Band[] {
  const bands: Band[] = [];
  const least = NARROWEST_GUTTER * size;
  let at = 0;
  while (at < rows.length) {
    const found = longestBand(rows, at, least);
    const last = bands.at(-1);
    if (found !== null) {
      bands.push(found);
      at += found.rows.length;
      continue;
    }
    const row = rows[at];
    if (row !== undefined) {
      if (last?.gap === null) last.rows.push(row);
      else bands.push({ rows: [row], gap: null });
    }
    at++;
  }
  return bands;
}

function longestBand(rows: readonly Row[], at: number, least: number): Band | null {
  const first = rows[at];
  if (first === undefined) return null;
  let free: Interval[] = [{ from: -Infinity, to: Infinity }];
  let end = at;
  for (; end < rows.length; end++) {
    const row = rows[end];
    if (row === undefined) break;
    const next = narrow(free, row, least);
    const isInner = next.some(({ from, to }) => from > -Infinity && to < Infinity);
    const wasInner = free.some(({ from, to }) => from > -Infinity && to < Infinity);
    if (wasInner && !isInner) break;
    free = next;
  }
  const taken = rows.slice(at, end);
  const gaps = free
    .filter(({ from, to }) => from > -Infinity && to < Infinity)
    .sort((a, b) => b.to - b.from - (a.to - a.from));
  const gap = gaps.find((candidate) => isGutter(taken, candidate));
  if (gap === undefined || hasOverhang(taken, gap)) return null;
  return { rows: taken, gap };
}

/**
 * Whether the first row is large type right of a gap, above all that is left of it: a title that heads all
 * columns and stands in the middle one.
 */
function hasOverhang(rows: readonly Row[], gap: Interval): boolean {
  const [first] = rows;
  if (first === undefined || first.x0 < gap.from) return false;
  const isLarge = first.size >= median(rows.map(({ size }) => size)) * TITLE_SIZE;
  const fragments = rows.flatMap((row) => row.fragments);
  const top = Math.min(...sidesOf(fragments, gap)[0].map(({ y }) => y));
  const above = rows.filter(({ y }) => y < top - first.size * 0.3).length;
  return isLarge && above > 0 && above <= MOST_TITLE_ROWS;
}

/** Divides a page into parts in the order of reading: columns from left to right, between what stands across them. */
export function findRegions(fragments: readonly Fragment[], size: number, depth = 0): Region[] {
  if (fragments.length === 0) return [];
  const rows = toRows(fragments);
  if (depth >= DEEPEST || rows.length > MOST_ROWS) return [[...fragments]];
  const bands = toBands(rows, size);
  return bands.flatMap(({ rows: taken, gap }): Region[] => {
    const inside = taken.flatMap((row) => row.fragments);
    if (gap === null) return [inside];
    return sidesOf(inside, gap).flatMap((side) => findRegions(side, size, depth + 1));
  });
}
