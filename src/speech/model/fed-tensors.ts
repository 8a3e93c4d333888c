import type { GraphKind } from '../../domain/model-manifest.ts';
import { sizesOfTensors } from './derive-tensor.ts';
import { allotFeedMemory, FeedError, TensorTaker } from './tensor-feed.ts';
import type { TensorSource } from './tensor-source.ts';
import type { TensorTable } from './tensor-table.ts';
import type { WeightsService } from './weights-service.ts';

/** A running weights worker. */
export interface WeightsWorker {
  service: WeightsService;
  terminate(): void;
}

/** The tensors of a graph, by their places in the table, in the order in which a runtime asks for them. */
export type TensorOrders = Partial<Record<GraphKind, readonly number[]>>;

/** Milliseconds without news of the worker, which may have to read a hundred megabytes from a slow disk. */
const NEWS_LIMIT = 30_000;

/** Takes tensors from the weights worker, which makes them while the runtime does what it does with the last ones. */
export class FedTensors implements TensorSource {
  readonly #table: TensorTable;
  readonly #worker: WeightsWorker;
  readonly #orders: TensorOrders;
  readonly #onAsked: (orders: TensorOrders) => void;
  readonly #asked: Partial<Record<GraphKind, number[]>> = {};
  #kind: GraphKind = 'fast';
  #taker: TensorTaker | null = null;
  #failure: FeedError | null = null;

  /**
   * @param worker reads the weights already
   * @param orders what earlier sessions asked for
   * @param onAsked hears, at the end, what was asked for
   */
  constructor(
    table: TensorTable,
    worker: WeightsWorker,
    orders: TensorOrders,
    onAsked: (orders: TensorOrders) => void,
  ) {
    this.#table = table;
    this.#worker = worker;
    this.#orders = orders;
    this.#onAsked = onAsked;
  }

  get failure(): FeedError | null {
    return this.#failure;
  }

  /** The first graph decides on what is made ahead. */
  begin(kind: GraphKind): void {
    this.#kind = kind;
    this.#asked[kind] = [];
    this.#taker ??= this.#feed(this.#orders[kind] ?? []);
  }

  bytes(tensor: number): Uint8Array {
    this.#asked[this.#kind]?.push(tensor);
    try {
      if (this.#taker === null) throw new FeedError('No graph has been named.');
      return this.#taker.take(tensor);
    } catch (thrown) {
      // The runtime makes an error of its own of whatever is thrown in its midst.
      if (thrown instanceof FeedError) this.#failure = thrown;
      throw thrown;
    }
  }

  release(): void {
    this.#worker.terminate();
    if (this.#failure === null) this.#onAsked(this.#asked);
  }

  #feed(order: readonly number[]): TensorTaker {
    const table = this.#table;
    const sizes = sizesOfTensors(table);
    const memory = allotFeedMemory(sizes);
    // It never answers: it is ended.
    this.#worker.service.feed({ table, order, memory }).catch(() => undefined);
    return new TensorTaker({ sizes, order, memory }, NEWS_LIMIT);
  }
}
