import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserContext, Page } from 'playwright';
import { ensureBuild } from '../../../scripts/cli/production-build.ts';
import { App, listJobs, submit, waitForEnd } from '../support/app.ts';
import { ONE_SENTENCE, WITHOUT_WORDS } from '../support/books.ts';

let app: App;
let site: string;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  site = mkdtempSync(join(tmpdir(), 'lectern-site-'));
  cpSync(await ensureBuild(), site, { recursive: true });
  app = await App.start(site);
  context = await app.openBrowser(app.makeFolder());
  page = await app.openPage(context);
});

afterAll(async () => {
  await context.close();
  await app.stop();
  rmSync(site, { recursive: true });
});

/** What a call on the page is refused with. */
async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (thrown) {
    return String(thrown);
  }
  return 'nothing';
}

const readFile = (bytes: Uint8Array, name: string): Promise<string> =>
  page.evaluate(
    async ({ base64, fileName }) => {
      const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      try {
        await globalThis.lectern.readBook(new File([content], fileName));
        return 'a book';
      } catch (thrown) {
        return (thrown as { code?: string }).code ?? String(thrown);
      }
    },
    { base64: Buffer.from(bytes).toString('base64'), fileName: name },
  );

describe('a file that is no book', () => {
  it.each([
    ['empty', new Uint8Array(), 'novel.epub', 'file-empty'],
    ['cut off', ONE_SENTENCE.slice(0, ONE_SENTENCE.length / 2), 'novel.epub', 'file-damaged'],
    [
      'something else under a good name',
      Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7_919 + 13) % 251),
      'novel.epub',
      'file-unsupported',
    ],
    ['without any text', WITHOUT_WORDS, 'novel.epub', 'book-without-text'],
  ])('is refused by name when it is %s', async (_, bytes, name, code) => {
    expect(await readFile(bytes, name)).toBe(code);
  });

  it('is refused in the page, too, with words that say what to do', async () => {
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'nothing.epub',
        mimeType: 'application/epub+zip',
        buffer: Buffer.alloc(0),
      });
    await page.getByText('file-empty').first().waitFor();
  });

  it('leaves the reader fit for the next one', async () => {
    expect(await readFile(ONE_SENTENCE, 'book.epub')).toBe('a book');
  });
});

describe('options that make no sense', () => {
  it.each([
    [{ voice: 'xx_nobody' }, /xx_nobody/],
    [{ speed: 3 }, /3/],
    [{ chapters: [] }, /[Tt]ick/],
    [{ chapters: [99] }, /100/],
  ])('%o are refused before there is a job', async (options, said) => {
    expect(await refusal(submit(page, ONE_SENTENCE, options))).toMatch(said);
    expect(await listJobs(page)).toEqual([]);
  });

  it('are refused for speech at once, too', async () => {
    const spoken = page.evaluate(() => globalThis.lectern.speak('Hello', { speed: 9 }));
    expect(await refusal(spoken)).toMatch(/9/);
    const empty = page.evaluate(() => globalThis.lectern.speak('  '));
    expect(await refusal(empty)).toMatch(/no text/);
  });
});

describe('a voice model that cannot be reached', () => {
  it('fails the job by name, and the same job succeeds once the model is there', async () => {
    renameSync(join(site, 'model'), join(site, 'elsewhere'));
    const id = await submit(page, ONE_SENTENCE);
    const failed = await waitForEnd(page).catch((thrown: unknown) => String(thrown));
    expect(failed).toContain('model-unreachable');
    renameSync(join(site, 'elsewhere'), join(site, 'model'));
    await page.evaluate((job) => globalThis.lectern.jobs.retry(job), id);
    expect((await waitForEnd(page)).status).toBe('completed');
  });
});
