import type { Line } from './page-text.ts';
import type { TypeScale } from './type-scale.ts';

/** Points by which edges of one column may differ between pages and lines. */
const SAME_EDGE = 3;
/** Lines that show a column's width when they end at one place, and when they end anywhere. */
const FEWEST_JUSTIFIED = 3;
const FEWEST_RAGGED = 12;

/** Where lines of a column start and end when they are full. */
export interface Edges {
  left: number;
  right: number;
}

function commonLeft(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const { x0 } of lines) counts.set(Math.round(x0), (counts.get(Math.round(x0)) ?? 0) + 1);
  const enough = Math.max(1, lines.length * 0.15);
  const common = [...counts].filter(([x, count]) => {
    return count + (counts.get(x - 1) ?? 0) + (counts.get(x + 1) ?? 0) >= enough;
  });
  const left = Math.min(...common.map(([x]) => x));
  return Math.min(...lines.map(({ x0 }) => x0).filter((x0) => x0 >= left - 1.5));
}

/** The right end that lines reach, without one that sticks out; null when too few show it. */
function ownRight(lines: readonly Line[]): number | null {
  const ends = lines.map(({ x1 }) => x1).sort((a, b) => b - a);
  for (const [index, end] of ends.entries()) {
    let reaching = index + 1;
    while (end - (ends[reaching] ?? -Infinity) <= 2) reaching++;
    const isMost = (reaching - index) * 10 >= lines.length * 6;
    const isEnough = reaching - index >= FEWEST_JUSTIFIED;
    if (isEnough && (isMost || lines.length >= FEWEST_RAGGED)) return end;
  }
  return lines.length >= FEWEST_RAGGED ? (ends[0] ?? null) : null;
}

/** Measures the edges of all columns; a column with too few lines takes them from others that start at the same place. */
export function measureEdges(lines: readonly Line[], type: TypeScale): Map<number, Edges> {
  const columns = new Map<number, Line[]>();
  for (const line of lines) {
    const column = columns.get(line.column);
    if (column === undefined) columns.set(line.column, [line]);
    else column.push(line);
  }
  const known: Edges[] = [];
  const found = new Map<number, Edges>();
  const open: { column: number; left: number; right: number }[] = [];
  for (const [column, all] of columns) {
    const body = all.filter(({ size }) => Math.abs(size - type.size) < type.size * 0.08);
    const measured = body.length > 0 ? body : all;
    const left = commonLeft(measured);
    const right = ownRight(measured);
    const reach = Math.max(...measured.map(({ x1 }) => x1));
    if (right === null) open.push({ column, left, right: reach });
    else {
      found.set(column, { left, right });
      known.push({ left, right });
    }
  }
  for (const { column, left, right } of open) found.set(column, borrow(left, right, known));
  return found;
}

/** Edges of the commonest column into which the lines of a short one fit. */
function borrow(left: number, right: number, known: readonly Edges[]): Edges {
  const counts = new Map<number, number>();
  for (const other of known) {
    // An indented line is all that there may be of a column.
    if (left < other.left - SAME_EDGE || left > other.right || right > other.right + SAME_EDGE) {
      continue;
    }
    const isSameStart = Math.abs(other.left - left) <= SAME_EDGE;
    const weight = isSameStart ? 4 : 1;
    const key = Math.round(other.right) * 10_000 + Math.round(other.left);
    counts.set(key, (counts.get(key) ?? 0) + weight);
  }
  const best = [...counts].sort((a, b) => b[1] - a[1])[0];
  if (best === undefined) return { left, right };
  return {
    left: Math.min(left, best[0] % 10_000),
    right: Math.max(right, Math.floor(best[0] / 10_000)),
  };
}
