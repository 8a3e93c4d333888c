import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BrowserContext, Page } from 'playwright';
import { App, onlyJob, saveTo, submit, waitForChunks, waitForEnd } from '../support/app.ts';
import { TWO_CHAPTERS } from '../support/books.ts';
import { measureLevels, probe } from '../support/media.ts';

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

const speak = (page: Page, text: string): Promise<number[]> =>
  page.evaluate(async (spoken) => {
    const wav = await globalThis.lectern.speak(spoken, { voice: 'bf_emma' });
    return Array.from(new Uint8Array(await wav.arrayBuffer()));
  }, text);

it('a short text is spoken ahead of the queue, from a tab that does not work, too', async () => {
  const working = await app.openPage(context);
  const waiting = await app.openPage(context);
  await submit(working, TWO_CHAPTERS);
  await waitForChunks(working, 1);
  const wav = await speak(waiting, 'This is how I sound.');
  const job = await onlyJob(working);
  expect(job.status).toBe('running');

  const path = saveTo(app.makeFolder(), 'speech.wav', Uint8Array.from(wav));
  const { streams, format } = probe(path);
  expect(streams[0]).toMatchObject({ codec_name: 'pcm_s16le', sample_rate: '24000', channels: 1 });
  expect(Number(format.duration)).toBeGreaterThan(0.7);
  expect(Number(format.duration)).toBeLessThan(4);
  expect(measureLevels(path).peak).toBeLessThanOrEqual(-3);
  await waitForEnd(working);
});

it('giving up a text before it is spoken is an abort, and leaves nothing behind', async () => {
  const page = await app.openPage(context);
  const outcome = await page.evaluate(async () => {
    const controller = new AbortController();
    const spoken = globalThis.lectern.speak('Never mind.', { signal: controller.signal });
    controller.abort();
    try {
      await spoken;
      return 'spoken';
    } catch (thrown) {
      return (thrown as Error).name;
    }
  });
  expect(outcome).toBe('AbortError');
});
