import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { BookReader } from '../../../src/book/book-reader.ts';
import { joinFiles } from '../../../src/book/bundle/joined-files.ts';
import { joinedTitle } from '../../../src/book/bundle/joined-title.ts';
import { readFile } from '../../fixtures/books/made-books.ts';
import { makeEpub } from '../../fixtures/books/make-epub.ts';

function zip(files: Record<string, string | Uint8Array>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(
    ([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content] as const,
  );
  return new Uint8Array(zipSync(Object.fromEntries(entries)));
}

test('reads an archive of files as one book, in the natural order of their names', async () => {
  const epub = new Uint8Array(
    makeEpub({
      title: 'Inner',
      authors: ['Bo Ray'],
      chapters: [{ title: 'Ten', paragraphs: ['Text of ten.'] }],
    }),
  );
  const book = await readFile(
    zip({
      'book/part 10.epub': epub,
      'book/part 2.md': '# Dusk\n\nText with a note.[^1]\n\n[^1]: Note of two.\n',
      'book/part 1.html':
        '<!DOCTYPE html><title>One</title><p>Text<a href="#n">[1]</a></p><p id="n">[1] Note of one.</p>',
      '__MACOSX/book/._part 1.html': 'x',
      'cover.jpg': 'x',
    }),
    'My_Book.zip',
  );
  expect(book).toMatchObject({ title: 'My Book', authors: ['Bo Ray'] });
  expect(book.chapters.map(({ title }) => title)).toEqual(['One', 'Dusk', 'Inner']);
  const ids = book.chapters.flatMap(({ blocks }) => blocks.flatMap(({ id }) => id ?? []));
  expect(new Set(ids).size).toBe(2);
});

test('refuses archives without a book, and those that are made to fill the memory', async () => {
  await expect(readFile(zip({ 'a.jpg': 'x' }), 'a.zip')).rejects.toMatchObject({
    code: 'file-unsupported',
  });
  const bomb = zip({ 'a.txt': ' '.repeat(40 * 1024 * 1024) });
  await expect(readFile(bomb, 'bomb.zip')).rejects.toMatchObject({ code: 'archive-too-large' });
});

const TEXT = 'Some words of this part that are read aloud, one after another.\n';

function part(name: string, text = `${name}. ${TEXT}`): File {
  return new File([text], name);
}

test('reads files that were joined as one book in the natural order of their names', async () => {
  const files = ['Night Walk - 10.txt', 'Night Walk - 2.txt', 'Night Walk - 1.txt'];
  const joined = await joinFiles(files.map((name) => part(name)));
  const book = await new BookReader().readBook(joined, joined.name);
  expect(book.title).toBe('Night Walk');
  expect(book.chapters.map(({ title }) => title)).toEqual([
    'Night Walk - 1',
    'Night Walk - 2',
    'Night Walk - 10',
  ]);
});

test('joins files of one name, of any name and of several formats, the same ones to the same bytes', async () => {
  const files = [
    part('a.md', '# Alpha\n\nWords of alpha.'),
    part('a.md', '# Beta\n\nWords of beta.'),
    part('readme', 'Words of the third part.'),
  ];
  const joined = await joinFiles(files);
  const again = await joinFiles(files);
  expect(new Uint8Array(await joined.arrayBuffer())).toEqual(
    new Uint8Array(await again.arrayBuffer()),
  );
  const { chapters } = await new BookReader().readBook(joined, joined.name);
  const text = chapters.flatMap(({ blocks }) => blocks.map((block) => block.text)).join(' ');
  for (const word of ['alpha', 'beta', 'third']) expect(text).toContain(word);
});

test('calls a book of several files by what their names have in common, else by the first', () => {
  const titles: [string[], string][] = [
    [['My Book Chapter 1.txt', 'My Book Chapter 2.txt'], 'My Book'],
    [['The_Long_Road_(part_1).pdf', 'The_Long_Road_(part_2).pdf'], 'The Long Road'],
    [['01 - Intro.md', '02 - Body.md'], 'Intro'],
    [['chapter 10.html', 'chapter 9.html'], 'chapter 9'],
    [['walden.txt', 'walker.txt'], 'walden'],
  ];
  for (const [names, title] of titles) expect(joinedTitle(names)).toBe(title);
});

test('takes short files that say nothing but their title and some lines for chapters, not for title pages', async () => {
  const part = (title: string): string =>
    `<html><body><h1>${title}</h1><p>It was late at ${title}.</p></body></html>`;
  const names = ['The Ferry', 'The Inn', 'The Mill'];
  const files = Object.fromEntries(names.map((name, at) => [`Part ${at + 1}.html`, part(name)]));
  const book = await readFile(zip(files), 'Parts.zip');
  expect(book.chapters.map(({ title, include }) => [title, include])).toEqual(
    names.map((name) => [name, true]),
  );
});
