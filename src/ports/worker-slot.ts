import { connectWorker, type WorkerConnection } from './rpc.ts';

/** A place for one worker: started when first called, started anew after it died. */
export class WorkerSlot<T extends object> {
  private connection: WorkerConnection<T> | null = null;

  /** @param name for messages, as in “The narrator stopped” */
  constructor(
    private readonly start: () => Worker,
    private readonly name: string,
  ) {}

  /** The worker's service. */
  get service(): T {
    if (this.connection === null || !this.connection.isOpen()) {
      this.connection = connectWorker<T>(this.start(), this.name);
    }
    return this.connection.service;
  }

  /** Ends the worker and gives its memory back; open calls are rejected with `worker-died`. */
  stop(): void {
    this.connection?.terminate();
    this.connection = null;
  }
}
