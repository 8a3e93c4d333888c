import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { Vocabulary } from '../../../src/book/hyphens/vocabulary.ts';
import { findFurniture } from '../../../src/book/pdf/furniture.ts';
import { joinLines } from '../../../src/book/pdf/join-lines.ts';
import { joinAcross } from '../../../src/book/pdf/paragraphs.ts';
import { restoreSoftHyphens } from '../../../src/book/pdf/soft-hyphens.ts';
import { makeLine } from '../../fixtures/books/make-line.ts';
import { readFile } from '../../fixtures/books/made-books.ts';
import { workGrowth } from '../../fixtures/count-work.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
/** Twice the work takes this at most; three times and more is no longer linear. */
const LINEAR = 2.4;
const PROSE = `Nobody${' in the house had slept well that night, and no one spoke of it'.repeat(60)}.`;

function many<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function readDocx(body: string, more: Record<string, string> = {}): Promise<unknown> {
  const parts = { 'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>` };
  const files = Object.entries({ ...parts, ...more }).map(
    ([name, xml]) => [name, strToU8(xml)] as const,
  );
  const bytes = zipSync(Object.fromEntries(files), { level: 0 });
  return readFile(new Uint8Array(bytes), 'made.docx');
}

test('the lines of a long paragraph are joined in linear time', async () => {
  const growth = await workGrowth(1_000, (size) => {
    const lines = many(size, (at) => makeLine(`the light of lamp ${at}`));
    joinLines(lines, new Vocabulary(lines), 'en');
  });
  expect(growth).toBeLessThan(LINEAR);
});

test('a paragraph that goes on over many columns is joined in linear time', async () => {
  const growth = await workGrowth(300, (size) => {
    const blocks = many(size, (column) => ({
      kind: 'paragraph' as const,
      lines: many(10, () => makeLine('and the light of the lamp', { column })),
      level: 0,
      gap: 1,
      isIndented: false,
    }));
    joinAcross(blocks, { edges: new Map(), distances: { of: () => 12 }, isIndented: false });
  });
  expect(growth).toBeLessThan(LINEAR);
});

test('running heads that stand at another place on every few pages are found in linear time', async () => {
  const growth = await workGrowth(600, (size) => {
    const pages = many(size, (page) => {
      const y = 20 + (page >> 1) * 3;
      const text = `Lamp ${String(page >> 1).replaceAll(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))}`;
      const place = { x0: 40, x1: 90, y, size: 10 };
      const span = { ...place, text, font: 'f', spaced: false, element: -1 };
      const row = { ...place, fragments: [{ ...place, order: 0, element: -1, spans: [span] }] };
      return { page, height: 5_000, rows: [row] };
    });
    findFurniture(pages, { size: 10, leading: 12 });
  });
  expect(growth).toBeLessThan(LINEAR);
});

test('soft hyphens of many lines are looked for in linear time', async () => {
  const growth = await workGrowth(1_000, (size) => {
    const lines = many(size, (at) =>
      makeLine('the light of lam', { x1: at % 2 === 0 ? 200 : 197 }),
    );
    restoreSoftHyphens(lines, new Map(), new Vocabulary(lines));
  });
  expect(growth).toBeLessThan(LINEAR);
});

test('headings in capitals after the last chapter are told in linear time', async () => {
  const growth = await workGrowth(500, (size) => {
    const works = many(size, (at) => `THE WORK OF ${'ABCDEFGHIJ'.charAt(at % 10)}\n\nShort.\n`);
    const text = ['CHAPTER 1', 'CHAPTER 2'].map((head) => `${head}\n\n${PROSE}\n`);
    return readFile([...text, ...works].join('\n\n\n\n\n'), 'made.txt');
  });
  expect(growth).toBeLessThan(LINEAR);
});

test('paragraphs whose marks were deleted are joined in linear time', async () => {
  const growth = await workGrowth(500, (size) => {
    const deleted = '<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>';
    return readDocx(`<w:p>${deleted}<w:r><w:t>lamp </w:t></w:r></w:p>`.repeat(size));
  });
  expect(growth).toBeLessThan(LINEAR);
});

test('a document of many references to one long footnote is read in linear time', async () => {
  const growth = await workGrowth(200, (size) => {
    const reference = '<w:r><w:t>The lamp. </w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r>';
    const text = 'A note of some length. '.repeat(size);
    const xml = `<w:footnotes ${W}><w:footnote w:id="1"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:footnote></w:footnotes>`;
    return readDocx(`<w:p>${reference}</w:p>`.repeat(size), { 'word/footnotes.xml': xml });
  });
  expect(growth).toBeLessThan(LINEAR);
});

test('fields that never end cost no more for each word behind them', async () => {
  const growth = await workGrowth(300, (size) => {
    const field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>';
    return readDocx(
      `<w:p>${field.repeat(size)}${'<w:r><w:t>word </w:t></w:r>'.repeat(size)}</w:p>`,
    );
  });
  expect(growth).toBeLessThan(LINEAR);
});
