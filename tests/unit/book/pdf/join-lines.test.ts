import { expect, test } from 'vitest';
import { keepsHyphen } from '../../../../src/book/hyphens/keeps-hyphen.ts';
import {
  PageNumbering,
  readNumberLine,
  readPageNumber,
} from '../../../../src/book/page-numbers.ts';
import { Vocabulary } from '../../../../src/book/hyphens/vocabulary.ts';
import { restoreSoftHyphens } from '../../../../src/book/pdf/soft-hyphens.ts';
import { makeLine } from '../../../fixtures/books/make-line.ts';

function keeps(first: string, second: string, text: string, language = 'en'): boolean {
  return keepsHyphen(first, second, new Vocabulary([makeLine(text)]), language);
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
  const words = new Vocabulary([makeLine('He was joy-'), makeLine('ously glad of it.')]);
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

test('a single line that is a hyphen short of the edge is divided only inside a word that the book has', () => {
  const full = Array.from({ length: 6 }, () =>
    makeLine('and the whole of the line is there to the'),
  );
  const divided = (first: string, second: string): boolean => {
    const short = makeLine(`and then we saw the ${first}`, { x1: 197 });
    const lines = [...full, short, makeLine(`${second} of the captain by the harbour`), ...full];
    return /\u00ad$/u.test(
      restoreSoftHyphens(lines, new Map(), new Vocabulary(lines))[6]?.text ?? '',
    );
  };
  expect([divided('cap', 'tain'), divided('har', 'bour'), divided('cap', 'size')]).toEqual([
    true,
    true,
    false,
  ]);
});
