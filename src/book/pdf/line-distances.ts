import type { Line } from './page-text.ts';
import type { TypeScale } from './type-scale.ts';

/** The usual distance of lines for each size of type, in points. */
export interface LineDistances {
  of(size: number): number;
}

const STEP = 0.5;
const FEWEST = 4;

function keyOf(size: number): number {
  return Math.round(size / STEP) * STEP;
}

/** Measures the usual distances of lines; sizes that occur too rarely take the text's proportion. */
export function measureDistances(lines: readonly Line[], type: TypeScale): LineDistances {
  const counts = new Map<number, Map<number, number>>();
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (next?.column !== line.column || keyOf(next.size) !== keyOf(line.size)) continue;
    const distance = next.y - line.y;
    if (distance < line.size * 0.7 || distance > line.size * 3) continue;
    const key = keyOf(line.size);
    const ofSize = counts.get(key) ?? new Map<number, number>();
    counts.set(key, ofSize);
    const step = Math.round(distance * 2) / 2;
    ofSize.set(step, (ofSize.get(step) ?? 0) + 1);
  }
  const usual = new Map<number, number>();
  for (const [size, distances] of counts) {
    const all = [...distances.values()].reduce((sum, count) => sum + count, 0);
    // Lines of one paragraph are closer than paragraphs: of the frequent distances the smallest counts.
    const frequent = [...distances].filter(([, count]) => count >= Math.max(2, all * 0.2));
    if (all >= FEWEST && frequent.length > 0) {
      usual.set(size, Math.min(...frequent.map(([distance]) => distance)));
    }
  }
  return { of: (size) => usual.get(keyOf(size)) ?? (size * type.leading) / type.size };
}
