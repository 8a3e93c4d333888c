import { chromium, type BrowserContext, type Page } from 'playwright';
import type { SpeakOptions } from '../../src/api/lectern-api.ts';
import type { Book } from '../../src/domain/book.ts';
import type { EngineState } from '../../src/domain/engine-state.ts';
import type { Job, JobOptions } from '../../src/domain/job.ts';
import { BROWSER_FLAGS } from '../browser.ts';
import { placeFile } from './output-place.ts';
import { callPage } from './page-call.ts';
import { startServer, type RunningServer } from './static-server.ts';

/**
 * The one address under which every run opens Lectern, whatever port its server has got: what is stored
 * belongs to an address. Names below `localhost` count as secure (W3C Secure Contexts, 3.1).
 */
const HOST = 'lectern.localhost';

/** How long a page may take to start, in milliseconds. */
const START_LIMIT = 60_000;

/** How long a browser may take to close before it is left to itself, in milliseconds. */
export const CLOSE_LIMIT = 10_000;

/** Id of the hidden control through which files reach the page. */
const FILE_INPUT = 'lectern-command-line-file';

/** A job without what cannot be sent from the page: its cover. */
export type JobReport = Omit<Job, 'book'> & { book: Omit<Job['book'], 'cover'> };

/** A book without its cover's bytes. */
export type BookReport = Omit<Book, 'cover'> & { cover: { type: string; bytes: number } | null };

/** What to open. */
export interface PageOptions {
  /** Folder of the production build. */
  build: string;
  /** Program file of Chromium. */
  browser: string;
  /** Folder of the browser's profile; empty for a temporary one. */
  profile: string;
}

/** Lectern's own page in a headless Chromium, driven through its public API. */
export class LecternPage {
  readonly #server: RunningServer;
  readonly #context: BrowserContext;
  #page: Page;

  private constructor(server: RunningServer, context: BrowserContext, page: Page) {
    this.#server = server;
    this.#context = context;
    this.#page = page;
  }

  /** Serves the build, starts the browser and waits until the page is ready for calls. */
  static async open(options: PageOptions): Promise<LecternPage> {
    const server = await startServer({ root: options.build, port: 0, host: '127.0.0.1' });
    let context: BrowserContext | undefined;
    try {
      context = await chromium.launchPersistentContext(options.profile, {
        executablePath: options.browser,
        headless: true,
        // A profile must not serve an older build than the one beside it.
        serviceWorkers: 'block',
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
        args: [
          ...BROWSER_FLAGS,
          `--host-resolver-rules=MAP ${HOST}:80 127.0.0.1:${server.port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
        ],
      });
      const page = context.pages()[0] ?? (await context.newPage());
      const lectern = new LecternPage(server, context, page);
      await lectern.load();
      return lectern;
    } catch (thrown) {
      await context?.close().catch(() => undefined);
      await server.close();
      throw thrown;
    }
  }

  /** The page itself, for what the calls below do not cover. */
  get page(): Page {
    return this.#page;
  }

  /** Opens the page, or opens it anew after it has crashed. */
  async load(): Promise<void> {
    await this.#page.goto(`http://${HOST}/`, { timeout: START_LIMIT });
    await this.#page.waitForFunction(() => 'lectern' in globalThis, undefined, {
      timeout: START_LIMIT,
    });
    await this.#page.evaluate((id) => {
      const input = document.createElement('input');
      input.type = 'file';
      input.id = id;
      input.hidden = true;
      document.body.append(input);
    }, FILE_INPUT);
  }

  /** Replaces a page that crashed or hangs by a new one. */
  async replace(): Promise<void> {
    const next = await this.#context.newPage();
    await this.#page.close().catch(() => undefined);
    this.#page = next;
    await this.load();
  }

  /** Closes the browser and the server; never rejects, and never takes long. */
  async close(): Promise<void> {
    const closing = this.#context.close().catch(() => undefined);
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, CLOSE_LIMIT);
    });
    await Promise.race([closing, limit]);
    clearTimeout(timer);
    await this.#server.close().catch(() => undefined);
  }

  /** Reads a book; `ms` is the wall time on the page in milliseconds. The password opens a locked one. */
  async readBook(path: string, password?: string): Promise<{ ms: number; book: BookReport }> {
    await this.#give(path);
    return callPage(
      this.#page,
      async ({ id, given }) => {
        const file = (document.getElementById(id) as HTMLInputElement).files?.[0];
        if (file === undefined) throw new Error('The file did not reach the page.');
        const options = given === null ? {} : { password: given };
        const begun = performance.now();
        const { cover, chapters, ...book } = await globalThis.lectern.readBook(file, options);
        const ms = Math.round(performance.now() - begun);
        const image = cover === null ? null : { type: cover.type, bytes: cover.bytes.length };
        return { ms, book: { ...book, cover: image, chapters } };
      },
      { id: FILE_INPUT, given: password ?? null },
    );
  }

  /** Milliseconds that reading a book takes on the page, where the book stays. */
  async timeReading(path: string): Promise<number> {
    await this.#give(path);
    return callPage(
      this.#page,
      async (id) => {
        const file = (document.getElementById(id) as HTMLInputElement).files?.[0];
        if (file === undefined) throw new Error('The file did not reach the page.');
        const begun = performance.now();
        await globalThis.lectern.readBook(file);
        return performance.now() - begun;
      },
      FILE_INPUT,
    );
  }

  /** Puts a book into the queue. */
  async submit(path: string, options: Partial<JobOptions>): Promise<string> {
    await this.#give(path);
    return callPage(
      this.#page,
      async ({ id, text }) => {
        const file = (document.getElementById(id) as HTMLInputElement).files?.[0];
        if (file === undefined) throw new Error('The file did not reach the page.');
        return globalThis.lectern.jobs.submit(file, JSON.parse(text) as Partial<JobOptions>);
      },
      { id: FILE_INPUT, text: JSON.stringify(options) },
    );
  }

  /** All jobs, in the order of the queue. */
  async listJobs(): Promise<JobReport[]> {
    return callPage(
      this.#page,
      async () => {
        const jobs = await globalThis.lectern.jobs.list();
        return jobs.map((job) => ({ ...job, book: { ...job.book, cover: undefined } }));
      },
      null,
    );
  }

  /** Gives a job one of the commands that take nothing but its id. */
  async command(
    name: 'pause' | 'resume' | 'cancel' | 'retry' | 'remove',
    id: string,
  ): Promise<void> {
    await callPage(
      this.#page,
      async (call) => {
        await globalThis.lectern.jobs[call.name](call.id);
      },
      { name, id },
    );
  }

  /** The engine's state. */
  async engine(): Promise<EngineState> {
    return callPage(this.#page, () => globalThis.lectern.engine(), null);
  }

  /** Brings the voice model onto this profile. */
  async prepare(): Promise<void> {
    await callPage(this.#page, () => globalThis.lectern.prepare(), null);
  }

  /** Saves a part of a finished job: the file is there complete, or not at all. */
  async saveResult(id: string, part: number, path: string): Promise<void> {
    await this.#save(path, () =>
      callPage(
        this.#page,
        async (asked) => {
          const file = await globalThis.lectern.jobs.result(asked.id, asked.part);
          const link = document.createElement('a');
          link.href = URL.createObjectURL(file);
          link.download = 'result';
          link.click();
          return link.href;
        },
        { id, part },
      ),
    );
  }

  /** Speaks a text into a WAV file; the file is there complete, or not at all. */
  async speak(text: string, options: Omit<SpeakOptions, 'signal'>, path: string): Promise<void> {
    await this.#save(path, () =>
      callPage(
        this.#page,
        async ({ spoken, asked }) => {
          const blob = await globalThis.lectern.speak(spoken, JSON.parse(asked) as SpeakOptions);
          const link = document.createElement('a');
          link.href = URL.createObjectURL(blob);
          link.download = 'speech';
          link.click();
          return link.href;
        },
        { spoken: text, asked: JSON.stringify(options) },
      ),
    );
  }

  async #give(path: string): Promise<void> {
    await this.#page.setInputFiles(`#${FILE_INPUT}`, path);
  }

  /** Takes what the page offers as a download and puts it into its place. */
  async #save(path: string, offer: () => Promise<string>): Promise<void> {
    const arriving = this.#page.waitForEvent('download', { timeout: 0 });
    // A call that is refused leaves nobody to wait for the download.
    arriving.catch(() => undefined);
    const url = await offer();
    const download = await arriving;
    try {
      await placeFile(await download.path(), path);
    } finally {
      await download.delete();
      await this.#page.evaluate((offered) => {
        URL.revokeObjectURL(offered);
      }, url);
    }
  }
}
