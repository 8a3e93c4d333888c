import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserContext, Page } from 'playwright';
import { kill, findByArgument } from '../../../scripts/cli/processes.ts';
import {
  App,
  onlyJob,
  readResult,
  submit,
  waitForChunks,
  waitForEnd,
  waitForLectern,
} from '../support/app.ts';
import { TWO_CHAPTERS } from '../support/books.ts';

let app: App;
/** What an undisturbed run writes. */
let undisturbed: Uint8Array;

async function finish(page: Page): Promise<Uint8Array> {
  const { id } = await waitForEnd(page);
  return readResult(page, id);
}

beforeAll(async () => {
  app = await App.start();
  const context = await app.openBrowser(app.makeFolder());
  const page = await app.openPage(context);
  await submit(page, TWO_CHAPTERS);
  undisturbed = await finish(page);
  await context.close();
});

afterAll(async () => {
  await app.stop();
});

/** A number of chunks at which to strike, another one in every run. */
const somewhereAfter = (chunks: number): number => chunks + Math.floor(Math.random() * 2);

describe('an interrupted job', () => {
  it('goes on by itself after reloads at random moments, and writes the same bytes', async () => {
    const context = await app.openBrowser(app.makeFolder());
    const page = await app.openPage(context);
    await submit(page, TWO_CHAPTERS);
    let done = 0;
    for (const strike of [somewhereAfter(1), somewhereAfter(3), somewhereAfter(5)]) {
      await waitForChunks(page, strike);
      await page.reload();
      await waitForLectern(page);
      const { currentChunk } = await onlyJob(page);
      expect(currentChunk).toBeGreaterThanOrEqual(Math.max(done, strike));
      done = currentChunk;
    }
    const bytes = await finish(page);
    await context.close();
    expect(Buffer.compare(bytes, undisturbed)).toBe(0);
  });

  it('survives SIGKILL of the whole browser, in another profile, with the same bytes', async () => {
    const profile = app.makeFolder();
    let context: BrowserContext = await app.openBrowser(profile);
    let page = await app.openPage(context);
    await submit(page, TWO_CHAPTERS);
    for (const strike of [somewhereAfter(1), somewhereAfter(4)]) {
      await waitForChunks(page, strike);
      const closed = new Promise((resolve) => context.once('close', resolve));
      findByArgument(`--user-data-dir=${profile}`).forEach(kill);
      await closed;
      context = await app.openBrowser(profile);
      page = await app.openPage(context);
      const { currentChunk } = await onlyJob(page);
      expect(currentChunk).toBeGreaterThanOrEqual(strike);
    }
    const bytes = await finish(page);
    await context.close();
    expect(Buffer.compare(bytes, undisturbed)).toBe(0);
  });
});
