import { expect, test } from 'vitest';
import type { Book } from '../../../src/domain/book.ts';
import { outline, readFile } from '../../fixtures/books/made-books.ts';

const PROSE =
  'The lamp was lit, and the rain went on outside as it had gone on all day; nobody spoke, and the clock was heard.';

function titles(book: Book): string[] {
  return book.chapters.filter(({ include }) => include).map(({ title }) => title);
}

function read(text: string): Promise<Book> {
  return readFile(text, 'A_Book.bin');
}

test('reads what front matter says, in each of its forms', async () => {
  const fronts = [
    '---\ntitle: "A Tale: *Two*"\nauthor:\n  - name: Ann Lee\n    email: a@example.org\n  - Bo Ray\nlang: en-GB\ndate: 1899-04-01 # first\n---\n',
    '+++\ntitle = "A Tale: Two"\nauthors = ["Ann Lee", "Bo Ray"]\nlanguage = "en-GB"\ndate = 1899-04-01\n+++\n',
    '% A Tale: Two\n% Ann Lee; Bo Ray\n% 1899\n\n',
    '# Title: A Tale: Two\n\n## Author: Ann Lee & Bo Ray\n\n## Year: 1899\n\n-------\n\n',
    '**Title:** A Tale: Two\n**Author:** Ann Lee and Bo Ray\n**Year:** 1899\n\n***\n\n',
  ];
  for (const front of fronts) {
    const book = await read(`${front}# One\n\n${PROSE}\n\n# Two\n\n${PROSE}\n`);
    expect(book).toMatchObject({
      title: 'A Tale: Two',
      authors: ['Ann Lee', 'Bo Ray'],
      year: 1899,
    });
    expect(titles(book)).toEqual(['One', 'Two']);
  }
});

test('takes title and author from the title page where there is no front matter', async () => {
  const book = await read(
    `# The Lamp\n\n*by Ann Lee*\n\n## Dusk\n\n${PROSE}\n\n## Night\n\n${PROSE}\n`,
  );
  expect(book).toMatchObject({ title: 'The Lamp', authors: ['Ann Lee'] });
  expect(titles(book)).toEqual(['Dusk', 'Night']);
});

test('reads blocks of every kind as they are to be heard', async () => {
  const book = await read(`# One

Text with **bold**, *italics*, \`code\`, a [link](https://example.org/x), H~2~O and x^2^.

> A quotation
> goes on.

3. three
4. four

| Name | Age |
|------|-----|
| Ann  | 40  |

![A lamp on a table](lamp.png)

Roses are red,
Violets are blue,
Sugar is sweet,
And so are you.

* * *

\`\`\`js
const x = { y: [1, 2] };
\`\`\`

\`\`\`
Stop here.
Look both ways.
\`\`\`

<script>alert('x')</script><p onclick="x()">Inline <em>markup</em>.</p>
`);
  expect(outline(book.chapters[0])).toEqual([
    'heading: One',
    'paragraph: Text with bold, italics, code, a link, H2O and x2.',
    'quote: A quotation goes on.',
    'list-item: 3. three',
    'list-item: 4. four',
    'table-row: Name: Ann, Age: 40',
    'caption: A lamp on a table',
    'verse: Roses are red,\nViolets are blue,\nSugar is sweet,\nAnd so are you.',
    'scene-break: ',
    'verse: Stop here.\nLook both ways.',
    'paragraph: Inline markup.',
  ]);
});

test('joins lines that were wrapped, and keeps those that a writer broke', async () => {
  const wrapped = `${'The lamp was lit, and the rain went on outside as it had\ngone on all day; nobody spoke a word.\n\n'.repeat(9)}The poem:\n\nand so\nto bed\n`;
  const lines = outline((await read(`# One\n\n${wrapped}`)).chapters[0]);
  expect(lines[1]).toMatch(/^paragraph: [^\n]*gone on all day; nobody spoke a word\.$/);
  expect(lines.at(-1)).toBe('verse: and so\nto bed');
  const broken = outline((await read('# One\n\nand so  \nto bed\\\nat last')).chapters[0]);
  expect(broken.at(-1)).toBe('verse: and so\nto bed\nat last');
});

test('links notes that are defined apart and notes inside of the text', async () => {
  const book = await read(
    `# One\n\nA word[^a] and another^[An inline *note*.] one.\n\n${PROSE}\n\n[^a]: The note\n    goes on.\n\n    It has a second paragraph.\n\n# Two\n\n${PROSE}\n`,
  );
  const blocks = book.chapters.flatMap((chapter) => chapter.blocks);
  const text = blocks.find(({ text: found }) => found.startsWith('A word'));
  expect(text?.text).toBe('A word and another one.');
  const notes = blocks.filter(({ kind }) => kind === 'note');
  const byReference = text?.notes?.map(({ note }) => notes.find(({ id }) => id === note)?.text);
  expect(byReference).toEqual(['The note goes on. It has a second paragraph.', 'An inline note.']);
  expect(titles(book)).toEqual(['One', 'Two']);
});

test('finds a book’s chapters where a writer chose the levels of headings freely', async () => {
  const book = await read(
    `# Title: X\n## Author: Ann Lee\n\n### I\n\n${PROSE}\n\n## II\n\n${PROSE}\n\n## III\n\n${PROSE}\n`,
  );
  expect(titles(book)).toEqual(['I', 'II', 'III']);
  const named = await read(
    `## CHAPTER I\n\n### Of the Lamp\n\n${PROSE}\n\n# CHAPTER II.\n\n#### Of the Rain,\n\n#### and of the Clock\n\n${PROSE}\n\n##### THE END\n`,
  );
  expect(titles(named)).toEqual([
    'CHAPTER I: Of the Lamp',
    'CHAPTER II: Of the Rain, and of the Clock',
  ]);
});

test('drops what other dialects add and nobody hears', async () => {
  const book = await read(`[TOC]

# One {#one .unnumbered}

::: {.note}
Inside.
:::

> [!WARNING]
> Beware.

[Small]{.smallcaps} caps and ![](x.png){width=3} a picture.

| The sea, the sea,
| the open sea.
`);
  expect(outline(book.chapters[0])).toEqual([
    'heading: One',
    'paragraph: Inside.',
    'quote: Beware.',
    'paragraph: Small caps and a picture.',
    'verse: The sea, the sea,\nthe open sea.',
  ]);
});

test('tells Markdown from plain text', async () => {
  const plain = [
    `#3 in our series\n\nCHAPTER I\n\n${PROSE}\n\nCHAPTER II\n\n${PROSE}\n`,
    `The Lamp\n========\n\n${PROSE}\n\n- Well, he said, that is that.\n\n* * *\n\n${PROSE}\n`,
    `He wrote _never_ and [as I think] went on.[1]\n\n${PROSE}\n`,
  ];
  for (const text of plain) {
    const book = await read(text);
    expect(book.chapters.flatMap(({ blocks }) => blocks.map((block) => block.kind))).not.toContain(
      'list-item',
    );
  }
});

test('reads texts made to slow it down', async () => {
  const texts = [
    `# One\n\n${'>'.repeat(50_000)} deep`,
    `# One\n\n${'- '.repeat(50_000)}deep`,
    `# One\n\n${Array.from({ length: 1500 }, (_, at) => `${' '.repeat(at * 2)}- x`).join('\n')}`,
    `# One\n\n${'['.repeat(100_000)}`,
    `# One\n\n${'*a **b _c '.repeat(30_000)}`,
    `# One\n\n${'[^1]'.repeat(30_000)}`,
    `# One\n\n${'^['.repeat(30_000)}`,
    `# One\n\n${'[a]{'.repeat(30_000)}`,
    `---\n${'a: b\n'.repeat(50_000)}`,
    `# One\n\n${'<a '.repeat(30_000)}`,
  ];
  for (const text of texts) {
    const outcome = await read(text).catch((thrown: unknown) => thrown);
    expect(outcome).toMatchObject({
      [outcome instanceof Error ? 'code' : 'title']: expect.any(String) as string,
    });
  }
});

test('tells Markdown by underlined headings alone', async () => {
  const book = await readFile(
    'The Salt Road\n=============\n\nThe Ferry\n---------\n\nIt was late.\n\nThe Inn\n-------\n\nIt was dark.\n',
    'a.txt',
  );
  expect(book.title).toBe('The Salt Road');
  expect(book.chapters.filter(({ include }) => include).map(({ title }) => title)).toEqual([
    'The Ferry',
    'The Inn',
  ]);
});

test('divides numbered parts by the chapters in them that have names only', async () => {
  const chapter = (name: string): string => `## ${name}\n\nIt was late.\n\n`;
  const part = (name: string, names: readonly string[]): string =>
    `# ${name}\n\n${names.map(chapter).join('')}`;
  const named = await readFile(
    part('Part One', ['The Ferry', 'The Inn']) + part('Part Two', ['The Mill', 'Home']),
    'a.md',
  );
  expect(named.chapters.map(({ title }) => title)).toEqual([
    'Part One: The Ferry',
    'The Inn',
    'Part Two: The Mill',
    'Home',
  ]);
  const own = await readFile(part('Part One', ['Morning']) + part('Part Two', ['Night']), 'a.md');
  expect(own.chapters.map(({ title }) => title)).toEqual(['Part One: Morning', 'Part Two: Night']);
});

test('hears none of Markua’s marks for sections, attributes and asides', async () => {
  const book = await readFile(
    `{frontmatter}\n\n# Preface\n\nIt is short.\n\n{mainmatter}\n\n{class: part}\n# Part One\n\nOf light.\n\n{#lamps}\n# Lamps\n\nThey are lit.\n\nA> They are old.\n\nW> Do not touch.\n\n{pagebreak}\n\n{width=80%}\n\nThe {old} one is gone.\n`,
    'x.md',
  );
  expect(book.chapters.flatMap((chapter) => outline(chapter))).toEqual([
    'heading: Preface',
    'paragraph: It is short.',
    'heading: Part One',
    'paragraph: Of light.',
    'heading: Lamps',
    'paragraph: They are lit.',
    'quote: They are old.',
    'quote: Do not touch.',
    'paragraph: The {old} one is gone.',
  ]);
});
