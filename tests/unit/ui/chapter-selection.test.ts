import { expect, it } from 'vitest';
import type { Chapter } from '../../../src/domain/book.ts';
import {
  allChapters,
  includedChapters,
  selectRange,
  selectedIndexes,
  selectedWords,
} from '../../../src/ui/chapter-selection.ts';
import { estimateMinutes, estimateSeconds } from '../../../src/ui/narration-estimate.ts';

const chapters = [10, 200, 0, 3_000].map((words, index): Chapter => ({
  title: `Chapter ${index}`,
  level: 1,
  role: 'chapter',
  include: index % 2 === 1,
  reason: '',
  words,
  blocks: [],
}));

it('a book starts with the chapters that its reader includes', () => {
  expect(selectedIndexes(includedChapters(chapters))).toEqual([1, 3]);
});

it('all chapters are all of them', () => {
  expect(selectedIndexes(allChapters(chapters))).toEqual([0, 1, 2, 3]);
});

it('a range is set in either direction, both ends included, and leaves the old selection alone', () => {
  const before = new Set([0]);
  expect(selectedIndexes(selectRange(before, 3, 1, true))).toEqual([0, 1, 2, 3]);
  expect(selectedIndexes(selectRange(new Set([0, 1, 2, 3]), 1, 2, false))).toEqual([0, 3]);
  expect(before).toEqual(new Set([0]));
});

it('the indexes are ascending, in whatever order the chapters were picked', () => {
  expect(selectedIndexes(new Set([10, 2, 1]))).toEqual([1, 2, 10]);
});

it('only the words of picked chapters count', () => {
  expect(selectedWords(chapters, new Set([0, 3]))).toBe(3_010);
});

it('165 words take a minute at speed 1 and half a minute at speed 2', () => {
  expect(estimateSeconds(165, 1)).toBe(60);
  expect(estimateSeconds(165, 2)).toBe(30);
});

it('a chapter of a few words counts as a minute, one without words as none', () => {
  expect(estimateMinutes(3, 1)).toBe(1);
  expect(estimateMinutes(0, 1)).toBe(0);
  expect(estimateMinutes(1_650, 0.5)).toBe(20);
});
