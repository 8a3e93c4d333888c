import { countWords, type Book } from '../../src/domain/book.ts';
import type { CorpusFile } from './manifest.ts';

/**
 * Share of another reader's words that are left when running heads and page numbers are dropped and
 * words divided at line ends are joined.
 */
const FEWEST_WORDS = 0.9;
const MOST_WORDS = 1.03;
/** Files with fewer words differ by whole ones. */
const SMALL = 60;

function key(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}

function compareWords({ facts }: CorpusFile, book: Book): string[] {
  const expected = facts.words_pdftotext ?? 0;
  if (expected < SMALL) return [];
  const words = book.chapters
    .flatMap(({ blocks }) => blocks)
    .reduce((sum, { text }) => sum + countWords(text), 0);
  const isNear = words >= expected * FEWEST_WORDS && words <= expected * MOST_WORDS;
  return isNear ? [] : [`words ${words}, another reader has ${expected}`];
}

/** Compares a PDF's book with what the manifest says: titles, words, notes, and what must not be heard. */
export function comparePdf(file: CorpusFile, book: Book): string[] {
  const faults: string[] = [];
  const titles = key(book.chapters.map(({ title }) => title).join(' '));
  const listed = file.chapters ?? (file.facts.outline ?? []).map(({ title }) => title);
  const missing = listed.filter((title) => !titles.includes(key(title)));
  if (missing.length > 0) faults.push(`titles missing: ${missing.slice(0, 4).join(' | ')}`);
  const heard = book.chapters.filter((chapter) => chapter.include).flatMap(({ blocks }) => blocks);
  const text = heard.flatMap(({ kind, text: own }) => (kind === 'note' ? [] : own.split('\n')));
  if (text.some((line) => /^\W*\d+\W*$/.test(line))) faults.push('a page number is heard');
  const joined = text.join('\n');
  for (const note of file.footnotes ?? []) {
    const isNote = heard.some(({ kind, text: own }) => kind === 'note' && key(own) === key(note));
    if (!isNote || joined.includes(note.slice(0, 40))) faults.push(`note “${note.slice(0, 20)}…”`);
  }
  for (const rule of file.must_not_be_read ?? []) {
    const head = /^(\p{Lu}[\p{Lu}. ]+\p{Lu}) as a running header/u.exec(rule)?.[1];
    if (head !== undefined && joined.includes(head)) faults.push(`“${head}” is heard`);
  }
  return [...faults, ...compareWords(file, book)];
}
