import { expect, test } from 'vitest';
import { outline, readFile } from '../../../fixtures/books/made-books.ts';
import {
  makePdf,
  setColumn,
  type MadePage,
  type MadeText,
} from '../../../fixtures/books/make-pdf.ts';

const WORDS =
  'lamp clock harbour winter ferry garden letter captain window candle village orchard river morning'.split(
    ' ',
  );

/** Prose whose lines are all different. */
function prose(page: number): string[] {
  return [0, 1, 2].map((paragraph) => {
    const words = Array.from({ length: 50 }, (_, at) => {
      const word = WORDS[(at * (page + 3) + paragraph * 5 + page) % WORDS.length] ?? '';
      return at % 7 === 3 ? `and the ${word} ${'abcdefghij'.charAt(at % 10)}${word}` : word;
    });
    return `The ${words.join(' ')} was gone.`;
  });
}

const PAGES_A_CHAPTER = 3;

interface Setting {
  heads: readonly string[];
  /** Type size of the heads; that of the text is 10. */
  size?: number;
  /** What stands at the edges of a page besides the text. */
  edges: (page: number, isOpening: boolean) => MadeText[];
}

function makeBook({ heads, size = 10, edges }: Setting): Uint8Array<ArrayBuffer> {
  const pages: MadePage[] = [];
  for (const head of heads) {
    for (let at = 0; at < PAGES_A_CHAPTER; at++) {
      const index = pages.length;
      const isOpening = at === 0;
      const text = setColumn(prose(index), { y: isOpening ? 310 : 350 }).texts;
      const own = isOpening ? [{ x: 145, y: 350, text: head, size }] : [];
      pages.push({ texts: [...own, ...text, ...edges(index, isOpening)] });
    }
  }
  return makePdf({ pages });
}

async function chaptersOf(setting: Setting): Promise<string[]> {
  const { chapters } = await readFile(makeBook(setting), 'made.pdf');
  for (const chapter of chapters) expect(outline(chapter)[0]).toBe(`heading: ${chapter.title}`);
  return chapters.map(({ title }) => title);
}

const foot = (page: number): MadeText => ({ x: 147, y: 20, text: String(page + 1), size: 8 });
const head = (page: number): MadeText => ({
  x: 60,
  y: 385,
  text: `THE OLD CLOCK ${page + 1}`,
  size: 8,
});
const HEADS = ['1', '2', '3', '4'];

test('the number of a chapter is heard where it is the page’s number, too', async () => {
  expect(await chaptersOf({ heads: HEADS, edges: (page) => [foot(page)] })).toEqual(HEADS);
  expect(await chaptersOf({ heads: HEADS, size: 16, edges: (page) => [foot(page)] })).toEqual(
    HEADS,
  );
});

test('the number of a chapter is heard on a page that has no number', async () => {
  const edges = (page: number, isOpening: boolean): MadeText[] => (isOpening ? [] : [foot(page)]);
  expect(await chaptersOf({ heads: HEADS, edges })).toEqual(HEADS);
});

test('a page’s number at its foot is not heard where other pages have theirs at the head', async () => {
  const edges = (page: number, isOpening: boolean): MadeText[] => [(isOpening ? foot : head)(page)];
  expect(await chaptersOf({ heads: HEADS, edges })).toEqual(HEADS);
  const [book] = await chaptersOf({ heads: ['Chapter 1'], edges });
  expect(book).toBe('Chapter 1');
});

test('numbers in large type at the top of every page are heads of short pieces', async () => {
  const heads = ['I', 'II', 'III', 'IV', 'V', 'VI'];
  const pages = heads.map((text, index) => ({
    texts: [{ x: 145, y: 350, text, size: 16 }, ...setColumn(prose(index), { y: 310 }).texts],
  }));
  const { chapters } = await readFile(makePdf({ pages }), 'made.pdf');
  expect(chapters.map(({ title }) => title)).toEqual(heads);
});
