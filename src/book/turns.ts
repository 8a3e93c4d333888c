/** Milliseconds of work after which other messages of the thread are let in. */
const TURN_MILLISECONDS = 40;

/** Lets the thread's other messages in: a macrotask that no timer throttling delays. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * Cuts long work into turns, so that an abort reaches it while it runs. Long loops await
 * {@link Turns.next} often; it costs nothing until a turn's time is over.
 */
export class Turns {
  readonly signal: AbortSignal | undefined;
  private turnEnds = 0;

  constructor(
    signal?: AbortSignal,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.signal = signal;
    this.turnEnds = this.now() + TURN_MILLISECONDS;
  }

  /** Goes on at once while the turn lasts, else after other messages; throws the signal's reason when it has fired. */
  async next(): Promise<void> {
    if (this.now() >= this.turnEnds) {
      await nextTask();
      this.turnEnds = this.now() + TURN_MILLISECONDS;
    }
    this.signal?.throwIfAborted();
  }
}
