import type { ModelState } from '../domain/engine-state.ts';
import { filesOf, type ModelManifest, type ModelShard } from '../domain/model-manifest.ts';
import type { AssetStore } from './asset-store.ts';
import type { AssetVault } from './asset-vault.ts';
import type { Asset } from './asset.ts';
import { MANIFEST_NAME, type ManifestStore } from './manifest-store.ts';
import { readVoiceModel, type VoiceModel } from './model/voice-model.ts';

/** Share of the model that has to come before progress is told again. */
const PROGRESS_STEP = 1 / 200;

/** What a {@link ModelStore} needs. */
export interface ModelStoreParts {
  /** Absolute URL of the app, ending in a slash. */
  baseUrl: string;
  manifests: ManifestStore;
  assets: AssetStore;
  /** The vault in which `assets` keeps its files. */
  vault: AssetVault;
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
    const progress = new ShardProgress(manifest, listener);
    for (const shard of filesOf(manifest)) progress.set(shard, shard.bytes);
    progress.tell('loading');
    const model = await readVoiceModel(manifest, (shard) => {
      signal?.throwIfAborted();
      const onBytes = (bytes: number): void => {
        progress.set(shard, bytes);
        progress.tellSometimes('downloading');
      };
      return this.#parts.assets.read(this.#asset(shard), onBytes, signal);
    });
    progress.tell('loading');
    return model;
  }

  /** Removes what is stored for other models; to be called once this one has been loaded. */
  async removeOthers(manifest: ModelManifest): Promise<void> {
    const wanted = new Set([MANIFEST_NAME]);
    for (const shard of filesOf(manifest)) wanted.add(shard.sha256);
    for (const voice of Object.values(manifest.voices)) wanted.add(voice.sha256);
    for (const name of await this.#parts.vault.list()) {
      if (!wanted.has(name)) await this.#parts.vault.delete(name);
    }
  }

  #asset(shard: ModelShard): Asset {
    return {
      url: new URL(`model/${shard.path}`, this.#parts.baseUrl).href,
      bytes: shard.bytes,
      sha256: shard.sha256,
      what: 'The voice model',
      unreachable: 'model-unreachable',
      corrupt: 'model-corrupt',
    };
  }
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
