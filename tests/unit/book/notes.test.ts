import { expect, test } from 'vitest';
import type { Book } from '../../../src/domain/book.ts';
import { makeDocument } from '../../fixtures/books/make-epub.ts';
import { outline, readBody, readMade } from '../../fixtures/books/made-books.ts';

/** A book of a chapter and a document of notes, each with the given body. */
function readWithNotes(text: string, notes: string): Promise<Book> {
  return readMade({
    chapters: [
      { title: 'One', paragraphs: [] },
      { title: 'Back', paragraphs: [] },
    ],
    files: { 'EPUB/c1.xhtml': makeDocument(text), 'EPUB/c2.xhtml': makeDocument(notes) },
  });
}

/** Each reference of a book as the text before it and the note that it leads to. */
function links(book: Book): string[] {
  const blocks = book.chapters.flatMap((chapter) => chapter.blocks);
  return blocks.flatMap(({ text, notes = [] }) =>
    notes.map(({ at, note }) => {
      const target = blocks.find(({ id }) => id === note);
      return `${text.slice(0, at)}|${text.slice(at)} → ${target?.kind ?? 'nothing'}: ${target?.text ?? ''}`;
    }),
  );
}

test('links typed references to typed notes, across documents', async () => {
  const book = await readWithNotes(
    '<p>First<a epub:type="noteref" href="c2.xhtml#n1">1</a> and second.<sup epub:type="noteref"><a href="c2.xhtml#n2">2</a></sup></p>',
    '<section epub:type="endnotes"><h2>Notes</h2><ol><li id="n1" epub:type="endnote"><p>Note one. <a href="c1.xhtml#r1" epub:type="backlink">↩</a></p></li><li id="n2" role="doc-endnote">Note two. <a href="c1.xhtml#r2" role="doc-backlink">Back</a></li></ol></section>',
  );
  expect(links(book)).toEqual([
    'First| and second. → note: Note one.',
    'First and second.| → note: Note two.',
  ]);
  expect(book.chapters[1]).toMatchObject({ role: 'notes', include: false, words: 5 });
});

// What the programs write that books are made with.
const UNMARKED: Record<string, [text: string, notes: string]> = {
  'a converted word document': [
    '<p class="calibre1">A word<sup class="calibre3"><a id="filepos100" href="c2.xhtml#filepos900">1</a></sup> here.</p>',
    '<p class="calibre1"><a id="filepos900"></a><a href="c1.xhtml#filepos100">1</a> The note.</p><p class="calibre1"><a id="filepos950"/>Something else.</p>',
  ],
  'an editor of EPUBs': [
    '<p>A word<a href="../EPUB/c2.xhtml#fn1" id="ref1">[1]</a> here.</p>',
    '<div id="fn1"><p><a href="c1.xhtml#ref1">[1]</a> The note.</p></div>',
  ],
  'Project Gutenberg': [
    '<p>A word<a id="FNanchor_1_1"></a><a href="c2.xhtml#Footnote_1_1" class="fnanchor">[1]</a> here.</p>',
    '<div class="footnotes"><div class="footnote"><p><a id="Footnote_1_1"></a><a href="c1.xhtml#FNanchor_1_1"><span class="label">[1]</span></a> The note.</p></div></div>',
  ],
  'a layout program': [
    '<p>A word<span class="char-style-override-1"><a href="c2.xhtml#footnote-000" id="footnote-000-backlink">1</a></span> here.</p>',
    '<div class="_idFootnotes"><div class="_idFootnote" id="footnote-000"><p class="Footnote"><a class="_idFootnoteAnchor" href="c1.xhtml#footnote-000-backlink">1</a>.\tThe note.</p></div></div>',
  ],
  'bare numbers that lead to and fro': [
    '<p>A word <a id="a1" href="c2.xhtml#b1">1</a> here.</p>',
    '<p id="b1"><a href="c1.xhtml#a1">1.</a> The note.</p>',
  ],
  'a way back in words': [
    '<p>A word<sup><a id="a1" href="c2.xhtml#b1">1</a></sup> here.</p>',
    '<p id="b1">1. The note. <a href="c1.xhtml#a1">Back</a></p>',
  ],
  'notes without a way back': [
    '<p>A word<a href="c2.xhtml#b1"><sup>1</sup></a> here.</p>',
    '<p id="b1">1. The note.</p>',
  ],
};

for (const [origin, [text, notes]] of Object.entries(UNMARKED)) {
  test(`finds notes that nothing marks: ${origin}`, async () => {
    expect(links(await readWithNotes(text, notes))).toEqual(['A word| here. → note: The note.']);
  });
}

test('keeps all paragraphs of a note, and no paragraph of the text', async () => {
  const book = await readWithNotes(
    '<p>One<sup><a id="a1" href="c2.xhtml#b1">1</a></sup>, two<sup><a id="a2" href="c2.xhtml#b2">2</a></sup>.</p>',
    '<p id="b1"><a href="c1.xhtml#a1">1</a> Note one.</p><p>More of it.</p><p id="b2"><a href="c1.xhtml#a2">2</a> Note two.</p><h2>Afterword</h2><p>Thanks.</p>',
  );
  expect(outline(book.chapters[1])).toEqual([
    'note: Note one. More of it.',
    'note: Note two.',
    'heading: Afterword',
    'paragraph: Thanks.',
  ]);
});

test('keeps the text between notes that stand below their paragraphs', async () => {
  const chapter = await readBody(
    `<p>Uno<sup><a id="a1" href="#b1">1</a></sup>.</p><p id="b1"><a href="#a1">1</a> Note one.</p>
    <p>Two<sup><a id="a2" href="#b2">2</a></sup>.</p><p>Three.</p><p id="b2"><a href="#a2">2</a> Note two.</p><p>Four.</p>`,
  );
  expect(outline(chapter)).toEqual([
    'paragraph: Uno.',
    'note: Note one.',
    'paragraph: Two.',
    'paragraph: Three.',
    'note: Note two.',
    'paragraph: Four.',
  ]);
  expect(chapter.words).toBe(4);
});

test('takes no chapter, page or list of contents for notes', async () => {
  const chapter = await readBody(
    `<p id="c">See <a href="#p12">12</a>, <a href="#p13">13</a> and <a href="#later">later</a>.</p><p><a href="#c" id="later">1</a> is one. <a id="p12"/>Twelve.</p><p id="p13">13 is a number.</p>`,
  );
  expect(outline(chapter)).toEqual([
    'paragraph: See 12, 13 and later.',
    'paragraph: 1 is one. Twelve.',
    'paragraph: 13 is a number.',
  ]);
});

test('takes a part of nothing but notes for notes, whatever it is called', async () => {
  const book = await readWithNotes(
    '<p>A word<sup><a id="a1" href="c2.xhtml#b1">1</a></sup>.</p>',
    '<h1>Anmerkungen</h1><p id="b1"><a href="c1.xhtml#a1">1</a> Die Anmerkung.</p>',
  );
  expect(book.chapters[1]).toMatchObject({ role: 'notes', include: false });
});

test('links markers that are no links to the paragraphs that begin with them', async () => {
  const chapter = await readBody(
    `<p>The bishop<sup>*</sup> smiled, the dean† too, and the king[1] slept.<sup>2</sup> He was old.</p>
     <p>* A man of sixty.</p><p>† His friend.</p><p>[1] Of France.</p><p>2. At noon.</p><p>3. It was over.</p>`,
  );
  expect(outline(chapter)).toEqual([
    'paragraph: The bishop smiled, the dean too, and the king slept. He was old.',
    'note: A man of sixty.',
    'note: His friend.',
    'note: Of France.',
    'note: At noon.',
    'paragraph: 3. It was over.',
  ]);
  const notes = chapter.blocks[0]?.notes ?? [];
  expect(notes.map(({ at }) => at)).toEqual([10, 27, 45, 52]);
  expect(notes.map(({ note }) => note)).toEqual(chapter.blocks.slice(1, 5).map(({ id }) => id));
});

test('takes no paragraph for a note whose marker nothing before it bears', async () => {
  const chapter = await readBody(
    '<p>* A man of sixty.</p><p>1. Take flour.</p><p>The area is 5 m<sup>2</sup>.</p><p>2. Bake it.</p><p>A f** thing*</p>',
  );
  expect(chapter.blocks.filter(({ kind }) => kind === 'note')).toEqual([]);
});
