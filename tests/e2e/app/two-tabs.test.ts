import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BrowserContext } from 'playwright';
import { App, onlyJob, submit, waitForChunks, waitForEnd } from '../support/app.ts';
import { TWO_CHAPTERS } from '../support/books.ts';

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

it('two tabs show one job, and closing the one that works hands it over', async () => {
  const first = await app.openPage(context);
  await submit(first, TWO_CHAPTERS);
  const second = await app.openPage(context);
  const before = await waitForChunks(second, 2);
  expect(before.status).toBe('running');
  expect((await onlyJob(first)).id).toBe(before.id);

  const owner = await second.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    const mine = (locks: LockInfo[]): number =>
      locks.filter((lock) => lock.name === 'lectern-engine').length;
    return { held: mine(held), pending: mine(pending) };
  });
  expect(owner).toEqual({ held: 1, pending: 1 });

  const closed = Date.now();
  await first.close();
  const takenOver = await second.evaluate(
    async () =>
      new Promise<number>((resolve) => {
        const look = async (): Promise<void> => {
          const { held = [] } = await navigator.locks.query();
          if (held.some((lock) => lock.name === 'lectern-engine')) resolve(Date.now());
          else requestAnimationFrame(() => void look());
        };
        void look();
      }),
  );
  console.log(`The second tab took over after ${takenOver - closed} ms.`);
  const after = await waitForEnd(second);
  expect(after.id).toBe(before.id);
  expect(after.currentChunk).toBe(after.totalChunks);
});
