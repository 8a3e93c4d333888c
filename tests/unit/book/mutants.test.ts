import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { LecternError } from '../../../src/domain/errors.ts';
import { readFile } from '../../fixtures/books/made-books.ts';
import { makeEpub } from '../../fixtures/books/make-epub.ts';
import { makePdf } from '../../fixtures/books/make-pdf.ts';
import { mutantsOf } from '../../fixtures/books/mutants.ts';

const TEXT = 'The lamp was lit, and the rain went on outside as it had gone on all day.';
const CHAPTERS = ['Chapter One', 'Chapter Two'];

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(strToU8(text));
}

function makeDocx(): Uint8Array<ArrayBuffer> {
  const paragraphs = CHAPTERS.flatMap((title) => [title, TEXT]).map(
    (text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`,
  );
  const document = `<w:document xmlns:w="w"><w:body>${paragraphs.join('')}</w:body></w:document>`;
  return new Uint8Array(zipSync({ 'word/document.xml': strToU8(document) }));
}

const GOOD: readonly (readonly [string, Uint8Array<ArrayBuffer>])[] = [
  [
    'book.epub',
    makeEpub({
      title: 'Made',
      authors: ['Ann Lee'],
      chapters: CHAPTERS.map((title) => ({ title, paragraphs: [TEXT] })),
      cover: true,
    }),
  ],
  ['book.docx', makeDocx()],
  [
    'book.html',
    bytesOf(
      `<!DOCTYPE html><html><body>${CHAPTERS.map((title) => `<h2>${title}</h2><p>${TEXT}</p>`).join('')}</body></html>`,
    ),
  ],
  [
    'book.md',
    bytesOf(CHAPTERS.map((title) => `# ${title}\n\n${TEXT}[^1]\n\n[^1]: Note.\n\n`).join('')),
  ],
  ['book.pdf', makePdf({ pages: CHAPTERS.map((text) => ({ texts: [{ x: 40, y: 300, text }] })) })],
  ['book.txt', bytesOf(CHAPTERS.map((title) => `${title}\n\n\n${TEXT}\n\n\n`).join(''))],
];

/** What a damaged file may be refused with. */
const NAMED = [
  'file-empty',
  'file-damaged',
  'file-unsupported',
  'archive-encrypted',
  'archive-too-large',
  'book-without-text',
  'book-password-required',
];

test.each(GOOD)(
  '%s cut off anywhere and with any byte wrong gives a book or a named error',
  async (name, good) => {
    const outcomes = new Map<string, number>();
    for (const { bytes } of mutantsOf(good, 25, 75)) {
      const outcome = await readFile(bytes, name).then(
        () => 'book',
        (thrown: unknown) => (thrown instanceof LecternError ? thrown.code : String(thrown)),
      );
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    const others = [...outcomes.keys()].filter((outcome) => outcome !== 'book');
    expect(others.filter((outcome) => !NAMED.includes(outcome))).toEqual([]);
    expect(outcomes.get('book')).toBeGreaterThan(5);
  },
);
