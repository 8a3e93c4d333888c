import type { BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeEpub } from '../../fixtures/books/make-epub.ts';
import { App, readResult, saveTo, waitForEnd, waitForLectern } from '../support/app.ts';
import { probe } from '../support/media.ts';

const BOOK = makeEpub({
  title: 'Water and Stone',
  authors: ['Ada Quill'],
  chapters: [
    {
      title: 'The Mill',
      paragraphs: ['The mill was old. Nobody wanted the dreadful sentence here. It stood.'],
    },
    { title: 'The River', paragraphs: ['Water came down.'] },
    { title: 'The Sea', paragraphs: ['It was far away.'] },
  ],
});

let app: App;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  app = await App.start();
  context = await app.openBrowser(app.makeFolder());
  page = await app.openPage(context);
});

afterAll(async () => {
  await context.close();
  await app.stop();
});

it('what was changed in a book before narrating is what is narrated, after a reload, too', async () => {
  const path = saveTo(app.makeFolder(), 'water.epub', BOOK);
  await page.locator('lectern-drop-zone input').setInputFiles(path);
  await page.getByText('Chapters and text').click();
  await page.getByRole('button', { name: /^The Mill/u }).click();
  // Exactly: before the sentences are told apart, all of a paragraph is one.
  await page.locator('.sentence', { hasText: /^\s*Nobody wanted[^.]*\.\s*$/u }).click();
  await page.getByText('1 passage left out').waitFor();
  const title = page.getByRole('textbox', { name: 'Title' });
  await title.fill('The Old Mill');
  await title.press('Tab');
  await page.getByRole('button', { name: /^The Old Mill/u }).waitFor();
  await page.getByRole('checkbox', { name: 'The Sea' }).uncheck();
  await page.getByText('2 of 3 chapters').waitFor();

  await page.reload();
  await waitForLectern(page);
  await page.getByText('2 of 3 chapters').waitFor();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.waitForFunction(async () => (await globalThis.lectern.jobs.list()).length === 1);
  const { id } = await waitForEnd(page);

  const spoken = await page.evaluate(async (job) => {
    const chapters = await Promise.all([0, 1].map((at) => globalThis.lectern.jobs.words(job, at)));
    return chapters.map((chunks) => chunks.map(({ text }) => text).join(' '));
  }, id);
  expect(spoken).toEqual([
    'The Old Mill The mill was old. It stood.',
    'The River Water came down.',
  ]);
  const file = probe(saveTo(app.makeFolder(), 'water.m4b', await readResult(page, id)));
  expect(file.chapters.map((chapter) => chapter.tags.title)).toEqual(['The Old Mill', 'The River']);
  // Five short sentences and titles; the one that was left out would add two seconds and a half.
  const [mill] = file.chapters;
  expect(Number(mill?.end_time) - Number(mill?.start_time)).toBeLessThan(6.5);
});
