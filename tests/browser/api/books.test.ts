import { afterEach, beforeEach, expect, it } from 'vitest';
import { BookShelf } from '../../../src/api/book-shelf.ts';
import { BooksFace } from '../../../src/api/books-face.ts';
import { JobsFace } from '../../../src/api/jobs-face.ts';
import type { Book } from '../../../src/domain/book.ts';
import { NO_EDITS, type BookEdits } from '../../../src/domain/edits/book-edits.ts';
import { describeSource } from '../../../src/storage/book-store.ts';
import { LecternDatabase } from '../../../src/storage/database.ts';
import { EditStore } from '../../../src/storage/edit-store.ts';
import { JobStore } from '../../../src/storage/job-store.ts';
import { makeBook } from '../../fixtures/jobs/job-records.ts';

let db: LecternDatabase;
let reading: Book;

beforeEach(() => {
  db = new LecternDatabase(`test-${crypto.randomUUID()}`);
  reading = makeBook(['He came. She saw.', 'They left.'], ['The end.']);
});

afterEach(async () => {
  await db.delete();
});

/** The API as a page has it that has just been opened; every file holds the same book. */
function openPage(): { books: BooksFace; jobs: JobsFace } {
  const readBook = (): Promise<Book> => Promise.resolve(structuredClone(reading));
  const shelf = new BookShelf({ service: { readBook, describe: describeSource } });
  const books = new BooksFace(shelf, new EditStore(db));
  const listen = (): Promise<never> => Promise.reject(new Error('Nothing is narrated here.'));
  const engine = { service: { listen } };
  return { books, jobs: new JobsFace(db, new JobStore(db, Date.now), shelf, books, engine) };
}

const file = (content = 'book', name = 'mill.epub'): File => new File([content], name);

const textsOf = (book: Book): string[][] =>
  book.chapters.map(({ blocks }) => blocks.map(({ text }) => text));

it('edits are kept with the content of a file, whatever its name', async () => {
  const { books } = openPage();
  await books.edit(file(), { kind: 'exclude', chapter: 0, block: 0, start: 0, end: 8 });
  await books.edit(file(), { kind: 'rename', chapter: 1, title: 'Last' });
  const again = await openPage().books.edited(file('book', 'copy of mill.epub'));
  expect(textsOf(again)).toEqual([['She saw.', 'They left.'], ['The end.']]);
  expect(again.chapters[1]?.title).toBe('Last');
  expect(await openPage().books.edits(file('another'))).toEqual(NO_EDITS);
});

it('edits of a file that is read in another way now are not applied, and are kept', async () => {
  await openPage().books.edit(file(), { kind: 'exclude', chapter: 0, block: 1 });
  const before = reading;
  reading = makeBook(['He came. She saw. They left.'], ['The end.']);
  expect(textsOf(await openPage().books.edited(file()))).toEqual(textsOf(reading));
  reading = before;
  expect(textsOf(await openPage().books.edited(file()))[0]).toEqual(['He came. She saw.']);
});

it('several changes are made all or not at all', async () => {
  const { books } = openPage();
  const changes = books.edit(file(), [
    { kind: 'exclude', chapter: 0, block: 1 },
    { kind: 'exclude', chapter: 0, block: 9 },
  ]);
  await expect(changes).rejects.toMatchObject({ code: 'option-invalid' });
  expect(await books.edits(file())).toEqual(NO_EDITS);
});

it('edits can be taken back', async () => {
  const { books } = openPage();
  await books.edit(file(), { kind: 'merge', chapter: 0 });
  await books.reset(file());
  expect(textsOf(await books.edited(file()))).toEqual(textsOf(reading));
  expect(await db.edits.count()).toBe(0);
});

it('a job narrates the edited book, and edits made later do not change it', async () => {
  const { books, jobs } = openPage();
  await books.edit(file(), [
    { kind: 'merge', chapter: 0 },
    { kind: 'rename', chapter: 0, title: 'All of it' },
    { kind: 'exclude', chapter: 0, block: 1 },
  ]);
  const id = await jobs.submit(file());
  await books.edit(file(), { kind: 'exclude', chapter: 0, block: 0 });
  const job = await jobs.get(id);
  expect(job.book.chapters).toMatchObject([{ title: 'All of it' }]);
  const stored = await db.chapters.where('bookId').equals(job.book.id).toArray();
  expect(stored.map(({ blocks }) => blocks.map(({ text }) => text))).toEqual([
    ['He came. She saw.', 'The end.'],
  ]);
});

it('chapters that are given by number count in the edited book', async () => {
  const { books, jobs } = openPage();
  await books.edit(file(), { kind: 'merge', chapter: 0 });
  await expect(jobs.submit(file(), { chapters: [1] })).rejects.toMatchObject({
    code: 'option-invalid',
  });
});

it('every tab hears of a change', async () => {
  const heard: BookEdits[] = [];
  const stop = openPage().books.watchEdits(file(), (edits) => heard.push(edits));
  await expect.poll(() => heard).toEqual([NO_EDITS]);
  const edits = await openPage().books.edit(file(), { kind: 'merge', chapter: 0 });
  await expect.poll(() => heard).toEqual([NO_EDITS, edits]);
  stop();
});
