import { LecternError } from '../domain/errors.ts';
import type { Asset } from './asset.ts';

/** How patient a download is. */
export interface DownloadPolicy {
  /** Tries in a row that may end without one new byte. */
  attempts: number;
  /** Milliseconds to wait before try number 2, 3, …; the last one stands for all after it. */
  delays: readonly number[];
  /** Milliseconds without a byte after which a try is given up. */
  stall: number;
}

/** Three tries, 1 and 4 seconds apart; half a minute of silence is a dead connection. */
export const DOWNLOAD_POLICY: DownloadPolicy = {
  attempts: 3,
  delays: [1_000, 4_000],
  stall: 30_000,
};

/** What a download needs of its surroundings. */
export interface DownloadTools {
  fetch: typeof fetch;
  /** Waits some milliseconds; rejects at once when the signal fires. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  policy: DownloadPolicy;
}

/** A try that failed; `transient` when another one may go better. */
class FailedTry extends Error {
  readonly transient: boolean;
  constructor(message: string, transient: boolean) {
    super(message);
    this.transient = transient;
  }
}

/**
 * Fetches a file of known size as a stream. A broken connection is taken up where it broke, with a
 * Range request; a server that ignores it sends the whole again. The content is not verified here.
 * @param onBytes hears how many bytes have come so far, at every piece
 * @throws LecternError with the asset's `unreachable` code
 */
export async function downloadAsset(
  asset: Asset,
  tools: DownloadTools,
  onBytes: (received: number) => void,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const { policy } = tools;
  const target = { bytes: new Uint8Array(asset.bytes), received: 0 };
  for (let attempt = 1; ; attempt += 1) {
    const before = target.received;
    try {
      await receive(asset, target, tools, onBytes, signal);
      return target.bytes;
    } catch (thrown) {
      signal?.throwIfAborted();
      if (!(thrown instanceof FailedTry)) throw thrown;
      if (target.received > before) attempt = 1;
      if (!thrown.transient || attempt >= policy.attempts) throw unreachable(asset, thrown);
    }
    await tools.sleep(policy.delays[attempt - 1] ?? policy.delays.at(-1) ?? 0, signal);
  }
}

interface Target {
  readonly bytes: Uint8Array<ArrayBuffer>;
  received: number;
}

async function receive(
  asset: Asset,
  target: Target,
  tools: DownloadTools,
  onBytes: (received: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  const ended = new AbortController();
  const signals = signal === undefined ? ended.signal : AbortSignal.any([signal, ended.signal]);
  try {
    const asked = target.received;
    const response = await untilStall(request(asset, asked, tools, signals), tools);
    target.received = 0;
    if (isRestOf(response, asked)) target.received = asked;
    if (response.body === null) throw new FailedTry('the server sent nothing', true);
    const reader = response.body.getReader();
    for (;;) {
      const piece = await untilStall(reader.read(), tools);
      if (piece.done) break;
      if (target.received + piece.value.byteLength > asset.bytes) {
        throw new FailedTry(`more came than the ${asset.bytes} bytes announced`, false);
      }
      target.bytes.set(piece.value, target.received);
      target.received += piece.value.byteLength;
      onBytes(target.received);
    }
  } catch (thrown) {
    if (thrown instanceof FailedTry) throw thrown;
    throw new FailedTry(thrown instanceof Error ? thrown.message : String(thrown), true);
  } finally {
    ended.abort();
  }
  if (target.received < asset.bytes) {
    throw new FailedTry(`only ${target.received} of ${asset.bytes} bytes came`, true);
  }
}

/** `no-store`, because what is fetched here is kept elsewhere and should not be on disk twice. */
function request(
  asset: Asset,
  from: number,
  tools: DownloadTools,
  signal: AbortSignal,
): Promise<Response> {
  const headers: HeadersInit = from === 0 ? {} : { Range: `bytes=${from}-` };
  return tools.fetch(asset.url, { cache: 'no-store', headers, signal });
}

/** Whether a good response goes on at the offset asked for; it is the whole file otherwise. */
function isRestOf(response: Response, asked: number): boolean {
  const { status } = response;
  if (status === 206) {
    const range = response.headers.get('Content-Range') ?? '';
    if (range.startsWith(`bytes ${asked}-`)) return true;
    throw new FailedTry(`the server sent another range (${range}) than asked for`, true);
  }
  if (status === 200) {
    const type = response.headers.get('Content-Type') ?? '';
    // Hosts that answer every unknown path with the start page mean “not found”.
    if (type.startsWith('text/html')) throw new FailedTry('the server sent a web page', false);
    return false;
  }
  const transient = status >= 500 || status === 408 || status === 416 || status === 429;
  throw new FailedTry(`the server answered ${status}`, transient);
}

async function untilStall<T>(work: Promise<T>, tools: DownloadTools): Promise<T> {
  const done = new AbortController();
  const { stall } = tools.policy;
  const stalled = tools.sleep(stall, done.signal).then(() => {
    throw new FailedTry(`nothing came for ${stall / 1000} seconds`, true);
  });
  try {
    return await Promise.race([work, stalled]);
  } finally {
    done.abort();
  }
}

function unreachable(asset: Asset, last: FailedTry): LecternError {
  return new LecternError(
    asset.unreachable,
    `${asset.what} could not be fetched from ${asset.url} (${last.message}). ` +
      'Check the connection to the internet and try again; the parts that are complete are kept.',
    { retryable: true, cause: last },
  );
}
