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
  const kept = await first.evaluate(async () => {
    const caches = await Promise.all(
      (await globalThis.caches.keys()).map((key) => globalThis.caches.open(key)),
    );
    const requests = (await Promise.all(caches.map((cache) => cache.keys()))).flat();
    return requests.map(({ url }) => url);
  });
  expect(kept.filter((url) => url.includes('/ort-wasm-simd-threaded-'))).toHaveLength(2);
  // Both of ffmpeg's cores: the whole one takes over where the other does not suffice.
  expect(kept.filter((url) => /\/ffmpeg-(?:core|speech)-[^/]+\.wasm/u.test(url))).toHaveLength(2);
  // What only a graphics card needs is not fetched where the processor speaks.
  expect(kept.filter((url) => /jspi|asyncify|webgpu/u.test(url))).toEqual([]);
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
