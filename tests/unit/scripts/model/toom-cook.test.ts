import { describe, expect, it } from 'vitest';
import { toomCook } from '../../../../scripts/model/toom-cook.ts';
import { noise } from '../../../browser/model/quantised-graphs.ts';

function times(matrix: readonly number[][], vector: readonly number[]): number[] {
  return matrix.map((row) =>
    row.reduce((sum, each, index) => sum + each * (vector[index] ?? 0), 0),
  );
}

describe('the matrices of F(m, r)', () => {
  it.each([
    [2, 3],
    [4, 3],
    [8, 3],
    [14, 3],
    [14, 7],
    [14, 11],
  ])('make %i outputs of %i taps with m + r − 1 products', (m, r) => {
    const { filter, input, output } = toomCook(m, r);
    expect([filter.length, input.length, output.length]).toEqual([m + r - 1, m + r - 1, m]);
    const taps = [...noise([r], 31).values];
    const signal = [...noise([m + r - 1], 37).values];
    const filtered = times(filter, taps);
    const products = times(input, signal).map((each, k) => each * (filtered[k] ?? 0));
    const expected = Array.from({ length: m }, (_, i) =>
      taps.reduce((sum, tap, k) => sum + tap * (signal[i + k] ?? 0), 0),
    );
    const worst = times(output, products).map((y, i) => Math.abs(y - (expected[i] ?? 0)));
    expect(Math.max(...worst)).toBeLessThan(1e-9);
  });

  it('have rows of length 1 where they meet the filter and the input', () => {
    const { filter, input } = toomCook(14, 7);
    for (const row of [...filter, ...input]) expect(Math.hypot(...row)).toBeCloseTo(1, 12);
  });

  it('are refused where no points are known', () => {
    expect(() => toomCook(3, 3)).toThrow('m + r = 6');
  });
});
