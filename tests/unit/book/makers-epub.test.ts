import { expect, test } from 'vitest';
import type { Book } from '../../../src/domain/book.ts';
import { makeDocument } from '../../fixtures/books/make-epub.ts';
import { outline, readBody, readMade } from '../../fixtures/books/made-books.ts';

/** Roles, titles and what is ticked, a line each. */
function parts(book: Book): string[] {
  return book.chapters.map(
    ({ role, title, include }) => `${include ? '+' : '-'} ${role}: ${title}`,
  );
}

const TEXT = '<p>The rain fell on the town.</p>';
const bodies = (...all: string[]): Record<string, string> =>
  Object.fromEntries(all.map((body, at) => [`EPUB/c${at + 1}.xhtml`, makeDocument(body)]));
const blank = (count: number): { title: string; paragraphs: string[] }[] =>
  Array.from({ length: count }, () => ({ title: '', paragraphs: [] }));

test('finds files whose names are written with other capitals, backslashes and ampersands', async () => {
  const text = makeDocument(`<h1>Two &amp; More</h1>${TEXT}`);
  const book = await readMade({
    chapters: [{ title: 'One', paragraphs: ['It was dark.'] }],
    manifest: '<item id="q" href="Text\\Q&amp;a.XHTML" media-type="application/xhtml+xml"/>',
    files: { 'EPUB/text/Q&A.xhtml': text },
    toc: [
      { href: 'C1.xhtml', title: 'One' },
      { href: 'text/q&a.xhtml', title: 'Two & More' },
    ],
    spine: ['q'],
  });
  expect(parts(book)).toEqual(['+ chapter: One', '+ chapter: Two & More']);
});

test('starts a chapter that the contents pass over, where it bears the next number', async () => {
  const book = await readMade({
    chapters: blank(4),
    files: bodies(
      `<h2>Chapter 1</h2>${TEXT}`,
      `<h2>Chapter 2</h2>${TEXT}`,
      `<h3>Later</h3>${TEXT}`,
      `<h2>Chapter 3</h2>${TEXT}`,
    ),
    toc: [
      { href: 'c1.xhtml', title: 'Chapter 1' },
      { href: 'c4.xhtml', title: 'Chapter 3' },
    ],
  });
  expect(parts(book)).toEqual([
    '+ chapter: Chapter 1',
    '+ chapter: Chapter 2',
    '+ chapter: Chapter 3',
  ]);
});

test('does not call the page before the first chapter of a file by that chapter’s name', async () => {
  const book = await readMade({
    title: 'The Rain',
    chapters: blank(1),
    files: bodies(
      `<p>The Rain</p><h1 id="a">Chapter One</h1>${TEXT}<h1 id="b">Chapter Two</h1>${TEXT}`,
    ),
    toc: [
      { href: 'c1.xhtml#a', title: 'Chapter One' },
      { href: 'c1.xhtml#b', title: 'Chapter Two' },
    ],
  });
  expect(parts(book)).toEqual([
    '- title-page: Title page',
    '+ chapter: Chapter One',
    '+ chapter: Chapter Two',
  ]);
});

test('takes numbers in paragraphs for titles, and joins a number with the name below it, without contents', async () => {
  const numbers = await readMade({
    chapters: blank(2),
    files: bodies(`<p><b>ONE</b></p>${TEXT}`, `<p><b>TWO</b></p>${TEXT}`),
    toc: [],
  });
  expect(parts(numbers)).toEqual(['+ chapter: ONE', '+ chapter: TWO']);
  const names = await readMade({
    chapters: blank(2),
    files: bodies(`<h2>CHAPTER I.</h2><h3>The Door</h3>${TEXT}`, `<h2>CHAPTER II.</h2>${TEXT}`),
    toc: [],
  });
  expect(parts(names)).toEqual(['+ chapter: CHAPTER I: The Door', '+ chapter: CHAPTER II.']);
});

test('tells front and back matter of a short book by their place outside the chapters', async () => {
  const book = await readMade({
    title: 'It',
    chapters: blank(7),
    files: bodies(
      '<p>It</p><p>Ann Lee</p>',
      '<p>First published 2015</p><p>© Ann Lee</p>',
      '<p>For Tom</p>',
      '<p>All happy roads are alike.</p><p>— Leo T.</p>',
      `<p>It was late.</p>${TEXT}`,
      `<h2>1</h2>${TEXT}`,
      '<p>Sign up for our newsletter.</p>',
    ),
    toc: [{ href: 'c6.xhtml', title: '1' }],
  });
  expect(book.chapters.map(({ role, include }) => `${include ? '+' : '-'} ${role}`)).toEqual([
    '- title-page',
    '- copyright',
    '+ dedication',
    '+ epigraph',
    '+ chapter',
    '+ chapter',
    '- advertisement',
  ]);
});

test('skips what a site for stories puts around each of them', async () => {
  const book = await readMade({
    chapters: blank(3),
    files: bodies(
      '<h2>Preface</h2><p>Posted originally on the Archive of Our Own.</p><dl><dt>Rating:</dt><dd>Teen</dd></dl>',
      `<h2>Chapter 1</h2>${TEXT}`,
      '<h2>Afterword</h2><p>Please drop by the Archive of Our Own and comment.</p>',
    ),
    toc: [
      { href: 'c1.xhtml', title: 'Preface' },
      { href: 'c2.xhtml', title: 'Chapter 1' },
      { href: 'c3.xhtml', title: 'Afterword' },
    ],
  });
  expect(parts(book)).toEqual([
    '- copyright: Preface',
    '+ chapter: Chapter 1',
    '- advertisement: Afterword',
  ]);
});

test('leaves out headings of notes and breaks before notes', async () => {
  const chapter = await readBody(
    '<p>The deed.<a href="#f1" id="r1"><sup>1</sup></a></p><hr/><h3>FOOTNOTES:</h3><p id="f1"><a href="#r1">[1]</a> Of 1702.</p>',
  );
  expect(outline(chapter)).toEqual(['paragraph: The deed.', 'note: Of 1702.']);
});

test('makes breaks of pictures and classes that say so', async () => {
  const breaks = [
    '<div class="ornamental-break"><img src="a.png" alt=""/></div>',
    '<p class="calibre3"><img src="a.png" alt="* * *"/></p>',
    '<div><img src="a.png" alt="Scene break"/></div>',
    '<p><img class="sectionbreak1" src="a.png" alt=""/></p>',
  ];
  const chapter = await readBody(`<p>A door.</p>${breaks.join('<p>A wall.</p>')}<p>A roof.</p>`);
  expect(outline(chapter)).toEqual([
    'paragraph: A door.',
    'scene-break: ',
    'paragraph: A wall.',
    'scene-break: ',
    'paragraph: A wall.',
    'scene-break: ',
    'paragraph: A wall.',
    'scene-break: ',
    'paragraph: A roof.',
  ]);
  const pages = await readBody('<p>A door.</p><div class="page-break"></div><p>A roof.</p>');
  expect(outline(pages)).toEqual(['paragraph: A door.', 'paragraph: A roof.']);
});

test('divides text without paragraphs where lines are set in or are too long to be broken by hand', async () => {
  const long = 'The rain fell on the town and on the hills behind it. '.repeat(4).trim();
  const indented = await readBody(
    `<div>&#160;&#160;${long}<br/>&#160;&#160;“Come in.”<br/>&#160;&#160;He came.</div>`,
  );
  const texts = [`paragraph: ${long}`, 'paragraph: “Come in.”', 'paragraph: He came.'];
  expect(outline(indented)).toEqual(texts);
  expect(outline(await readBody(`<div>${long}<br/>“Come in.”<br/>He came.</div>`))).toEqual(texts);
  const half = 'The rain fell on the town and on the hills behind it, and on the old road, and';
  expect(outline(await readBody(`<p>${half}<br/>on the bridge.</p>`))).toEqual([
    `paragraph: ${half} on the bridge.`,
  ]);
});

test('hears a chapter’s number once where its text and the table of contents write it differently', async () => {
  const body = (number: string, more = ''): string =>
    makeDocument(`<p class="c1"><b>${number}</b></p>${more}<p>It was late.</p>`, 'x');
  const book = await readMade({
    chapters: [
      { title: 'Chapter One', paragraphs: [] },
      { title: 'Chapter 2: The Lamp', paragraphs: [] },
      { title: 'Chapter 3', paragraphs: [] },
    ],
    files: {
      'EPUB/c1.xhtml': body('1'),
      'EPUB/c2.xhtml': body('II.', '<p>The Lamp</p>'),
      'EPUB/c3.xhtml': body('1', '<p>It rained.</p><p><b>2</b></p>'),
    },
  });
  expect(book.chapters.map((chapter) => outline(chapter))).toEqual([
    ['heading: Chapter One', 'paragraph: It was late.'],
    ['heading: Chapter 2: The Lamp', 'paragraph: It was late.'],
    ['paragraph: 1', 'paragraph: It rained.', 'paragraph: 2', 'paragraph: It was late.'],
  ]);
});

test('divides a book of one document at its own headings where the table of contents has one entry', async () => {
  const prose = `<p>${'The lamp was lit, and the rain went on outside as it had gone on. '.repeat(20)}</p>`;
  const heads = ['One', 'Two', 'Three'].map((each) => `Chapter ${each}`);
  const list = heads.map((head, at) => `<p><a href="#c${at}">${head}</a></p>`).join('');
  const body = heads
    .map((head, at) => `<p id="c${at}"><b>${head}</b></p>${prose}${prose}`)
    .join('');
  const book = await readMade({
    chapters: [{ title: 'Made', paragraphs: [] }],
    files: { 'EPUB/c1.xhtml': makeDocument(`<p>Made</p><p>By Ann Lee</p>${list}${body}`, 'x') },
  });
  const narrated = book.chapters.filter(({ include }) => include);
  expect(narrated.map(({ title }) => title)).toEqual(heads);
});
