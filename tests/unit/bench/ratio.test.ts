import { describe, expect, it } from 'vitest';
import { ratiosOf } from '../../bench/graph/ratio.ts';

describe('ratios', () => {
  it('have a median, and a spread from the lowest to the highest', () => {
    expect(ratiosOf([3, 1, 2])).toEqual({ median: 2, lowest: 1, highest: 3, count: 3 });
  });

  it('have the mean of the middle two as median, where their number is even', () => {
    expect(ratiosOf([4, 1, 2, 10]).median).toBe(3);
    expect(ratiosOf([5]).median).toBe(5);
  });

  it('are no numbers where there are none', () => {
    expect(ratiosOf([])).toEqual({ median: NaN, lowest: NaN, highest: NaN, count: 0 });
  });
});
