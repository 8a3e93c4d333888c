import { liveQuery } from 'dexie';
import type { EngineWish } from '../domain/engine-state.ts';
import type { EngineContext } from './context.ts';
import { JobRunner } from './job-runner.ts';
import { Narration } from './narration.ts';
import { SpeechDesk } from './speech-desk.ts';

/** Name of the Web Lock whose holder works; every other tab waits for it. */
export const ENGINE_LOCK = 'lectern-engine';

/** Idle time after which the narrator's memory is given back. */
const REST_AFTER_MILLISECONDS = 60_000;

/** Wait after a failure that no job is to blame for: the first, doubled with each that follows, and the longest. */
const RECOVERY_MILLISECONDS = 2_000;
const LONGEST_RECOVERY_MILLISECONDS = 64_000;

/** Requests for short speech that are older than this have lost their asker. */
const SPEECH_LIFETIME_MILLISECONDS = 24 * 3_600_000;

/** What the database asks of the engine right now. */
interface Orders {
  /** The job to work on, if any. */
  jobId: string | null;
  speechWaits: boolean;
  modelWanted: boolean;
  /** How the narrators shall work; null until it has been read. */
  wish: EngineWish | null;
}

/** Empties the queue: takes the database's orders one after another for as long as it holds the lock. */
export class Engine {
  private readonly narration: Narration;
  private readonly desk: SpeechDesk;
  private readonly runner: JobRunner;
  private orders: Orders = {
    jobId: null,
    speechWaits: false,
    modelWanted: false,
    wish: null,
  };
  /** Counts what the database has pushed, so that an older answer never replaces it. */
  private pushed = 0;
  private running: { jobId: string; controller: AbortController } | null = null;
  private wake: () => void = () => undefined;
  private restTimer: ReturnType<typeof setTimeout> | undefined;
  private recovery = RECOVERY_MILLISECONDS;

  constructor(
    private readonly context: EngineContext,
    private readonly locks: LockManager,
  ) {
    this.narration = new Narration(context);
    this.desk = new SpeechDesk(context, this.narration);
    this.runner = new JobRunner(context, this.narration, () => this.attendToVisitors());
  }

  /** Waits for its turn among the tabs, then works until the tab is closed or the signal fires. */
  async run(signal?: AbortSignal): Promise<void> {
    return this.locks.request(ENGINE_LOCK, async () => {
      await this.context.speeches.forgetOlderThan(
        this.context.now() - SPEECH_LIFETIME_MILLISECONDS,
      );
      // What a removed job has left does no harm until the next time.
      await this.context.jobs.dropStrayFiles().catch(() => undefined);
      const subscription = liveQuery(() => this.readOrders()).subscribe({
        next: (orders) => {
          this.take(orders);
        },
      });
      try {
        while (signal?.aborted !== true) await this.step().catch(() => this.recover());
      } finally {
        subscription.unsubscribe();
      }
    });
  }

  private async readOrders(): Promise<Orders> {
    const { jobs, speeches, settings } = this.context;
    const [job, speech, { wish, isModelWanted }] = await Promise.all([
      jobs.next(),
      speeches.next(),
      settings.orders(),
    ]);
    return {
      jobId: job?.id ?? null,
      speechWaits: speech !== undefined,
      modelWanted: isModelWanted,
      wish,
    };
  }

  private take(orders: Orders): void {
    this.heed(orders);
    this.pushed += 1;
    // A running job is always the next one; another one there means that it was stopped.
    if (this.running !== null && orders.jobId !== this.running.jobId) {
      this.running.controller.abort();
    }
    this.wake();
  }

  private heed(orders: Orders): void {
    this.orders = orders;
    if (orders.wish !== null) this.narration.follow(orders.wish);
  }

  private async step(): Promise<void> {
    const { jobId, speechWaits, modelWanted } = this.orders;
    if (speechWaits || modelWanted) {
      await this.attendToVisitors();
    } else if (jobId !== null) {
      await this.work(jobId);
    } else {
      await this.idle();
      return;
    }
    const { pushed } = this;
    const orders = await this.readOrders();
    if (pushed === this.pushed) this.heed(orders);
    this.recovery = RECOVERY_MILLISECONDS;
  }

  /** Waits a moment after the database itself has failed, or until it has news; it may come back. */
  private async recover(): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      timer = setTimeout(resolve, this.recovery);
    });
    clearTimeout(timer);
    this.recovery = Math.min(2 * this.recovery, LONGEST_RECOVERY_MILLISECONDS);
  }

  private async work(jobId: string): Promise<void> {
    const controller = new AbortController();
    this.running = { jobId, controller };
    try {
      await this.runner.run(jobId, controller.signal);
    } finally {
      this.running = null;
    }
  }

  /** Waits for new orders; after a while the narrator is sent home. */
  private async idle(): Promise<void> {
    this.restTimer = setTimeout(() => void this.narration.rest(), REST_AFTER_MILLISECONDS);
    await new Promise<void>((resolve) => {
      this.wake = resolve;
    });
    clearTimeout(this.restTimer);
  }

  private async attendToVisitors(): Promise<void> {
    if (this.orders.modelWanted && (await this.context.settings.takeModelWish())) {
      // A failure is in the engine's state; whoever needs the model next meets it with its place.
      await this.narration.fetchModel().catch(() => undefined);
    }
    if (this.orders.speechWaits) await this.desk.serve();
  }
}
