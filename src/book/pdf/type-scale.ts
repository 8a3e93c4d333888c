import type { Fragment } from './page-text.ts';

/** What the text of a book is set in. */
export interface TypeScale {
  /** Font size of most characters, in points. */
  size: number;
  /** Distance of most baselines, in points. */
  leading: number;
}

const STEP = 0.25;

function mode(weights: ReadonlyMap<number, number>): number {
  let best = 0;
  for (const [value, weight] of weights) {
    if (weight > (weights.get(best) ?? 0)) best = value;
  }
  return best;
}

/** Measures the size and the line distance in which most of a book is set. */
export function measureType(pages: readonly (readonly Fragment[])[]): TypeScale {
  const sizes = new Map<number, number>();
  for (const fragments of pages) {
    for (const { spans } of fragments) {
      for (const { size, text } of spans) {
        const key = Math.round(size / STEP) * STEP;
        sizes.set(key, (sizes.get(key) ?? 0) + text.length);
      }
    }
  }
  const size = mode(sizes);
  const leadings = new Map<number, number>();
  for (const fragments of pages) {
    const lines = fragments.filter((fragment) => Math.abs(fragment.size - size) < 0.5);
    for (const [index, line] of lines.entries()) {
      const next = lines[index + 1];
      const distance = next === undefined ? 0 : next.y - line.y;
      if (distance < size * 0.8 || distance > size * 2.5) continue;
      const key = Math.round(distance / STEP) * STEP;
      leadings.set(key, (leadings.get(key) ?? 0) + 1);
    }
  }
  const leading = mode(leadings);
  return { size, leading: leading === 0 ? size * 1.2 : leading };
}
