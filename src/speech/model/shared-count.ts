/** Counts, for another thread, what has been done. */
export class SharedCount {
  readonly memory: SharedArrayBuffer;
  readonly #word: Int32Array;

  /** @param memory that of the count in the other thread */
  constructor(memory = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#word = new Int32Array(memory);
  }

  add(): void {
    Atomics.add(this.#word, 0, 1);
    Atomics.notify(this.#word, 0);
  }

  /**
   * Whether the other thread gets on while this one sleeps.
   * @param last the count with which it is done
   * @param patience milliseconds to sleep at most
   */
  movesAsleep(last: number, patience: number): boolean {
    const seen = Atomics.load(this.#word, 0);
    return seen >= last || Atomics.wait(this.#word, 0, seen, patience) !== 'timed-out';
  }
}
