import type { PDFDocumentProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { LecternError } from '../../domain/errors.ts';
import type { BookFile } from '../reader.ts';
import type { Turns } from '../turns.ts';
import { NoFilterFactory, WorkerCanvasFactory } from './drawing-factories.ts';

/** Longest time that the library's thread may take to start, in milliseconds: a busy machine takes seconds. */
const LONGEST_START = 15_000;
/** Longest time for which it may give no answer: a page of a book takes some milliseconds. */
const LONGEST_SILENCE = 4_000;
/** An answer that takes longer is slow; all slow ones together may take {@link LONGEST_SILENCE} beyond it. */
const SLOW = 1_000;
/** Pixels of a picture that is decoded. */
const MOST_PIXELS = 64_000_000;

type Library = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

/** Where the library reads: a thread of its own, which can be ended when a hostile file keeps it busy. */
interface Thread {
  readonly worker: PDFWorker;
  /** Settles once the thread has started. */
  readonly started: Promise<unknown>;
  /** Milliseconds without an answer after which it is given up. */
  readonly patience: number;
  readonly end: () => void;
}

function startThread(library: Library): Thread {
  // Node has no such workers; there the library reads in the same thread.
  if (typeof Worker === 'undefined') {
    const worker = new library.PDFWorker({ verbosity: 0 });
    return {
      worker,
      started: Promise.resolve(),
      // A timer would only tell that this thread was busy.
      patience: Infinity,
      end: () => {
        worker.destroy();
      },
    };
  }
  const thread = new Worker(new URL('../../../workers/pdf-worker.ts', import.meta.url), {
    type: 'module',
  });
  const started = new Promise((resolve) => {
    thread.addEventListener('message', resolve, { once: true });
    thread.addEventListener('error', resolve, { once: true });
  });
  const worker = new library.PDFWorker({ port: thread as unknown as null, verbosity: 0 });
  return {
    worker,
    started,
    patience: LONGEST_SILENCE,
    end: () => {
      worker.destroy();
      thread.terminate();
    },
  };
}

/** An open PDF, asked through a guard: what is not answered in time, or wanted no more, ends the reading. */
export class PdfSession {
  /** Milliseconds that slow answers have taken beyond what is usual. */
  private slow = 0;

  private constructor(
    readonly document: PDFDocumentProxy,
    private readonly thread: Thread,
    private readonly turns: Turns,
    private readonly name: string,
  ) {}

  /**
   * Opens a PDF.
   * @throws LecternError book-password-required, book-password-wrong, file-damaged
   */
  static async open(file: BookFile, turns: Turns): Promise<PdfSession> {
    const library = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const data = new Uint8Array(await file.blob.arrayBuffer());
    await turns.next();
    const thread = startThread(library);
    try {
      const start = { ...thread, patience: Math.min(LONGEST_START, thread.patience * 10) };
      if ((await guarded(thread.started, turns, start)) === SILENCE) throw tooSlow(file.name);
      const task = library.getDocument({
        data,
        worker: thread.worker,
        ...(file.password === undefined ? {} : { password: file.password }),
        verbosity: 0,
        isEvalSupported: false,
        enableXfa: false,
        disableFontFace: true,
        useSystemFonts: false,
        useWasm: false,
        useWorkerFetch: false,
        maxImageSize: MOST_PIXELS,
        ...(typeof OffscreenCanvas === 'undefined'
          ? {}
          : { CanvasFactory: WorkerCanvasFactory, FilterFactory: NoFilterFactory }),
      });
      const document = await guarded(task.promise, turns, thread);
      if (document === SILENCE) throw tooSlow(file.name);
      return new PdfSession(document, thread, turns, file.name);
    } catch (thrown) {
      thread.end();
      turns.signal?.throwIfAborted();
      throw explain(thrown, file);
    }
  }

  /**
   * Waits for an answer of the library.
   * @throws LecternError file-damaged when none comes in time; the signal's reason when aborted
   */
  async ask<T>(answer: Promise<T>): Promise<T> {
    const begun = performance.now();
    const given = await guarded(answer, this.turns, this.thread);
    this.slow += Math.max(0, performance.now() - begun - SLOW);
    if (given === SILENCE || this.slow > this.thread.patience) throw tooSlow(this.name);
    await this.turns.next();
    return given;
  }

  /** Throws what ends the reading; other errors of the library cost a part of the book, not the book. */
  rethrow(thrown: unknown): void {
    if (thrown instanceof LecternError) throw thrown;
    this.turns.signal?.throwIfAborted();
  }

  /** Throws the signal's reason when the reading has been aborted. */
  throwIfAborted(): void {
    this.turns.signal?.throwIfAborted();
  }

  /** Ends the library's thread; never rejects. */
  close(): void {
    this.thread.end();
  }
}

const SILENCE = Symbol('silence');

async function guarded<T>(
  answer: Promise<T>,
  { signal }: Turns,
  { patience, end }: Thread,
): Promise<T | typeof SILENCE> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let abort: (() => void) | undefined;
  const silence = new Promise<typeof SILENCE>((resolve, reject) => {
    if (patience < Infinity) {
      timer = setTimeout(() => {
        end();
        resolve(SILENCE);
      }, patience);
    }
    abort = () => {
      end();
      reject(signal?.reason as Error);
    };
    signal?.addEventListener('abort', abort);
  });
  // Whichever loses the race may be rejected later, when nobody waits any more.
  answer.catch(() => undefined);
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
    if (abort !== undefined) signal?.removeEventListener('abort', abort);
  }
}

function tooSlow(name: string): LecternError {
  return new LecternError(
    'file-damaged',
    `“${name}” cannot be read: one of its pages keeps the reader busy without end. It may be damaged; open it in another program and save or print it as a new PDF.`,
  );
}

function explain(thrown: unknown, { name, password }: BookFile): unknown {
  if (thrown instanceof LecternError) return thrown;
  if (thrown instanceof Error && thrown.name === 'PasswordException') {
    return password === undefined
      ? new LecternError(
          'book-password-required',
          `“${name}” is locked with a password. Give the password to read it.`,
        )
      : new LecternError(
          'book-password-wrong',
          `The password does not open “${name}”. Check capital letters and try again.`,
        );
  }
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new LecternError(
    'file-damaged',
    `“${name}” is damaged: it cannot be opened as a PDF (${detail}). Download or copy the file again.`,
    { cause: thrown },
  );
}
