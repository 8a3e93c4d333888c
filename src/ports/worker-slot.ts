import { connectWorker, type WorkerConnection } from './rpc.ts';

/** Wait before a crashed worker is started again, so that one that cannot be loaded does not spin. */
const RESTART_DELAY_MILLISECONDS = 1_000;

/** A place for one worker: started when first called, started anew after it died. */
export class WorkerSlot<T extends object> {
  private connection: WorkerConnection<T> | null = null;

  /**
   * @param name for messages, as in “The narrator stopped”
   * @param keepRunning starts it again by itself after a crash, not only when it is called
   */
  constructor(
    private readonly create: () => Worker,
    private readonly name: string,
    private readonly keepRunning = false,
  ) {}

  /** The worker's service. */
  get service(): T {
    return this.open().service;
  }

  /** Starts the worker, if it does not run, without calling it. */
  start(): void {
    this.open();
  }

  /** Ends the worker and gives its memory back; open calls are rejected with `worker-died`. */
  stop(): void {
    this.connection?.terminate();
    this.connection = null;
  }

  private open(): WorkerConnection<T> {
    if (this.connection === null || !this.connection.isOpen()) {
      this.connection = connectWorker<T>(this.create(), this.name, () => {
        if (this.keepRunning) setTimeout(() => this.open(), RESTART_DELAY_MILLISECONDS);
      });
    }
    return this.connection;
  }
}
