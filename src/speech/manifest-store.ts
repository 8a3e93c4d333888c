import { LecternError } from '../domain/errors.ts';
import type { ModelManifest } from '../domain/model-manifest.ts';
import type { DownloadTools } from './asset-download.ts';
import type { AssetVault } from './asset-vault.ts';
import { parseManifest } from './manifest-parser.ts';

/** Name of the stored copy. */
export const MANIFEST_NAME = 'manifest.json';

/** Milliseconds after which a stored manifest is taken rather than waiting for the network any longer. */
const PATIENCE = 5_000;

/** Knows which model belongs to this version of Lectern, online and offline. */
export class ManifestStore {
  readonly #url: string;
  readonly #vault: AssetVault;
  readonly #tools: DownloadTools;

  /** @param baseUrl absolute URL of the app, ending in a slash */
  constructor(baseUrl: string, vault: AssetVault, tools: DownloadTools) {
    this.#url = new URL('model/manifest.json', baseUrl).href;
    this.#vault = vault;
    this.#tools = tools;
  }

  /**
   * The origin's manifest, or the stored one when the origin cannot be reached or serves none.
   * @throws LecternError model-unreachable
   */
  async get(signal?: AbortSignal): Promise<ModelManifest> {
    const stored = await this.#stored();
    try {
      return await this.#fetch(stored === null ? undefined : PATIENCE, signal);
    } catch (thrown) {
      signal?.throwIfAborted();
      if (stored !== null) return stored;
      const detail = thrown instanceof Error ? thrown.message : String(thrown);
      throw new LecternError(
        'model-unreachable',
        `The voice model's manifest could not be fetched from ${this.#url} (${detail}). ` +
          'Check the connection to the internet and try again.',
        { retryable: true, cause: thrown },
      );
    }
  }

  /**
   * Keeps a manifest for offline use. To be called once everything it names is stored: until then an
   * older model that is complete serves better.
   */
  async keep(manifest: ModelManifest): Promise<void> {
    const bytes = new TextEncoder().encode(JSON.stringify(manifest));
    await this.#vault.write(MANIFEST_NAME, bytes);
  }

  async #stored(): Promise<ModelManifest | null> {
    const bytes = await this.#vault.read(MANIFEST_NAME);
    if (bytes === null) return null;
    try {
      return parseManifest(JSON.parse(new TextDecoder().decode(bytes)));
    } catch {
      return null;
    }
  }

  async #fetch(patience: number | undefined, signal?: AbortSignal): Promise<ModelManifest> {
    const ended = new AbortController();
    const signals = signal === undefined ? ended.signal : AbortSignal.any([signal, ended.signal]);
    if (patience !== undefined) {
      this.#tools.sleep(patience, ended.signal).then(
        () => {
          ended.abort();
        },
        () => undefined,
      );
    }
    try {
      const response = await this.#tools.fetch(this.#url, { cache: 'no-cache', signal: signals });
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      const manifest = parseManifest(await response.json());
      if (manifest === null) throw new Error('what the server sent is not a manifest');
      return manifest;
    } finally {
      ended.abort();
    }
  }
}
