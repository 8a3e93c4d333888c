import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
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
