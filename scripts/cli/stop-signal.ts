import { EXIT } from './arguments.ts';
import { isRunning, npmAncestors } from './processes.ts';

/** The command was told to stop; `exitCode` is what shells expect for that. */
export class StoppedError extends Error {
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
export function watchForStop(): { signal: AbortSignal; release: () => void } {
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
