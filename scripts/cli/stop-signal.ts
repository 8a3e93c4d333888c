import { setTimeout as delay } from 'node:timers/promises';
import { EXIT } from './arguments.ts';
import { isRunning, npmAncestors } from './processes.ts';

/** The command was told to stop; `exitCode` is what shells expect for that. */
class StoppedError extends Error {
  override readonly name = 'StoppedError';
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** 128 and the signal's number, as shells report it. */
const EXIT_CODES = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated, SIGHUP: 129 } as const;

/** How often the processes above are looked at, in milliseconds. */
const LOOK_AGAIN = 500;

/**
 * A signal that fires when the command shall stop: on Ctrl-C and its like, and when the npm that
 * started it was killed outright, which reaches no process below it. `release` ends the watch.
 */
function watchForStop(): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const stop = (why: string, exitCode: number): void => {
    controller.abort(new StoppedError(why, exitCode));
  };
  const listeners = Object.entries(EXIT_CODES).map(([name, exitCode]) => {
    const listener = (): void => {
      stop(`Stopped by ${name}.`, exitCode);
    };
    process.on(name, listener);
    return { name, listener };
  });
  const above = npmAncestors();
  const timer = setInterval(() => {
    if (!above.every(isRunning)) stop('Stopped because npm was ended.', EXIT.terminated);
  }, LOOK_AGAIN);
  timer.unref();
  return {
    signal: controller.signal,
    release: () => {
      clearInterval(timer);
      for (const { name, listener } of listeners) process.off(name, listener);
    },
  };
}

/** Waits for a promise, but no longer than until the signal fires. @throws the signal's reason */
export async function unlessStopped<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let stop: (() => void) | undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([promise, stopped]);
  } finally {
    if (stop !== undefined) signal.removeEventListener('abort', stop);
  }
}

/** How a stop is carried out. */
export interface StopOptions {
  /** Added to what is told about the stop. */
  hint?: string;
  /** Milliseconds that the work gets to put away what it has open; none unless given. */
  grace?: number;
}

/**
 * Does work that can be stopped; once it is, the exit code says by what. What the work still has open
 * after its grace ends with the process.
 */
export async function untilStopped(
  work: (signal: AbortSignal) => Promise<number>,
  { hint = '', grace = 0 }: StopOptions = {},
): Promise<number> {
  const stop = watchForStop();
  const working = work(stop.signal);
  try {
    return await unlessStopped(working, stop.signal);
  } catch (thrown) {
    if (!(thrown instanceof StoppedError)) throw thrown;
    const settled = working.then(
      () => undefined,
      () => undefined,
    );
    await Promise.race([settled, delay(grace)]);
    process.stderr.write(`${thrown.message}${hint}\n`);
    return thrown.exitCode;
  } finally {
    stop.release();
  }
}
