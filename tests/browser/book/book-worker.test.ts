import { strToU8, zipSync } from 'fflate';
import { afterEach, expect, it } from 'vitest';
import type { Book } from '../../../src/domain/book.ts';
import type { BookService } from '../../../src/book/book-service.ts';
import { LecternError } from '../../../src/domain/errors.ts';
import { connectWorker, type WorkerConnection } from '../../../src/ports/rpc.ts';
import { makeEpub } from '../../fixtures/books/make-epub.ts';
import { makePdf, type MadeBookmark } from '../../fixtures/books/make-pdf.ts';
import { makePng } from '../../fixtures/books/make-png.ts';

const TEXT = 'The lamp was lit, and the rain went on outside as it had gone on all day.';
const GOOD = makeEpub({
  title: 'Good',
  authors: ['Ann Lee'],
  chapters: [{ title: 'One', paragraphs: [TEXT] }],
});

let connection: WorkerConnection<BookService> | null = null;

function worker(): BookService {
  connection ??= connectWorker<BookService>(
    new Worker(new URL('../../../workers/book-worker.ts', import.meta.url), { type: 'module' }),
    'book reader',
    () => undefined,
  );
  return connection.service;
}

afterEach(() => {
  connection?.terminate();
  connection = null;
});

function read(bytes: BlobPart, name: string): Promise<Book> {
  return worker().readBook(new Blob([bytes]), name);
}

async function pictureOf(book: Book): Promise<ImageBitmap> {
  expect(book.cover?.type).toBe('image/jpeg');
  return createImageBitmap(new Blob([book.cover?.bytes ?? new Uint8Array()]));
}

it('makes a JPEG of at most 1,400 pixels of a cover', async () => {
  const book = await read(
    makeEpub({
      title: 'Made',
      authors: [],
      chapters: [{ title: 'One', paragraphs: [TEXT] }],
      cover: { type: 'image/png', bytes: makePng(1800, 2400) },
    }),
    'made.epub',
  );
  const { width, height } = await pictureOf(book);
  expect([width, height]).toEqual([1050, 1400]);
});

it('draws the first page of a PDF for its cover', async () => {
  const line = { x: 40, y: 300, text: 'THE LAMP AND THE RAIN', size: 18 };
  const pages = [{ texts: [line] }, { texts: [{ x: 40, y: 300, text: TEXT.slice(0, 40) }] }];
  const book = await read(makePdf({ pages }), 'made.pdf');
  const picture = await pictureOf(book);
  expect([picture.width, picture.height]).toEqual([1050, 1400]);
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  context?.drawImage(picture, 0, 0);
  const { data } = context?.getImageData(0, 0, picture.width, picture.height) ?? { data: [] };
  const dark = Array.from(data).filter((value, index) => index % 4 === 0 && value < 100).length;
  // Black words on white paper.
  expect(dark).toBeGreaterThan(500);
  expect(dark).toBeLessThan(data.length / 4 / 4);
});

it('reads a PDF whose outline nests deeper than messages can', async () => {
  let bookmark: MadeBookmark = { title: 'Innermost', page: 0 };
  for (let depth = 0; depth < 8_000; depth++) {
    bookmark = { title: `The Lamp ${depth}`, page: 0, children: [bookmark] };
  }
  const pages = [{ texts: [{ x: 40, y: 300, text: TEXT.slice(0, 40) }] }];
  const book = await read(makePdf({ pages, outline: [bookmark] }), 'made.pdf');
  expect(book.chapters.flatMap(({ blocks }) => blocks.map(({ text }) => text))).toContain(
    TEXT.slice(0, 40),
  );
});

function manyEntries(count: number): Record<string, Uint8Array> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${index}.txt`, new Uint8Array(1)] as const),
  );
}

const HOSTILE: readonly (readonly [string, BlobPart])[] = [
  ['empty.epub', ''],
  ['cut.epub', GOOD.slice(0, GOOD.length / 2)],
  ['not-a-book.zip', new Uint8Array(zipSync({ 'a.bin': strToU8('x') }))],
  ['entries.zip', new Uint8Array(zipSync(manyEntries(12_000)))],
  ['nested.html', `<p>${'<b>'.repeat(200_000)}x`],
  ['cut.pdf', makePdf({ pages: [{ texts: [{ x: 40, y: 300, text: TEXT }] }] }).slice(0, 400)],
  ['brackets.md', '['.repeat(300_000)],
  ['lines.txt', 'CONTENTS\n\nI\n\n'.repeat(20_000)],
];

it.each(HOSTILE)('is fit for the next book after %s', async (name, bytes) => {
  const outcome: unknown = await read(bytes, name).catch((thrown: unknown) => thrown);
  if (outcome instanceof Error) expect(LecternError.from(outcome).code).not.toBe('internal');
  await expect(read(GOOD, 'good.epub')).resolves.toMatchObject({ title: 'Good' });
});
