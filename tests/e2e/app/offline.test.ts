import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BrowserContext } from 'playwright';
import { App, readResult, saveTo, submit, waitForEnd, waitForLectern } from '../support/app.ts';
import { ONE_SENTENCE, TWO_CHAPTERS } from '../support/books.ts';
import { probe } from '../support/media.ts';

let app: App;
let context: BrowserContext;

beforeAll(async () => {
  app = await App.start();
  context = await app.openBrowser(app.makeFolder());
});

afterAll(async () => {
  await context.close();
  await app.stop();
});

it('a second visit works from import to export with no server at all', async () => {
  const first = await app.openPage(context);
  await first.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  // The first visit fetches the model and the voice; that is all it takes.
  await submit(first, ONE_SENTENCE);
  await waitForEnd(first);
  await first.evaluate(async () => {
    for (const job of await globalThis.lectern.jobs.list()) {
      await globalThis.lectern.jobs.remove(job.id);
    }
  });
  await first.close();
  await app.server.close();

  const second = await context.newPage();
  await second.goto(app.server.url);
  await waitForLectern(second);
  const id = await submit(second, TWO_CHAPTERS);
  await waitForEnd(second);
  const path = saveTo(app.makeFolder(), 'offline.m4b', await readResult(second, id));
  expect(probe(path).chapters.map((chapter) => chapter.tags.title)).toEqual([
    'The Mill',
    'The River',
  ]);
});
