import type { ModelState } from '../domain/engine-state.ts';
import { filesOf, type ModelManifest, type ModelShard } from '../domain/model-manifest.ts';
import type { AssetStore, BytesListener } from './asset-store.ts';
import type { AssetVault } from './asset-vault.ts';
import type { Asset } from './asset.ts';
import { keepNotes, NOTES_NAME, readNotes } from './feed-notes.ts';
import { MANIFEST_NAME, type ManifestStore } from './manifest-store.ts';
import { modelAsset } from './model-asset.ts';
import { FedTensors, type TensorOrders, type WeightsWorker } from './model/fed-tensors.ts';
import { SharedCount } from './model/shared-count.ts';
import { readGraphs, readVoiceModel } from './model/voice-model-reader.ts';
import type { VoiceModel } from './model/voice-model.ts';

/** Share of the model that has to come before progress is told again. */
const PROGRESS_STEP = 1 / 200;

/** Milliseconds that a shard may take to read before it is waited for in another way. */
const PATIENCE = 300;

/** What a {@link ModelStore} needs. */
export interface ModelStoreParts {
  /** Absolute URL of the app, ending in a slash. */
  baseUrl: string;
  manifests: ManifestStore;
  assets: AssetStore;
  /** The vault in which `assets` keeps its files. */
  vault: AssetVault;
  /** Starts a weights worker; null where threads share no memory. */
  startWeights: (() => WeightsWorker) | null;
}

/** Hears how far the model has come. */
export type ModelListener = (state: ModelState) => void;

/** Brings the voice model onto this machine, file by file, and gives it back. */
export class ModelStore {
  readonly #parts: ModelStoreParts;

  constructor(parts: ModelStoreParts) {
    this.#parts = parts;
  }

  /**
   * Fetches every file that is not here and stores it; what an earlier, interrupted call stored is
   * not fetched again.
   * @throws LecternError model-unreachable, model-corrupt, storage-full
   */
  async fetch(listener: ModelListener, signal?: AbortSignal): Promise<ModelManifest> {
    const manifest = await this.#parts.manifests.get(signal);
    const progress = new ShardProgress(manifest, listener);
    for (const shard of filesOf(manifest)) {
      if (await this.#parts.assets.has(this.#asset(shard))) progress.set(shard, shard.bytes);
    }
    progress.tell('downloading');
    for (const shard of filesOf(manifest)) {
      signal?.throwIfAborted();
      const onBytes = (bytes: number): void => {
        progress.set(shard, bytes);
        progress.tellSometimes('downloading');
      };
      await this.#parts.assets.ensure(this.#asset(shard), onBytes, signal);
      progress.set(shard, shard.bytes);
    }
    await this.#parts.manifests.keep(manifest);
    progress.tell('stored');
    return manifest;
  }

  /**
   * The model, every file verified; one that was damaged since is fetched again. There is one copy of
   * it in memory: the shards as they were stored.
   * @throws LecternError as {@link ModelStore.fetch}
   */
  async read(
    manifest: ModelManifest,
    listener: ModelListener,
    signal?: AbortSignal,
  ): Promise<VoiceModel> {
    const progress = startLoading(manifest, listener);
    const model = await readVoiceModel(manifest, (file) => {
      const onBytes = (bytes: number): void => {
        progress.set(file, bytes);
        progress.tellSometimes('downloading');
      };
      return this.#read(file, onBytes, signal);
    });
    progress.tell('loading');
    return model;
  }

  /**
   * The model, its weights left to a worker that reads them, and makes tensors of them, while the runtime
   * starts. What is not here as it should be fails when the model is opened, as a FeedError.
   * @returns null where there can be no such worker
   * @throws LecternError as {@link ModelStore.fetch}
   */
  async readAhead(
    manifest: ModelManifest,
    listener: ModelListener,
    signal?: AbortSignal,
  ): Promise<VoiceModel | null> {
    const { vault, startWeights } = this.#parts;
    const worker = startWeights?.();
    if (worker === undefined) return null;
    startLoading(manifest, listener);
    const count = new SharedCount();
    try {
      await worker.service.read(manifest.shards, count.memory);
    } catch {
      worker.terminate();
      return null;
    }
    try {
      const known = await readNotes(vault, manifest);
      let { movesAsleep } = known;
      const keep = (orders: TensorOrders) => {
        void keepNotes(vault, manifest, known, { orders, movesAsleep });
      };
      const read = (file: ModelShard) => this.#read(file, () => undefined, signal);
      const model = await readGraphs(
        manifest,
        read,
        (table) => new FedTensors(table, worker, known.orders, keep),
      );
      // This thread is going to sleep until the weights are here. Should this browser let the worker sleep
      // with it, they have to be here before.
      movesAsleep ||= count.movesAsleep(manifest.shards.length, PATIENCE);
      if (!movesAsleep) await worker.service.whenRead();
      return model;
    } catch (thrown) {
      worker.terminate();
      throw thrown;
    }
  }

  /** Removes what is stored for other models; to be called once this one has been loaded. */
  async removeOthers(manifest: ModelManifest): Promise<void> {
    const wanted = new Set([MANIFEST_NAME, NOTES_NAME]);
    for (const shard of filesOf(manifest)) wanted.add(shard.sha256);
    for (const voice of Object.values(manifest.voices)) wanted.add(voice.sha256);
    for (const name of await this.#parts.vault.list()) {
      if (!wanted.has(name)) await this.#parts.vault.delete(name);
    }
  }

  #read(
    file: ModelShard,
    onBytes: BytesListener,
    signal: AbortSignal | undefined,
  ): Promise<Uint8Array<ArrayBuffer>> {
    signal?.throwIfAborted();
    return this.#parts.assets.read(this.#asset(file), onBytes, signal);
  }

  #asset(file: ModelShard): Asset {
    return modelAsset(file, this.#parts.baseUrl);
  }
}

/** Tells that all files are here, and are being read. */
function startLoading(manifest: ModelManifest, listener: ModelListener): ShardProgress {
  const progress = new ShardProgress(manifest, listener);
  for (const file of filesOf(manifest)) progress.set(file, file.bytes);
  progress.tell('loading');
  return progress;
}

/** Adds up the shards and tells of it no more often than is of use. */
class ShardProgress {
  readonly #manifest: ModelManifest;
  readonly #listener: ModelListener;
  readonly #bytes = new Map<ModelShard, number>();
  #told = -1;

  constructor(manifest: ModelManifest, listener: ModelListener) {
    this.#manifest = manifest;
    this.#listener = listener;
  }

  set(shard: ModelShard, bytes: number): void {
    this.#bytes.set(shard, bytes);
  }

  tell(state: ModelState['state']): void {
    this.#told = this.#loaded();
    this.#listener({
      state,
      loadedBytes: this.#told,
      totalBytes: this.#manifest.bytes,
      id: this.#manifest.id,
    });
  }

  tellSometimes(state: ModelState['state']): void {
    const step = this.#manifest.bytes * PROGRESS_STEP;
    if (Math.abs(this.#loaded() - this.#told) >= step) this.tell(state);
  }

  #loaded(): number {
    return [...this.#bytes.values()].reduce((sum, bytes) => sum + bytes, 0);
  }
}
