import { expect, test } from 'vitest';
import { LecternError } from '../../../src/domain/errors.ts';
import { makeDocument, type MadeBook } from '../../fixtures/books/make-epub.ts';
import { readMade } from '../../fixtures/books/made-books.ts';

const CHAPTERS: MadeBook['chapters'] = [
  { title: 'Chapter One', paragraphs: ['It was a dark night.'] },
  { title: 'Chapter Two', paragraphs: ['The rain fell.'] },
];

function many(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join('');
}

function codeOf(thrown: unknown): string {
  return thrown instanceof LecternError ? thrown.code : `unnamed: ${String(thrown)}`;
}

test('refuses a package of more elements or attributes than a book has', async () => {
  const packages = [
    `<package><metadata>${'<a/>'.repeat(100_000)}</metadata><manifest/><spine/></package>`,
    `<package ${many(1_000, (index) => `a${index}="1" `)}><metadata/><manifest/><spine/></package>`,
    `${'<a>'.repeat(1_000)}<package/>`,
  ];
  for (const text of packages) {
    const made = readMade({ chapters: CHAPTERS, files: { 'EPUB/package.opf': text } });
    expect(await made.then(() => 'book', codeOf)).toBe('file-damaged');
  }
});

test('reads a book whose table of contents is too large without it', async () => {
  const entries = many(70_000, (index) => `<li><a href="c1.xhtml#a${index}">T</a></li>`);
  const book = await readMade({
    chapters: CHAPTERS,
    files: { 'EPUB/nav.xhtml': makeDocument(`<nav epub:type="toc"><ol>${entries}</ol></nav>`) },
  });
  expect(book.chapters.map(({ title }) => title)).toEqual(['Chapter One', 'Chapter Two']);
});

test('reads markup that would take quadratic time if it were read carelessly', async () => {
  const bodies = [
    `<h1>${'a<br/>'.repeat(50_000)}</h1>`,
    `<table><tr>${'<th>A</th>'.repeat(20_000)}</tr><tr>${'<td>1</td>'.repeat(20_000)}</tr></table>`,
    many(10_000, (i) => `<div class="poem"><p id="a${i}">a</p><p id="b${i}">b</p></div>`),
    `<li id="n">${'<p>a</p>'.repeat(50_000)}</li><p>x<sup><a href="#n">1</a></sup></p>`,
    `<p id="p">${'<a href="#n"><sup>1</sup></a>'.repeat(50_000)}x</p><p id="n">${'<a href="#p">1</a> '.repeat(50_000)}</p>`,
  ];
  for (const body of bodies) {
    const book = await readMade({
      chapters: CHAPTERS,
      files: { 'EPUB/c1.xhtml': makeDocument(body) },
    });
    expect(book.chapters.length).toBeGreaterThan(0);
  }
}, 60_000);
