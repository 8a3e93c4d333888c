/** Figures that were taken several times. */
export interface Spread {
  median: number;
  lowest: number;
  highest: number;
  count: number;
}

/** Puts figures in order. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, two) => one - two);
  const half = sorted.length / 2;
  const middle = [sorted[Math.ceil(half) - 1] ?? NaN, sorted[Math.floor(half)] ?? NaN];
  return {
    median: ((middle[0] ?? NaN) + (middle[1] ?? NaN)) / 2,
    lowest: sorted[0] ?? NaN,
    highest: sorted.at(-1) ?? NaN,
    count: sorted.length,
  };
}
