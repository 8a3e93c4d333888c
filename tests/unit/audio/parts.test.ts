import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_PART_FRAMES, splitIntoParts } from '../../../src/audio/parts.ts';
import { framesToSeconds } from '../../../src/domain/audio-format.ts';

test('a part holds 22 hours', () => {
  expect(framesToSeconds(MAX_PART_FRAMES)).toBeGreaterThan(22 * 3_600 - 0.05);
  expect(framesToSeconds(MAX_PART_FRAMES)).toBeLessThanOrEqual(22 * 3_600);
});

test('a book of up to 22 hours is one part', () => {
  expect(splitIntoParts([MAX_PART_FRAMES - 5, 5])).toEqual([{ first: 0, end: 2 }]);
});

test('one frame more makes a second part, from the chapter that does not fit', () => {
  expect(splitIntoParts([MAX_PART_FRAMES - 5, 6, 7])).toEqual([
    { first: 0, end: 1 },
    { first: 1, end: 3 },
  ]);
});

test('a chapter longer than a part stands alone', () => {
  expect(splitIntoParts([5, 50, 5, 5], 20)).toEqual([
    { first: 0, end: 1 },
    { first: 1, end: 2 },
    { first: 2, end: 4 },
  ]);
});

test('no chapters are no parts', () => {
  expect(splitIntoParts([])).toEqual([]);
});

test('parts hold every chapter once, in order, fit, and could not take the next chapter as well', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40)), fc.integer({ min: 1, max: 60 }), (frames, limit) => {
      const parts = splitIntoParts(frames, limit);
      const length = (first: number, end: number): number =>
        frames.slice(first, end).reduce((sum, value) => sum + value, 0);
      let next = 0;
      for (const { first, end } of parts) {
        expect(first).toBe(next);
        expect(end).toBeGreaterThan(first);
        if (end - first > 1) expect(length(first, end)).toBeLessThanOrEqual(limit);
        if (end < frames.length) expect(length(first, end + 1)).toBeGreaterThan(limit);
        next = end;
      }
      expect(next).toBe(frames.length);
    }),
  );
});
