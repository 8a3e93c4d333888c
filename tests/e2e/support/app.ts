import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright';
import type { Job, JobOptions } from '../../../src/domain/job.ts';
import { BROWSER_FLAGS, ensureBrowser } from '../../../scripts/browser.ts';
import { ensureBuild } from '../../../scripts/cli/production-build.ts';
import { startServer, type RunningServer } from '../../../scripts/cli/static-server.ts';

/** A job without its cover, as it can be sent out of the page. */
export type JobView = Omit<Job, 'book'> & { book: Omit<Job['book'], 'cover'> };

/** The production build behind a server that lives as long as a test file. */
export class App {
  private readonly folders: string[] = [];

  private constructor(
    readonly server: RunningServer,
    private readonly browser: string,
  ) {}

  static async start(root?: string): Promise<App> {
    const server = await startServer({
      root: root ?? (await ensureBuild()),
      port: 0,
      host: '127.0.0.1',
    });
    return new App(server, ensureBrowser());
  }

  /** A folder for a browser's profile, or for files; gone when the app stops. */
  makeFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'lectern-e2e-'));
    this.folders.push(folder);
    return folder;
  }

  /** Opens a browser with a profile that outlives it. */
  async openBrowser(profile: string, args: readonly string[] = []): Promise<BrowserContext> {
    return chromium.launchPersistentContext(profile, {
      executablePath: this.browser,
      headless: true,
      args: [...BROWSER_FLAGS, ...args],
    });
  }

  /** Opens Lectern in a new tab and waits until its API is there. */
  async openPage(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto(this.server.url);
    await waitForLectern(page);
    return page;
  }

  async stop(): Promise<void> {
    await this.server.close();
    for (const folder of this.folders) {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  }
}

/** Waits until the page, perhaps after a reload of its own, is isolated and ready for calls. */
export async function waitForLectern(page: Page): Promise<void> {
  await page.waitForFunction(() => 'lectern' in globalThis && globalThis.crossOriginIsolated);
}

/** Submits a book that lies in memory. */
export async function submit(
  page: Page,
  book: Uint8Array,
  options: Partial<JobOptions> = {},
  name = 'book.epub',
): Promise<string> {
  return page.evaluate(
    async ({ base64, given, fileName }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      return globalThis.lectern.jobs.submit(new File([bytes], fileName), given);
    },
    { base64: Buffer.from(book).toString('base64'), given: options, fileName: name },
  );
}

/** All jobs as the page sees them. */
export async function listJobs(page: Page): Promise<JobView[]> {
  return page.evaluate(async () => {
    const jobs = await globalThis.lectern.jobs.list();
    return jobs.map((job) => ({ ...job, book: { ...job.book, cover: undefined } }));
  });
}

/** The one job there is. */
export async function onlyJob(page: Page): Promise<JobView> {
  const [job] = await listJobs(page);
  if (job === undefined) throw new Error('There is no job.');
  return job;
}

/** Waits until the one job has at least so many chunks, or is done. */
export async function waitForChunks(page: Page, chunks: number): Promise<JobView> {
  await page.evaluate(
    async (wanted) =>
      new Promise<void>((resolve) => {
        const stop = globalThis.lectern.jobs.watchAll((jobs) => {
          const job = jobs[0];
          if (job === undefined || job.status === 'queued') return;
          if (job.status === 'running' && job.currentChunk < wanted) return;
          queueMicrotask(() => {
            stop();
          });
          resolve();
        });
      }),
    chunks,
  );
  return onlyJob(page);
}

/** Waits until the one job is in a terminal state; rejects with its error when it failed. */
export async function waitForEnd(page: Page): Promise<JobView> {
  const job = await waitForChunks(page, Number.POSITIVE_INFINITY);
  if (job.status !== 'completed') {
    throw new Error(
      `The job is ${job.status}: ${job.error?.code ?? ''} ${job.error?.message ?? ''}`,
    );
  }
  return job;
}

/** The finished file of a job. */
export async function readResult(page: Page, id: string): Promise<Uint8Array> {
  const base64 = await page.evaluate(async (job) => {
    const file = await globalThis.lectern.jobs.result(job);
    const reader = new FileReader();
    const done = new Promise((resolve) => {
      reader.onload = resolve;
    });
    reader.readAsDataURL(file);
    await done;
    return (reader.result as string).split(',')[1] ?? '';
  }, id);
  return Buffer.from(base64, 'base64');
}

/** Puts bytes into a file of a folder and gives its path. */
export function saveTo(folder: string, name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}
