import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BrowserContext } from 'playwright';
import { ensureBuild } from '../../../scripts/cli/production-build.ts';
import { App, onlyJob, submit, waitForChunks, waitForEnd, waitForLectern } from '../support/app.ts';
import { TWO_CHAPTERS } from '../support/books.ts';

let app: App;
let site: string;
let context: BrowserContext;

beforeAll(async () => {
  site = mkdtempSync(join(tmpdir(), 'lectern-site-'));
  cpSync(await ensureBuild(), site, { recursive: true });
  app = await App.start(site);
  context = await app.openBrowser(app.makeFolder());
});

afterAll(async () => {
  await context.close();
  await app.stop();
  rmSync(site, { recursive: true });
});

/** Publishes a new version: the same app under a service worker with other bytes. */
function publish(): void {
  const path = join(site, 'service-worker.js');
  writeFileSync(path, `${readFileSync(path, 'utf8')}\n// another version\n`);
}

it('a new version is offered in the middle of a job, which goes on, also past the update', async () => {
  const page = await app.openPage(context);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await submit(page, TWO_CHAPTERS);
  await waitForChunks(page, 1);
  let reloads = 0;
  page.on('load', () => {
    reloads += 1;
  });
  publish();
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
  });
  const offer = page.getByRole('button', { name: /update/i });
  await offer.waitFor();

  const before = await onlyJob(page);
  await waitForChunks(page, before.currentChunk + 1);
  expect(reloads).toBe(0);

  const loaded = page.waitForEvent('load');
  await offer.click();
  await loaded;
  await waitForLectern(page);
  const after = await waitForEnd(page);
  expect(after.id).toBe(before.id);
  await expect.poll(() => offer.isVisible()).toBe(false);
});
