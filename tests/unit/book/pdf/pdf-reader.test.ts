import { expect, test } from 'vitest';
import type { Book } from '../../../../src/domain/book.ts';
import { BookReader } from '../../../../src/book/book-reader.ts';
import { makeLockedPdf } from '../../../fixtures/books/lock-pdf.ts';
import { outline, readFile } from '../../../fixtures/books/made-books.ts';
import {
  makePdf,
  setColumn,
  type MadePage,
  type MadePdf,
  type MadeText,
} from '../../../fixtures/books/make-pdf.ts';

const SENTENCES = [
  'The old clock in the hall had stopped at four, and nobody in the house could say on which day it had been.',
  'Every morning the maid wiped the dust from its face, and every evening the master looked at it and sighed.',
  '"It will go again," he said to the child, "when the right hand winds it, and not a minute before that."',
  'The child thought about the right hand for a long time and looked at both of her own with great care.',
  'In the garden the snow lay deep, and the path to the gate had not been cleared since the last market day.',
];

/** Paragraphs of running text, as many as wanted, each different. */
function prose(count: number, from = 0): string[] {
  return Array.from({ length: count }, (_, index) => {
    const at = (from + index) % SENTENCES.length;
    return `${SENTENCES[at] ?? ''} Number ${from + index} of them says: ${SENTENCES[(at + 2) % SENTENCES.length] ?? ''}`;
  });
}

function read(made: MadePdf): Promise<Book> {
  return readFile(makePdf(made), 'made.pdf');
}

function heardText(book: Book): string {
  return book.chapters
    .filter((chapter) => chapter.include)
    .flatMap(({ blocks }) => blocks.filter(({ kind }) => kind !== 'note'))
    .map(({ text }) => text)
    .join('\n');
}

function page(texts: readonly MadeText[], more: Partial<MadePage> = {}): MadePage {
  return { texts, ...more };
}

test('paragraphs are put together from lines, across columns and pages', async () => {
  const paragraphs = prose(9);
  const one = setColumn(paragraphs, { width: 220 }).texts;
  const pages = [0, 1, 2].map((index) =>
    page(
      one
        .slice(index * 24, (index + 1) * 24)
        .map((text, line) => ({ ...text, y: 360 - line * 12 })),
    ),
  );
  const book = await read({ pages });
  expect(book.chapters[0]?.blocks.map(({ text }) => text)).toEqual(paragraphs);
});

test('columns are read one after the other, below what stands across them', async () => {
  const [left, right] = [prose(3), prose(3, 3)];
  const book = await read({
    pages: [
      page(
        [
          { x: 150, y: 370, text: 'The Clock in the Hall', size: 18 },
          ...setColumn(left, { x: 30, y: 340, width: 200, size: 9, leading: 11 }).texts,
          ...setColumn(right, { x: 250, y: 334, width: 200, size: 9, leading: 11 }).texts,
        ],
        { width: 480 },
      ),
    ],
  });
  expect(heardText(book)).toBe(['The Clock in the Hall', ...left, ...right].join('\n'));
});

test('the order of columns does not depend on the order in which they are drawn', async () => {
  const [left, right] = [prose(3), prose(3, 3)];
  const lines = [
    ...setColumn(left, { x: 30, width: 200 }).texts,
    ...setColumn(right, { x: 250, width: 200 }).texts,
  ].sort((a, b) => b.y - a.y);
  const book = await read({ pages: [page(lines, { width: 480 })] });
  expect(heardText(book)).toBe([...left, ...right].join('\n'));
});

test('running heads, feet and page numbers are not heard', async () => {
  const pages = Array.from({ length: 8 }, (_, index) => {
    const head = index % 2 === 0 ? `${index + 1}   ANN LEE` : `THE CLOCK   ${index + 1}`;
    return page([
      { x: 100, y: 385, text: head, size: 8 },
      ...setColumn(prose(4, index * 4)).texts,
      { x: 140, y: 20, text: `- ${index + 1} -`, size: 8 },
    ]);
  });
  const text = heardText(await read({ pages }));
  expect(text).not.toMatch(/ANN LEE|THE CLOCK|- \d+ -|^\d+$/m);
  expect(text).toBe(prose(32).join('\n'));
});

test('a footnote is a note that its reference leads to, and its marker is not heard', async () => {
  const { texts, y } = setColumn(prose(2));
  const marker = { x: 250, y: 354, text: '1', size: 6 };
  const first = { x: 54, y: 350, text: 'The word has a note behind it here,', size: 10 };
  const book = await read({
    pages: [
      page([
        { ...first, text: first.text },
        { ...marker, x: 54 + 163 },
        { x: 222, y: 350, text: 'and goes', size: 10 },
        { x: 40, y: 338, text: 'on in the next line, where the paragraph has its end.', size: 10 },
        ...texts.map((text) => ({ ...text, y: text.y - 24 })),
        { x: 44, y: y - 60, text: '1', size: 5 },
        { x: 49, y: y - 63, text: 'What the note says of it,', size: 8 },
        { x: 40, y: y - 73, text: 'in two lines of small type.', size: 8 },
      ]),
    ],
  });
  const blocks = book.chapters[0]?.blocks ?? [];
  const note = blocks.find(({ kind }) => kind === 'note');
  expect(note?.text).toBe('What the note says of it, in two lines of small type.');
  expect(blocks[0]?.text).toBe(
    'The word has a note behind it here, and goes on in the next line, where the paragraph has its end.',
  );
  expect(blocks[0]?.notes).toEqual([{ at: 35, note: note?.id }]);
});

test('chapters start where the outline points to, inside a page, too', async () => {
  const one = setColumn(prose(2), { y: 330 });
  const book = await read({
    pages: [
      page([
        { x: 40, y: 350, text: 'The Hall', size: 14 },
        ...one.texts,
        { x: 40, y: one.y - 20, text: 'The Garden', size: 14 },
        ...setColumn(prose(1, 2), { y: one.y - 40 }).texts,
      ]),
      page([
        { x: 40, y: 350, text: 'The Gate', size: 14 },
        ...setColumn(prose(2, 3), { y: 330 }).texts,
      ]),
    ],
    outline: [
      {
        title: 'Inside',
        page: 0,
        y: 365,
        children: [
          { title: 'The Hall', page: 0, y: 365 },
          { title: 'The Garden', page: 0, y: one.y - 4 },
        ],
      },
      { title: 'The Gate', page: 1, y: 365 },
    ],
  });
  expect(book.chapters.map(({ title, level }) => [title, level])).toEqual([
    ['Inside: The Hall', 2],
    ['The Garden', 2],
    ['The Gate', 1],
  ]);
  expect(outline(book.chapters[1])[0]).toBe('heading: The Garden');
});

test('without an outline the printed contents list names the chapters, and is not heard', async () => {
  const titles = ['The Hall', 'The Garden', 'The Gate'];
  const entries = titles.map((title, index) => ({
    x: 40,
    y: 330 - index * 14,
    text: `${title} ${'. '.repeat(20)}${index + 1}`,
  }));
  const pages = titles.map((title, index) =>
    page([
      { x: 40, y: 350, text: title },
      ...setColumn(prose(3, index * 3), { y: 320 }).texts,
      { x: 145, y: 20, text: String(index + 1) },
    ]),
  );
  const book = await read({
    pages: [page([{ x: 40, y: 360, text: 'Contents', size: 14 }, ...entries]), ...pages],
  });
  expect(book.chapters.map(({ title, role, include }) => [title, role, include])).toEqual([
    ['Table of contents', 'contents', false],
    ...titles.map((title) => [title, 'chapter', true]),
  ]);
  expect(heardText(book)).not.toMatch(/\. \./);
});

test('without any list larger type heads the chapters', async () => {
  const pages = ['One Fine Day', 'Another Fine Day'].map((title, index) =>
    page([
      { x: 60, y: 350, text: title, size: 16 },
      ...setColumn(prose(3, index), { y: 320 }).texts,
    ]),
  );
  const book = await read({ pages });
  expect(book.chapters.map(({ title }) => title)).toEqual(['One Fine Day', 'Another Fine Day']);
});

test('bold type of the same size heads sections', async () => {
  const { texts, y } = setColumn(prose(2), { y: 320 });
  const book = await read({
    pages: [
      page([
        { x: 40, y: 345, text: 'What came first', font: 'bold' },
        ...texts,
        { x: 40, y: y - 12, text: 'What came then', font: 'bold' },
        ...setColumn(prose(1, 2), { y: y - 36 }).texts,
      ]),
    ],
  });
  expect(book.chapters.map(({ title }) => title)).toEqual(['What came first', 'What came then']);
});

test('a page that is turned reads as if it were not', async () => {
  const upright = await read({ pages: [page(setColumn(prose(3)).texts)] });
  const turned = await read({ pages: [page(setColumn(prose(3)).texts, { rotate: 90 })] });
  expect(heardText(turned)).toBe(heardText(upright));
});

test('tags say what is a heading and where paragraphs end', async () => {
  const texts = [
    'A heading of no size',
    'One line of a paragraph.',
    'Another paragraph of one line.',
  ];
  const book = await read({
    pages: [page(texts.map((text, mark) => ({ x: 40, y: 350 - mark * 12, text, mark })))],
    tags: [
      [
        { role: 'H1', marks: [0] },
        { role: 'P', marks: [1] },
        { role: 'P', marks: [2] },
      ],
    ],
  });
  expect(outline(book.chapters[0])).toEqual([
    'heading: A heading of no size',
    'paragraph: One line of a paragraph.',
    'paragraph: Another paragraph of one line.',
  ]);
});

test('a title that is only a file’s name gives way to the one on the first page', async () => {
  const book = await read({
    info: { Title: 'Microsoft Word - clock_final2.doc', Author: 'user' },
    pages: [
      page([
        { x: 60, y: 250, text: 'The Clock in the Hall', size: 22 },
        { x: 100, y: 220, text: 'by Lee, Ann', size: 12 },
      ]),
      page(setColumn(prose(4)).texts),
    ],
  });
  expect([book.title, book.authors]).toEqual(['The Clock in the Hall', ['Ann Lee']]);
  expect(book.chapters[0]?.role).toBe('title-page');
});

test('a locked PDF asks for its password, refuses a wrong one and opens with the right one', async () => {
  const locked = new Blob([makeLockedPdf({ pages: [page(setColumn(prose(2)).texts)] }, 'emerald')]);
  const open = (password?: string): Promise<Book> =>
    new BookReader().readBook(locked, 'locked.pdf', undefined, password);
  await expect(open()).rejects.toMatchObject({ code: 'book-password-required' });
  await expect(open('ruby')).rejects.toMatchObject({ code: 'book-password-wrong' });
  expect(heardText(await open('emerald'))).toBe(prose(2).join('\n'));
});

test('a PDF that only its owner’s password changes is read without one', async () => {
  const locked = makeLockedPdf({ pages: [page(setColumn(prose(2)).texts)] }, '');
  expect(heardText(await readFile(locked, 'owned.pdf'))).toBe(prose(2).join('\n'));
});

test('a scan is refused as one', async () => {
  await expect(read({ pages: [page([]), page([])] })).rejects.toMatchObject({
    code: 'book-without-text',
    message: expect.stringContaining('scan') as string,
  });
});

test('cut off anywhere and with any byte wrong a PDF gives a book or a named error', async () => {
  const whole = makePdf({
    pages: [page(setColumn(prose(4)).texts), page(setColumn(prose(4, 4)).texts)],
  });
  const outcomes = new Set<string>();
  const readBytes = async (bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    try {
      await readFile(bytes, 'hurt.pdf');
      outcomes.add('book');
    } catch (thrown) {
      outcomes.add((thrown as { code?: string }).code ?? String(thrown));
    }
  };
  for (let cut = 1; cut < 20; cut++) await readBytes(whole.slice(0, (whole.length * cut) / 20));
  for (let at = 8; at < whole.length; at += Math.ceil(whole.length / 40)) {
    const hurt = whole.slice();
    hurt[at] = (hurt[at] ?? 0) ^ 0x55;
    await readBytes(hurt);
  }
  expect(outcomes).toContain('book');
  for (const outcome of outcomes) {
    expect([
      'book',
      'file-damaged',
      'book-without-text',
      'file-unsupported',
      'book-password-required',
    ]).toContain(outcome);
  }
});

test('reading is given up when its signal fires', async () => {
  const controller = new AbortController();
  const made = makePdf({
    pages: Array.from({ length: 40 }, () => page(setColumn(prose(4)).texts)),
  });
  const reading = readFile(made, 'long.pdf', controller.signal);
  controller.abort();
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
});

test('lines that were wrapped by counting letters are put together, whatever place they end at', async () => {
  const paragraphs = prose(6);
  const lines = paragraphs.flatMap((paragraph) => {
    const wrapped = paragraph.match(/.{1,52}(?:\s|$)/gu) ?? [];
    return wrapped.map((line, at) => ({ text: line.trim(), x: at === 0 ? 52 : 40 }));
  });
  const pages = [0, 1].map((index) => {
    const half = Math.ceil(lines.length / 2);
    const own = lines.slice(index * half, (index + 1) * half);
    return page(
      own.map(({ text, x }, at) => ({ text, x, y: 560 - at * 12, size: 10 })),
      {
        height: 600,
      },
    );
  });
  const book = await read({ pages });
  expect(book.chapters[0]?.blocks.map(({ text }) => text)).toEqual(paragraphs);
});

test('verse without capitals keeps its lines, alone on a page and between prose', async () => {
  const verse = [
    'the lamp went out',
    'and nobody in the long house',
    'asked why the rain',
    'was suddenly so near to us',
    'or when it would end',
  ];
  const setVerse = (y: number): MadeText[] =>
    verse.map((text, at) => ({ text, x: 60, y: y - at * 12 }));
  const alone = await read({ pages: [page(setVerse(300))] });
  expect(outline(alone.chapters[0])).toEqual([`verse: ${verse.join('\n')}`]);
  const above = setColumn(prose(2));
  const between = await read({
    pages: [
      page([
        ...above.texts,
        ...setVerse(above.y - 8),
        ...setColumn(prose(1, 2), { y: above.y - 84 }).texts,
      ]),
    ],
  });
  expect(outline(between.chapters[0])).toContain(`verse: ${verse.join('\n')}`);
});

test('a table or a figure inside a paragraph does not divide it, and is heard after it', async () => {
  const [paragraph = ''] = prose(1);
  const lines = setColumn([paragraph], { indent: 0 }).texts;
  const cut = Math.floor(lines.length / 2);
  const table = [
    ['Year', 'Lamps', 'Clocks'],
    ['1901', 'twelve', 'three'],
    ['1902', 'ninety', 'seven'],
  ];
  const cells = table.flatMap((row, at) =>
    row.map((text, column) => ({ text, x: 60 + column * 70, y: 240 - at * 12, size: 9 })),
  );
  const floats: MadeText[][] = [
    [{ x: 60, y: 256, text: 'Table 1. Lamps and clocks', size: 9 }, ...cells],
    [{ x: 60, y: 240, text: 'Figure 2. The old clock in the hall', size: 8 }],
  ];
  for (const float of floats) {
    const texts = [
      ...lines.slice(0, cut).map((text, at) => ({ ...text, y: 340 - at * 12 })),
      ...float,
      ...lines.slice(cut).map((text, at) => ({ ...text, y: 190 - at * 12 })),
    ];
    const [chapter] = (await read({ pages: [page(texts)] })).chapters;
    expect(outline(chapter)[0]).toBe(`paragraph: ${paragraph}`);
    expect(chapter?.blocks.length).toBeGreaterThan(1);
  }
});

test('a table at the top of a page does not end the paragraph that goes on below it', async () => {
  const [paragraph = ''] = prose(1);
  const lines = setColumn([paragraph], { indent: 0 }).texts;
  const cut = Math.floor(lines.length / 2);
  const caption = { x: 40, y: 350, text: 'Table 1.1: Lamps of the harbour', size: 10 };
  const book = await read({
    pages: [
      page([
        ...setColumn(prose(2, 1), { y: 340 }).texts,
        ...lines.slice(0, cut).map((text, at) => ({ ...text, y: 180 - at * 12 })),
      ]),
      page([caption, ...lines.slice(cut).map((text, at) => ({ ...text, y: 300 - at * 12 }))]),
    ],
  });
  const blocks = outline(book.chapters[0]);
  expect(blocks).toContain(`paragraph: ${paragraph}`);
  expect(blocks.at(-1)).toBe('paragraph: Table 1.1: Lamps of the harbour');
});

test('a chapter’s name below the title is no author', async () => {
  const heads = ['The Old Ferry', 'Winter Song', 'Harbour Lights'];
  const pages = heads.map((head, index) =>
    page(
      [
        ...(index === 0 ? [{ text: 'The Salt Road', x: 40, y: 580, size: 24 }] : []),
        { text: head, x: 40, y: 540, size: 16 },
        ...setColumn(prose(2, index * 2), { width: 300, y: 500 }).texts,
      ],
      { height: 600 },
    ),
  );
  const book = await read({ pages });
  expect(book).toMatchObject({ title: 'The Salt Road', authors: [] });
});
