import { expect, test } from 'vitest';
import type { Book } from '../../../src/domain/book.ts';
import { outline, readFile } from '../../fixtures/books/made-books.ts';

const read = (text: string): Promise<Book> => readFile(text, 'made.txt');
const titles = ({ chapters }: Book): string[] => chapters.map(({ title }) => title);

const SENTENCE = 'The rain had stopped before dawn and the street lay shining under the lamps. ';
const PROSE = `Nobody${' in the house had slept well that night, and no one spoke of\nit'.repeat(6)}.\n`;

test('divides paragraphs by their indents although empty lines stand around headings', async () => {
  const paragraph =
    '    It was late, and the lamps had been put out in all the rooms\nof the house.\n';
  const book = await read(
    ['1', '2', '3'].map((n) => `Chapter ${n}\n\n${paragraph.repeat(3)}\n\n`).join(''),
  );
  const text = 'It was late, and the lamps had been put out in all the rooms of the house.';
  expect(outline(book.chapters[1])).toEqual([
    'heading: Chapter 2',
    ...Array.from({ length: 3 }, () => `paragraph: ${text}`),
  ]);
});

test('takes heads and numbers of pages out of a text with form feeds, and joins what the pages divide', async () => {
  const lines = Array.from(
    { length: 40 },
    (_, at) =>
      `${at} ${'abcdefghij'.charAt(at % 10).repeat(at + 3)} and then came the days that we had in the ${'x'.repeat(40 - at)}`,
  );
  const pages = [0, 1, 2, 3].map(
    (page) =>
      `        THE SALT ROAD\n\n${lines.slice(page * 10, page * 10 + 10).join('\n')}\n\n       ${page + 7}\n`,
  );
  const book = await read(pages.join('\f'));
  expect(outline(book.chapters[0]).filter((line) => line.startsWith('paragraph'))).toEqual([
    `paragraph: ${lines.join(' ')}`,
  ]);
});

const lineOf = (at: number): string =>
  `${'abcdefghij'.charAt(at % 10).repeat((at % 7) + 3)} and then came the days that we had in the ${'x'.repeat(20)}`;

test('keeps the numbers of chapters among the numbers of pages', async () => {
  const pages = Array.from({ length: 12 }, (_, page) => {
    const head = page % 4 === 0 ? `${page / 4 + 1}\n\n` : '';
    const lines = Array.from({ length: 8 }, (_, at) => lineOf(page * 8 + at)).join('\n');
    return { text: `${head}${lines}${page % 4 === 3 ? '.' : ''}`, number: String(page + 1) };
  });
  const loose = await read(pages.map(({ text, number }) => `${text}\n\n${number}\n\n`).join(''));
  expect(titles(loose)).toEqual(['1', '2', '3']);
  const fed = await read(pages.map(({ text, number }) => `${text}\n\n    ${number}\n`).join('\f'));
  expect(titles(fed)).toEqual(['1', '2', '3']);
  for (const book of [loose, fed]) {
    expect(book.chapters.map(outline).flat()).toHaveLength(6);
  }
});

test('calls what stands under the first of the headings in capitals by that heading', async () => {
  const headings = ['THE FERRY', 'THE INN', 'THE MILL ON THE HILL', 'HOME'];
  const book = await read(
    headings.map((each) => `${each}\n\n${PROSE}\n${PROSE}\n${PROSE}\n\n\n`).join(''),
  );
  expect(titles(book)).toEqual(headings);
  expect(outline(book.chapters[0])[0]).toBe('heading: THE FERRY');
});

test('knows numbered headings whose names have short words only', async () => {
  const headings = ['1. The Ferry', '2. The Inn', '3. The Sea', '4. Home'];
  const book = await read(headings.map((each) => `${each}\n\n${PROSE}\n${PROSE}\n\n\n`).join(''));
  expect(titles(book)).toEqual(headings);
});

test('keeps the hyphens of spelled numbers and takes no divided words for verse', async () => {
  const book = await read(
    `${SENTENCE}\n\nShe had a won-\nderful and twenty-\nfive year old horse.\n`,
  );
  expect(book.chapters[0]?.blocks.at(-1)?.text).toBe(
    'She had a wonderful and twenty-five year old horse.',
  );
});

test('reads the marks of Aozora Bunko: no readings, no notes on print, headings as headings', async () => {
  const rule = '-'.repeat(55);
  const book = await read(
    `吾輩は猫である\n夏目漱石\n\n${rule}\n【テキスト中に現れる記号について】\n\n《》：ルビ\n（例）吾輩《わがはい》\n${rule}\n\n［＃８字下げ］一［＃「一」は中見出し］\n\n\u3000吾輩《わがはい》は猫である。名前はまだ無い。\n\u3000どこで生れたか｜頓《とん》と見当がつかぬ。\n\n［＃８字下げ］二［＃「二」は中見出し］\n\n\u3000書生［＃「書生」に傍点］という人間中で一番獰悪な種族であったそうだ。\n\n底本：「夏目漱石全集1」ちくま文庫\n`,
  );
  expect(book).toMatchObject({ title: '吾輩は猫である', authors: ['夏目漱石'], language: 'ja' });
  expect(book.chapters.map(outline)).toEqual([
    [
      'heading: 一',
      'paragraph: 吾輩は猫である。名前はまだ無い。',
      'paragraph: どこで生れたか頓と見当がつかぬ。',
    ],
    ['heading: 二', 'paragraph: 書生という人間中で一番獰悪な種族であったそうだ。'],
  ]);
});

test('keeps works that are appended to the numbered chapters, listed with a shorter title or not at all', async () => {
  const heads = [
    'CHAPTER I. THE DUKE SETS OUT',
    'CHAPTER II. THE LONG ROAD',
    'CHAPTER III. THE OLD INN',
  ];
  const appended = [
    'THE TRUE ACCOUNT OF WHAT THE DUKE DID AT THE OLD INN, AND AFTER',
    'THE LIFE OF ANN LEE',
  ];
  const long = `${PROSE}\n`.repeat(12);
  const body = [...heads, ...appended].map((head) => `${head}\n\n${long}\n\n\n`).join('');
  const list = (entries: readonly string[]): string =>
    `Contents\n\n${entries.map((entry) => ` ${entry}\n`).join('')}\n\n\n\n`;
  const shortened = appended.map((title) => title.replace(', AND AFTER', ''));
  for (const entries of [[...heads, ...shortened], heads]) {
    const book = await read(`THE DUKE\n\nby Bo Ray\n\n\n\n${list(entries)}${body}`);
    const chapters = book.chapters.filter(({ include }) => include);
    expect(chapters.map(({ title }) => title)).toEqual([...heads, ...appended]);
  }
});

test('keeps the lines of verse without capitals, and joins prose that is as narrow', async () => {
  const stanza =
    'the lamp went out\nand nobody in the long house\nasked why the rain\nwas suddenly so near to us\nor when it would end';
  const kinds = async (text: string): Promise<string[]> => {
    const book = await read(text);
    return book.chapters.flatMap(({ blocks }) => blocks.map(({ kind }) => kind));
  };
  expect(await kinds(`${stanza}\n`)).toEqual(['verse']);
  const prose = SENTENCE.repeat(4).match(/.{1,38}(?:\s|$)/g) ?? [];
  expect(await kinds(`${prose.map((line) => line.trim()).join('\n')}\n`)).toEqual(['paragraph']);
});
