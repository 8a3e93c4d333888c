import { FFmpeg } from '@ffmpeg/ffmpeg';
import coreUrl from '@ffmpeg/core?url';
import wholeUrl from '@ffmpeg/core/wasm?url';
import speechUrl from 'virtual:ffmpeg-speech.wasm?url';
import { unpackFile } from '../domain/packed-file.ts';
import { commandLine } from './ffmpeg-core.ts';
import type { FfmpegCore } from './ffmpeg-core.ts';

/** Where the core's files lie, and how long it may take for what. Times are milliseconds. */
export interface FfmpegCoreOptions {
  coreUrl: string;
  /** WebAssembly of the core, cut down to what speech needs. */
  speechUrl: string;
  /** The same with all that ffmpeg can do, for when the other does not suffice. */
  wholeUrl: string;
  /** Longest time without a byte while the core is downloaded. */
  downloadIdleLimit: number;
  /** Longest time to start a downloaded core; it takes 350 ms. A core that fails to start never says so. */
  loadLimit: number;
  /** Longest time for one run; a chunk of 10 s takes 80 ms. */
  runLimit: number;
}

const DEFAULTS: FfmpegCoreOptions = {
  coreUrl,
  speechUrl,
  wholeUrl,
  downloadIdleLimit: 30_000,
  loadLimit: 60_000,
  runLimit: 60_000,
};

/** Lines of ffmpeg's log that an error quotes. */
const QUOTED_LINES = 3;

/** ffmpeg could not be loaded or did not do what it was told; the message says what it said. */
export class FfmpegError extends Error {
  override readonly name = 'FfmpegError';
}

/** Waits for a promise for a limited time. */
async function within<T>(limit: number, what: string, promise: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new FfmpegError(`${what} took longer than ${limit} ms.`));
  }, limit);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** What every WebAssembly file begins with: NUL and "asm". */
const WASM_MAGIC = '0,97,115,109';

/**
 * Fetches the core's WebAssembly file, and makes sure that it is one: some hosts answer everything they
 * do not have with a page. A slow network is no reason to give up, a silent one is.
 * @throws FfmpegError
 */
async function download(url: string, idleLimit: number): Promise<Blob> {
  try {
    const response = await within(idleLimit, 'Waiting for an answer', fetch(url));
    if (!response.ok) throw new FfmpegError(`The answer has status ${response.status}.`);
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    const reader = response.body?.getReader();
    while (reader !== undefined) {
      const piece = await within(idleLimit, 'Waiting for more', reader.read());
      if (piece.done) break;
      pieces.push(piece.value);
    }
    const core = await unpackFile(new Blob(pieces), 'application/wasm');
    const start = new Uint8Array(await core.slice(0, 4).arrayBuffer());
    if (start.join() !== WASM_MAGIC) throw new FfmpegError('The answer is no WebAssembly file.');
    return core;
  } catch (cause) {
    throw new FfmpegError(`${url} could not be loaded. ${String(cause)}`, { cause });
  }
}

/** ffmpeg.wasm in a worker of its own, so that a core that hangs can be ended. */
class FfmpegWorkerCore implements FfmpegCore {
  readonly #ffmpeg = new FFmpeg();
  readonly #options: FfmpegCoreOptions;
  readonly #onFailure: () => void;
  #log: string[] = [];
  #isEnded = false;

  /** @param onFailure hears that the core has failed at something and is of no use any more */
  constructor(options: FfmpegCoreOptions, onFailure: () => void) {
    this.#options = options;
    this.#onFailure = onFailure;
    this.#ffmpeg.on('log', ({ message }) => {
      this.#log = [...this.#log, message].slice(-QUOTED_LINES);
    });
  }

  async load(wasmURL: string): Promise<void> {
    const { coreUrl: coreURL, loadLimit } = this.#options;
    await this.#guarded(loadLimit, 'Starting ffmpeg', this.#ffmpeg.load({ coreURL, wasmURL }));
  }

  convert(
    input: Uint8Array<ArrayBuffer>,
    inputOptions: readonly string[],
    outputOptions: readonly string[],
  ): Promise<Uint8Array<ArrayBuffer>> {
    const run = this.#convert(input, commandLine(inputOptions, outputOptions));
    return this.#guarded(this.#options.runLimit, 'Running ffmpeg', run);
  }

  async #convert(
    input: Uint8Array<ArrayBuffer>,
    command: ReturnType<typeof commandLine>,
  ): Promise<Uint8Array<ArrayBuffer>> {
    this.#log = [];
    await this.#ffmpeg.writeFile(command.input, input);
    const status = await this.#ffmpeg.exec(command.args);
    if (status !== 0) throw new FfmpegError(`ffmpeg ended with status ${status}.`);
    const output = await this.#ffmpeg.readFile(command.output);
    if (typeof output === 'string') throw new FfmpegError('ffmpeg gave text in place of bytes.');
    return new Uint8Array(output);
  }

  /** Whatever goes wrong ends the core and becomes an error that quotes the log. */
  async #guarded<T>(limit: number, what: string, promise: Promise<T>): Promise<T> {
    try {
      return await within(limit, what, promise);
    } catch (cause) {
      if (!this.#isEnded) this.#onFailure();
      this.end();
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new FfmpegError([message, ...this.#log].join(' | '), { cause });
    }
  }

  end(): void {
    this.#isEnded = true;
    this.#ffmpeg.terminate();
  }
}

/**
 * Starts cores, one a call, from a file that is cut down to what speech needs. What is downloaded for the
 * first is kept for the others, until a core made from it does not start. The core after one that has failed
 * is a whole one, where that can be had: the other may have met something that it was not made for.
 * @returns rejects with FfmpegError
 */
export function ffmpegWorkerCores(
  options: Partial<FfmpegCoreOptions> = {},
): () => Promise<FfmpegCore> {
  const given = { ...DEFAULTS, ...options };
  const absolute = (url: string): string => new URL(url, location.href).href;
  const all = { ...given, coreUrl: absolute(given.coreUrl) };
  let kept: Promise<Blob> | null = null;
  let hasFailed = false;
  const start = async (file: Blob): Promise<FfmpegCore> => {
    const url = URL.createObjectURL(file);
    try {
      const core = new FfmpegWorkerCore(all, () => {
        hasFailed = true;
      });
      await core.load(url);
      return core;
    } finally {
      URL.revokeObjectURL(url);
    }
  };
  const get = (url: string): Promise<Blob> => download(absolute(url), all.downloadIdleLimit);
  return async () => {
    if (hasFailed) {
      hasFailed = false;
      const whole = await get(all.wholeUrl).catch(() => null);
      if (whole !== null) return start(whole);
    }
    try {
      kept ??= get(all.speechUrl);
      return await start(await kept);
    } catch (thrown) {
      kept = null;
      throw thrown;
    }
  };
}
