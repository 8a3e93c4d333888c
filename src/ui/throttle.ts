/** What a throttle needs of the world; the browser's own by default. */
export interface ThrottleTimers {
  /** Milliseconds on a clock that never goes back. */
  now(): number;
  setTimeout(run: () => void, milliseconds: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** A stream of values thinned out: the first at once, then the latest at most once every interval. */
export interface Throttle<T> {
  /** @param milliseconds the interval for this value, where it may wait for longer than others */
  push(value: T, milliseconds?: number): void;
  /** Drops what has not been passed on yet. */
  stop(): void;
}

const browserTimers: ThrottleTimers = {
  now: () => performance.now(),
  setTimeout: (run, milliseconds) => setTimeout(run, milliseconds),
  clearTimeout: (handle) => {
    clearTimeout(handle as number);
  },
};

/** Makes a throttle that passes values on to `run`; the latest value is never lost. */
export function createThrottle<T>(
  milliseconds: number,
  run: (value: T) => void,
  timers: ThrottleTimers = browserTimers,
): Throttle<T> {
  let waiting: { value: T } | null = null;
  let handle: unknown = null;
  let lastRun = -Infinity;
  let due = Infinity;

  const flush = (): void => {
    handle = null;
    if (waiting === null) return;
    const { value } = waiting;
    waiting = null;
    lastRun = timers.now();
    run(value);
  };

  return {
    push(value, interval = milliseconds) {
      waiting = { value };
      const wanted = lastRun + interval;
      if (handle !== null && due <= wanted) return;
      if (handle !== null) timers.clearTimeout(handle);
      due = wanted;
      const wait = due - timers.now();
      if (wait <= 0) flush();
      else handle = timers.setTimeout(flush, wait);
    },
    stop() {
      if (handle !== null) timers.clearTimeout(handle);
      handle = null;
    },
  };
}
