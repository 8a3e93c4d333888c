import { describe, expect, it } from 'vitest';
import { spreadOf } from '../../bench/spread.ts';

describe('figures', () => {
  it('have a median, and a spread from the lowest to the highest', () => {
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, lowest: 1, highest: 3, count: 3 });
  });

  it('have the mean of the middle two as median, where their number is even', () => {
    expect(spreadOf([4, 1, 2, 10]).median).toBe(3);
    expect(spreadOf([5]).median).toBe(5);
  });

  it('are no numbers where there are none', () => {
    expect(spreadOf([])).toEqual({ median: NaN, lowest: NaN, highest: NaN, count: 0 });
  });
});
