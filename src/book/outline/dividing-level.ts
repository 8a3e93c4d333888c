import type { OutlineHeading } from './outline-heading.ts';

/** Sections longer than this on average, in characters, are divided further where the headings allow it. */
const LONGEST_AVERAGE = 45_000;
/** … as long as the sections that come of it are not shorter than this. */
const SHORTEST_AVERAGE = 3_000;
/** Headings below this level divide chapters. */
const DEEPEST = 4;

/** Headings that start their group, without those of the title page. */
function dividers(headings: readonly OutlineHeading[]): OutlineHeading[] {
  return headings.filter(({ kind, group }, index) => {
    const before = headings[index - 1];
    const isFirst = before?.group !== group || before.kind === 'book-title';
    return isFirst && ['other', 'named', 'numbered'].includes(kind);
  });
}

/** The level down to which the headings of a book without numbered chapters divide it; 0 when it has none. */
export function dividingLevel(headings: readonly OutlineHeading[]): number {
  const counts = Array.from({ length: 7 }, () => 0);
  let total = 0;
  for (const { level, length } of dividers(headings)) {
    counts[level] = (counts[level] ?? 0) + 1;
    total += length;
  }
  let chosen = counts.findIndex((count) => count >= 2);
  if (chosen < 0)
    return Math.max(
      0,
      counts.findLastIndex((count) => count > 0),
    );
  let above = counts.slice(0, chosen + 1).reduce((sum, count) => sum + count, 0);
  for (let level = chosen + 1; level <= DEEPEST; level++) {
    const count = counts[level] ?? 0;
    if (count === 0) continue;
    const isLong = total / above > LONGEST_AVERAGE;
    if (!isLong || count < above * 2 || total / (above + count) < SHORTEST_AVERAGE) break;
    chosen = level;
    above += count;
  }
  return chosen;
}

/** Share of the chapters that headings of a wrong level may be. */
const MOST_SLIPS = 0.2;

/**
 * Headings one level below the dividing ones that are too few to divide chapters, over as much text as a chapter
 * has: their level is a slip.
 */
export function findSlipped(
  headings: readonly OutlineHeading[],
  level: number,
): ReadonlySet<OutlineHeading> {
  const all = dividers(headings);
  const right = all.filter((heading) => heading.level === level && heading.length > 0);
  const deeper = all.filter((heading) => heading.level === level + 1 && heading.kind === 'other');
  if (deeper.length > right.length * MOST_SLIPS) return new Set();
  const average = right.reduce((sum, { length }) => sum + length, 0) / right.length;
  return new Set(deeper.filter(({ length }) => length * 2 >= average));
}
