import type { SpokenChunk } from '../domain/speech.ts';

/** Chunks that may be encoding or committing while the narrators go on. */
const CHUNKS_BEHIND = 3;

/** The chunks of a chapter on their way: those being spoken, and those that are encoded and committed behind them. */
export class ChunkLine {
  private readonly speaking = new Set<Promise<void>>();
  private readonly storing = new Set<Promise<void>>();
  /** When the chunks on their way will have been stored, by their keys. */
  private readonly arrivals = new Map<string, Promise<void>>();
  private failure: { thrown: unknown } | null = null;

  /**
   * Waits until a narrator is free for the next chunk, and until those that are spoken have been stored
   * but for a few. Rejects with what the first chunk that failed rejected with.
   * @param narrators how many chunks may be spoken at once
   */
  async waitForNarrator(narrators: number): Promise<void> {
    this.throwFailure();
    while (this.speaking.size >= narrators) {
      await Promise.race(this.speaking);
      this.throwFailure();
    }
    while (this.storing.size >= CHUNKS_BEHIND + narrators - 1) {
      await Promise.race(this.storing);
      this.throwFailure();
    }
  }

  /** Waits until a chunk with this key, if one is on its way, has been stored or has failed; never rejects. */
  async waitFor(key: string): Promise<void> {
    await this.arrivals.get(key);
  }

  /** Takes a chunk that is being spoken, and how to store it once it has been. */
  add(
    key: string,
    spoken: Promise<SpokenChunk>,
    store: (chunk: SpokenChunk) => Promise<void>,
  ): void {
    const speaking = this.track(
      this.speaking,
      spoken.then(() => undefined),
    );
    // Counted as stored only from now on: a chunk being spoken holds up no other.
    const stored = speaking.then(() => this.track(this.storing, spoken.then(store)));
    this.arrivals.set(key, stored);
    void stored.then(() => this.arrivals.delete(key));
  }

  /** Waits until nothing is on its way any more; never rejects. */
  async settle(): Promise<void> {
    while (this.speaking.size + this.storing.size > 0) {
      await Promise.all([...this.speaking, ...this.storing]);
    }
  }

  /** Waits for every chunk. Rejects with what the first one that failed rejected with. */
  async finish(): Promise<void> {
    await this.settle();
    this.throwFailure();
  }

  private throwFailure(): void {
    if (this.failure !== null) throw this.failure.thrown;
  }

  /** Keeps a promise until it ends; it never rejects, but its failure is noted. */
  private track(open: Set<Promise<void>>, work: Promise<void>): Promise<void> {
    const tracked = work
      .catch((thrown: unknown) => {
        this.failure ??= { thrown };
      })
      .finally(() => open.delete(tracked));
    open.add(tracked);
    return tracked;
  }
}
