import type { Row } from './fragments.ts';
import { PageNumbering, readEdgeNumbers, readNumberLine, readPageNumber } from '../page-numbers.ts';
import { rowText } from './row-text.ts';

/** A page as rows from top to bottom. */
export interface RowPage {
  page: number;
  height: number;
  rows: readonly Row[];
}

/** Rows at the top and at the bottom among which running heads are looked for. */
const EDGE_ROWS = 4;
/** Points by which the place of a running head may differ between pages. */
const SAME_PLACE = 2.5;
const SAME_TYPE = 0.6;
/** Pages within which a running head comes again: right pages, left pages, a short chapter. */
const WINDOW = 8;
/** Line distances that divide a running head from the text. */
const APART = 1.3;
/** Pages that a repeated line needs to be a running head though it is not set apart. */
const FEWEST_CLOSE = 4;
const CLOSE_SHARE = 0.2;
const FEWEST_NUMBERED = 2;
const FEWEST_AT_PLACE = 3;
/** Points within which numbers of pages stand, also where pages were scanned askew. */
const NEAR = 12;
/** Times as many pages have their number at its usual place as have one by chance. */
const OFTENER = 3;
/** Page numbers are not set larger than the text by this factor. */
const LARGER = 1.25;

interface Candidate {
  page: number;
  row: Row;
  isTop: boolean;
  /** 0 for the row at the page's edge. */
  rank: number;
  /** From the page's top or bottom, in points. */
  place: number;
  text: string;
  key: string;
  isApart: boolean;
}

/** A line's letters, with a sign for each number: what running heads have in common. */
function keyOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .map((word) => (readPageNumber(word) === null ? word.replace(/\d+/g, '#') : '#'))
    .join('')
    .replace(/[^\p{L}\p{N}#]+/gu, '');
}

function candidatesOf({ page, height, rows }: RowPage, leading: number): Candidate[] {
  const edge = (isTop: boolean): Candidate[] => {
    const ordered = isTop ? rows : rows.toReversed();
    return ordered.slice(0, EDGE_ROWS).map((row, rank) => {
      const next = ordered[rank + 1];
      const gap = next === undefined ? Infinity : Math.abs(next.y - row.y);
      const text = rowText(row);
      return {
        page,
        row,
        isTop,
        rank,
        place: isTop ? row.y : height - row.y,
        text,
        key: keyOf(text),
        isApart: gap > leading * APART || Math.abs((next?.size ?? 0) - row.size) > 0.6,
      };
    });
  };
  return [...edge(true), ...edge(false)];
}

function isSamePlace(a: Candidate, b: Candidate): boolean {
  return (
    a.isTop === b.isTop &&
    Math.abs(a.place - b.place) <= SAME_PLACE &&
    Math.abs(a.row.size - b.row.size) <= SAME_TYPE
  );
}

/** Rows with the same words at the same place of pages near each other. */
function findRepeated(candidates: readonly Candidate[], pages: number): Set<Candidate> {
  const byKey = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    if (!/\p{L}/u.test(candidate.key)) continue;
    const same = byKey.get(candidate.key);
    if (same === undefined) byKey.set(candidate.key, [candidate]);
    else same.push(candidate);
  }
  const found = new Set<Candidate>();
  const fewest = Math.max(FEWEST_CLOSE, Math.ceil(pages * CLOSE_SHARE));
  for (const same of byKey.values()) {
    for (const [index, candidate] of same.entries()) {
      const near = same
        .slice(Math.max(0, index - 4), index + 5)
        .filter((other) => other.page !== candidate.page && isSamePlace(candidate, other));
      const isNear = near.some((other) => Math.abs(other.page - candidate.page) <= WINDOW);
      if (isNear && (candidate.isApart || same.length >= fewest)) found.add(candidate);
    }
  }
  return found;
}

function noteNumbers(candidates: readonly Candidate[]): PageNumbering {
  const numbering = new PageNumbering();
  for (const { text, page } of candidates) {
    for (const number of readNumberLine(text).slice(0, 1)) numbering.note(number, page);
    if (readNumberLine(text).length === 0) {
      for (const number of readEdgeNumbers(text)) numbering.note(number, page);
    }
  }
  return numbering;
}

/** Rows that are or hold the page's number. */
function findNumbered(
  candidates: readonly Candidate[],
  numbering: PageNumbering,
  pages: number,
  textSize: number,
): Set<Candidate> {
  const found = new Set<Candidate>();
  const enough = Math.max(FEWEST_NUMBERED, Math.min(4, Math.ceil(pages * 0.3)));
  for (const candidate of candidates) {
    const { text, page, isApart, rank } = candidate;
    const [number] = readNumberLine(text);
    if (number !== undefined) {
      const isCounted = numbering.support(number, page) >= Math.min(enough, FEWEST_NUMBERED);
      const isFirst = pages <= 2 && rank === 0 && number.value === page + 1;
      if (!isApart || !(isCounted || isFirst)) continue;
      found.add(candidate);
      continue;
    }
    const isHead = readEdgeNumbers(text).some(
      (number) => numbering.support(number, page) >= Math.max(3, enough),
    );
    if (isHead && isApart && text.length < 120) found.add(candidate);
  }
  for (const candidate of headsAmong(found, textSize)) found.delete(candidate);
  return found;
}

/** How many of some rows stand about where a row does, itself among them. */
function countNear(rows: Iterable<Candidate>): (candidate: Candidate) => number {
  const counts = new Map<string, number>();
  const keyOfPlace = ({ isTop, place }: Candidate, shift: number): string =>
    `${String(isTop)} ${Math.round(place / NEAR) + shift}`;
  for (const row of rows) {
    const key = keyOfPlace(row, 0);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return (candidate) =>
    [-1, 0, 1].reduce((sum, shift) => sum + (counts.get(keyOfPlace(candidate, shift)) ?? 0), 0);
}

/**
 * Rows at the top of pages whose number counts the pages by chance only, as that of the first chapter on the
 * first page does: set larger than the text, on a page that has its number where more pages have theirs,
 * or where no other page has one.
 */
function headsAmong(numbered: ReadonlySet<Candidate>, textSize: number): Candidate[] {
  const near = countNear(numbered);
  const most = new Map<number, number>();
  for (const candidate of numbered) {
    most.set(candidate.page, Math.max(most.get(candidate.page) ?? 0, near(candidate)));
  }
  return [...numbered].filter((candidate) => {
    const own = near(candidate);
    const isLarge = candidate.row.size >= textSize * LARGER;
    const isSecond = own * OFTENER < (most.get(candidate.page) ?? 0);
    const isAlone = own === 1 && numbered.size > 1;
    return candidate.isTop && (isLarge || isSecond || isAlone);
  });
}

/** Places at which running heads stand, found by where they are: a damaged book may have thousands. */
class HeadPlaces {
  private readonly places = new Map<string, { first: Candidate; count: number }[]>();

  constructor(proved: Iterable<Candidate>) {
    for (const candidate of proved) {
      const place = this.find(candidate);
      if (place !== undefined) place.count++;
      else {
        const key = this.keyOf(candidate, 0, 0);
        const same = this.places.get(key) ?? [];
        same.push({ first: candidate, count: 1 });
        this.places.set(key, same);
      }
    }
  }

  find(candidate: Candidate): { first: Candidate; count: number } | undefined {
    for (const up of [-1, 0, 1]) {
      for (const larger of [-1, 0, 1]) {
        const near = this.places.get(this.keyOf(candidate, up, larger));
        const place = near?.find(({ first }) => isSamePlace(first, candidate));
        if (place !== undefined) return place;
      }
    }
    return undefined;
  }

  private keyOf({ isTop, place, row }: Candidate, up: number, larger: number): string {
    const [at, size] = [Math.round(place / SAME_PLACE), Math.round(row.size / SAME_TYPE)];
    return `${String(isTop)} ${at + up} ${size + larger}`;
  }
}

/** What furniture was found, and how the pages are numbered. */
export interface Furniture {
  rows: ReadonlySet<Row>;
  numbering: PageNumbering;
}

/**
 * Finds running heads, feet and page numbers: rows at the edges of pages whose words come again at the
 * same place, that count the pages, or that stand where such rows stand on other pages.
 */
export function findFurniture(
  pages: readonly RowPage[],
  body: { size: number; leading: number },
): Furniture {
  const candidates = pages.flatMap((page) => candidatesOf(page, body.leading));
  const numbering = noteNumbers(candidates);
  const proved = new Set([
    ...findRepeated(candidates, pages.length),
    ...findNumbered(candidates, numbering, pages.length, body.size),
  ]);
  const places = new HeadPlaces(proved);
  const isPlaced = (candidate: Candidate): boolean =>
    candidate.isApart &&
    candidate.row.size <= body.size * 1.1 &&
    (places.find(candidate)?.count ?? 0) >= FEWEST_AT_PLACE;
  const rows = new Set<Row>();
  let outer: Candidate | null = null;
  for (const candidate of candidates) {
    const isOutermost = candidate.rank === 0 || (outer !== null && rows.has(outer.row));
    const isFurniture = isOutermost && (proved.has(candidate) || isPlaced(candidate));
    if (isFurniture) rows.add(candidate.row);
    outer = candidate;
  }
  return { rows, numbering };
}
