import { createServer, type Server } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BROWSER_FLAGS, ensureBrowser } from '../../../scripts/browser.ts';
import { contentType } from '../../../scripts/cli/content-types.ts';
import { ensureBuild } from '../../../scripts/cli/production-build.ts';

/** A host that sends files and nothing else, in a folder of its own, as GitHub Pages does. */
const FOLDER = '/lectern/';

let server: Server;
let context: BrowserContext;
let address: string;

beforeAll(async () => {
  const build = await ensureBuild();
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const name = pathname.slice(FOLDER.length) || 'index.html';
    const path = join(build, name);
    if (!pathname.startsWith(FOLDER) || !existsSync(path) || !statSync(path).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': contentType(extname(path)) }).end(readFileSync(path));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${FOLDER}`;
  context = await chromium.launchPersistentContext('', {
    executablePath: ensureBrowser(),
    headless: true,
    args: [...BROWSER_FLAGS],
  });
});

afterAll(async () => {
  await context.close();
  server.closeAllConnections();
  server.close();
});

it('on a host that sends no headers the page isolates itself with one reload, and speaks', async () => {
  const page = await context.newPage();
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  await page.goto(address);
  await page.waitForFunction(() => globalThis.crossOriginIsolated && 'lectern' in globalThis);
  const bytes = await page.evaluate(
    async () => (await globalThis.lectern.speak('Good morning.')).size,
  );
  expect(bytes).toBeGreaterThan(20_000);
  expect(loads).toBe(2);

  await page.reload();
  await page.waitForFunction(() => globalThis.crossOriginIsolated && 'lectern' in globalThis);
  expect(loads).toBe(3);
});
