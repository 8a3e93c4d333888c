/** Ratios of times that were taken side by side. */
export interface Ratios {
  median: number;
  lowest: number;
  highest: number;
  count: number;
}

/** Puts ratios in order. */
export function ratiosOf(values: readonly number[]): Ratios {
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
