import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BrowserContext } from 'playwright';
import { App, submit, waitForEnd } from '../support/app.ts';
import { CANARY_HOST, BOOK_WITH_REMOTE_PARTS } from '../support/books.ts';
import { startWitnessProxy, type WitnessProxy } from '../support/witness-proxy.ts';

let app: App;
let proxy: WitnessProxy;
let context: BrowserContext;

beforeAll(async () => {
  app = await App.start();
  proxy = await startWitnessProxy();
  context = await app.openBrowser(app.makeFolder(), [
    `--proxy-server=http://127.0.0.1:${proxy.port}`,
  ]);
});

afterAll(async () => {
  await context.close();
  await proxy.close();
  await app.stop();
});

it('nothing leaves the origin from opening the page to the finished book, whatever the book asks for', async () => {
  const page = await app.openPage(context);
  await submit(page, BOOK_WITH_REMOTE_PARTS);
  await waitForEnd(page);
  await page.reload();
  // Chromium asks for services of its own now and then; none of them is Lectern's doing.
  const asked = proxy.hosts.filter((host) => !/\.(google|googleapis|gstatic)\.com(:|$)/.test(host));
  expect(asked).toEqual([]);
});

it('a request that did leave would have been seen', async () => {
  const page = await context.newPage();
  await page.goto(`http://${CANARY_HOST}/`).catch(() => undefined);
  expect(proxy.hosts).toContain(CANARY_HOST);
});

it('the page may not even try to reach another origin, nor may a worker', async () => {
  const page = await app.openPage(context);
  const before = proxy.hosts.filter((host) => host.includes(CANARY_HOST)).length;
  const refused = await page.evaluate(async (host) => {
    const tries = [
      fetch(`http://${host}/fetch`),
      new Promise((resolve, reject) => {
        const image = new Image();
        image.onload = resolve;
        image.onerror = reject;
        image.src = `http://${host}/image`;
      }),
    ];
    return (await Promise.allSettled(tries)).map((outcome) => outcome.status);
  }, CANARY_HOST);
  expect(refused).toEqual(['rejected', 'rejected']);
  expect(proxy.hosts.filter((host) => host.includes(CANARY_HOST)).length).toBe(before);
});
