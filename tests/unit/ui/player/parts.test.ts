import { expect, it } from 'vitest';
import { chapterAt, locateInParts, partStart } from '../../../../src/ui/player/parts.ts';

it.each([
  [0, 0, 0],
  [99, 0, 99],
  [100, 1, 0],
  [260, 2, 10],
  [900, 2, 650],
])('second %d of a book in three files is in file %d at %d', (time, part, seconds) => {
  expect(locateInParts([100, 150, 200], time)).toEqual({ part, seconds });
});

it('a book in one file needs no durations', () => {
  expect(locateInParts([0], 1_234)).toEqual({ part: 0, seconds: 1_234 });
});

it('a file begins where those before it end', () => {
  expect(partStart([100, 150, 200], 2)).toBe(250);
});

it('the chapter that is heard is the last one that has begun', () => {
  expect(chapterAt([5, 10, 20], 0)).toBe(-1);
  expect(chapterAt([0, 10, 20], 9.9)).toBe(0);
  expect(chapterAt([0, 10, 20], 9.97)).toBe(1);
  expect(chapterAt([0, 10, 20], 99)).toBe(2);
  expect(chapterAt([0, null, 20], 15)).toBe(0);
});
