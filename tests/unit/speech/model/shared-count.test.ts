import { describe, expect, test } from 'vitest';
import { SharedCount } from '../../../../src/speech/model/shared-count.ts';

describe('whoever sleeps', () => {
  test('does not wait for a thread that is done', () => {
    const count = new SharedCount();
    const there = new SharedCount(count.memory);
    there.add();
    there.add();
    expect(count.movesAsleep(2, 1e9)).toBe(true);
  });

  test('sees that a thread does not get on', () => {
    const count = new SharedCount();
    expect(count.movesAsleep(1, 1)).toBe(false);
    // What it has done before says nothing of now.
    new SharedCount(count.memory).add();
    expect(count.movesAsleep(2, 1)).toBe(false);
  });
});
