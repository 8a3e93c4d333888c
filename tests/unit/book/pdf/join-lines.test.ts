import { expect, test } from 'vitest';
import { keepsHyphen } from '../../../../src/book/hyphens/keeps-hyphen.ts';
import {
  PageNumbering,
  readNumberLine,
  readPageNumber,
} from '../../../../src/book/page-numbers.ts';
import type { Line } from '../../../../src/book/pdf/page-text.ts';
import { Vocabulary } from '../../../../src/book/hyphens/vocabulary.ts';

function line(text: string): Line {
  return {
    page: 0,
    column: 0,
    text,
    marks: [],
    x0: 0,
    x1: 200,
    y: 0,
    size: 10,
    font: 'f',
    left: 0,
    right: 200,
    element: -1,
    cells: [],
    isRightToLeft: false,
  };
}

function keeps(first: string, second: string, text: string, language = 'en'): boolean {
  return keepsHyphen(first, second, new Vocabulary([line(text)]), language);
}

test('a hyphen at a line’s end goes where the joined word occurs elsewhere, and stays where the hyphened does', () => {
  expect(keeps('to', 'day', 'Only today counts.')).toBe(false);
  expect(keeps('to', 'day', 'Only to-day counts.')).toBe(true);
  expect(keeps('cy', 'clone', 'The wind blew hard.')).toBe(false);
});

test('where neither form occurs two words of the book keep their hyphen', () => {
  expect(keeps('willow', 'bushes', 'The willow stood by the bushes.')).toBe(true);
  expect(keeps('willow', 'bushes', 'The willow stood alone.')).toBe(false);
  expect(keeps('mother-in', 'law', 'She came.')).toBe(true);
  expect(keeps('under', 'standing', 'He was standing under it.')).toBe(false);
  expect(keeps('Haus', 'tür', 'Das Haus hat eine tür.', 'de')).toBe(false);
  expect(keeps('Nord', 'Ostsee', 'Der Kanal.', 'de')).toBe(true);
});

test('words that are cut at line ends are no words of the book', () => {
  const words = new Vocabulary([line('He was joy-'), line('ously glad of it.')]);
  expect([words.count('joy'), words.count('ously'), words.count('glad')]).toEqual([0, 0, 1]);
});

test('page numbers are read with what is set around them', () => {
  expect(readPageNumber('— 12 —')).toEqual({ value: 12, isRoman: false });
  expect(readPageNumber('xiv')).toEqual({ value: 14, isRoman: true });
  expect(readPageNumber('twelve')).toBeNull();
  expect(readNumberLine('Page 3 of 10')[0]).toEqual({ value: 3, isRoman: false });
  expect(readNumberLine('[7]')).toHaveLength(1);
  expect(readNumberLine('Chapter 7 begins here')).toEqual([]);
});

test('a page’s index follows from how most pages are numbered', () => {
  const numbering = new PageNumbering();
  for (const page of [10, 11, 12]) numbering.note({ value: page - 4, isRoman: false }, page);
  numbering.note({ value: 1899, isRoman: false }, 11);
  expect(numbering.pageOf({ value: 1, isRoman: false })).toBe(5);
  expect(numbering.pageOf({ value: 1, isRoman: true })).toBeNull();
});
