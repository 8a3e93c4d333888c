import type { ModelShard } from '../../domain/model-manifest.ts';
import { deriveTensor, sizesOfTensors, Workspace } from './derive-tensor.ts';
import { readFiles } from './read-files.ts';
import { SharedCount } from './shared-count.ts';
import { failFeed, TensorMaker, type FeedMemory } from './tensor-feed.ts';
import type { TensorTable } from './tensor-table.ts';
import { Weights } from './weights.ts';

/** What tensors are made by, and where they go. */
export interface TensorOrder {
  table: TensorTable;
  /** As in a FeedPlan: places in the table. */
  order: readonly number[];
  memory: FeedMemory;
}

/** What the weights worker offers. */
export interface WeightsService {
  /**
   * Begins to read the weights. Resolves at once: the worker runs.
   * @param count of a SharedCount of the shards that have been read
   */
  read(shards: readonly ModelShard[], count: SharedArrayBuffer): Promise<void>;
  /** Resolves when the weights are here, or cannot be read. */
  whenRead(): Promise<void>;
  /**
   * Makes tensors for the other end of a feed as soon as the weights are here, until the worker is ended: it
   * hears no other call. The feed fails when the weights cannot be read.
   */
  feed(order: TensorOrder): Promise<void>;
}

/** Reads the verified content of a file of the model; null where it is not here, or damaged. */
export type StoredFileReader = (file: ModelShard) => Promise<Uint8Array<ArrayBuffer> | null>;

/** Reads weights and makes tensors of them, for a thread that asks for these through a feed. */
export class WeightsServiceImpl implements WeightsService {
  readonly #readFile: StoredFileReader;
  #weights: Promise<Weights> = Promise.reject(new Error('No weights have been read.'));

  constructor(readFile: StoredFileReader) {
    this.#readFile = readFile;
    this.#weights.catch(() => undefined);
  }

  read(shards: readonly ModelShard[], count: SharedArrayBuffer): Promise<void> {
    this.#weights = this.#read(shards, new SharedCount(count));
    // Whoever is fed hears of it.
    this.#weights.catch(() => undefined);
    return Promise.resolve();
  }

  async whenRead(): Promise<void> {
    await Promise.allSettled([this.#weights]);
  }

  async feed({ table, order, memory }: TensorOrder): Promise<void> {
    try {
      makeTensors({ table, weights: await this.#weights }, order, memory);
    } finally {
      failFeed(memory);
    }
  }

  async #read(shards: readonly ModelShard[], count: SharedCount): Promise<Weights> {
    const contents = await readFiles(shards, async (shard) => {
      const bytes = await this.#readFile(shard);
      if (bytes === null) throw new Error(`${shard.path} is not here, or damaged.`);
      count.add();
      return bytes;
    });
    return new Weights(shards.map(contents));
  }
}

function makeTensors(
  parts: { table: TensorTable; weights: Weights },
  order: readonly number[],
  memory: FeedMemory,
): never {
  const recipes = Object.values(parts.table.tensors);
  const sizes = sizesOfTensors(parts.table);
  const workspace = new Workspace();
  const maker = new TensorMaker({ sizes, order, memory }, (tensor, target) => {
    const recipe = recipes[tensor];
    if (recipe !== undefined) deriveTensor(recipe, parts, target, workspace);
  });
  return maker.run();
}
