import type { BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { App, saveTo } from '../support/app.ts';

/** Files of one book as they may be dropped: in no order, and numbered so that letters sort them wrongly. */
const FILES = [
  { name: 'The Salt Road 10 - The Harbour.html', title: 'The Harbour' },
  { name: 'The Salt Road 2 - The Inn.html', title: 'The Inn' },
  { name: 'The Salt Road 1 - The Ferry.html', title: 'The Ferry' },
];

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

it('files that are dropped together become one book, a chapter each, in the order of their numbers', async () => {
  const folder = app.makeFolder();
  const paths = FILES.map(({ name, title }) => {
    const markup = `<html><body><h1>${title}</h1><p>It was late at ${title}.</p></body></html>`;
    return saveTo(folder, name, new TextEncoder().encode(markup));
  });
  await page.locator('lectern-drop-zone input').setInputFiles(paths);
  await page.getByRole('button', { name: 'As one book' }).click();
  await page.getByText('Chapters and text').click();
  await page.getByRole('button', { name: /^The Harbour/u }).waitFor();
  expect(await page.locator('lectern-draft-card').count()).toBe(1);

  const places = ['The Ferry', 'The Inn', 'The Harbour'].map(async (title) => {
    const button = page.getByRole('button', { name: new RegExp(`^${title}`, 'u') });
    return (await button.boundingBox())?.y ?? NaN;
  });
  const [first, second, third] = await Promise.all(places);
  expect(second).toBeGreaterThan(first ?? NaN);
  expect(third).toBeGreaterThan(second ?? NaN);
});
