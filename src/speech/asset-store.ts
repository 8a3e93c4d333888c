import { LecternError } from '../domain/errors.ts';
import { downloadAsset, type DownloadTools } from './asset-download.ts';
import type { AssetVault } from './asset-vault.ts';
import { sha256Hex, type Asset } from './asset.ts';

/** Hears how many bytes of the file at hand are here. */
export type BytesListener = (bytes: number) => void;

/** What an {@link AssetStore} needs. */
export interface AssetStoreParts {
  vault: AssetVault;
  download: DownloadTools;
  /** Web Locks: all tabs take turns at a file, so that none is fetched twice. */
  locks: LockManager;
}

/** Brings files of known content onto this machine, each of them once, and gives them back verified. */
export class AssetStore {
  readonly #parts: AssetStoreParts;

  constructor(parts: AssetStoreParts) {
    this.#parts = parts;
  }

  /** Whether a file is here, by name and size. */
  async has(asset: Asset): Promise<boolean> {
    return (await this.#parts.vault.sizeOf(asset.sha256)) === asset.bytes;
  }

  /**
   * Fetches, verifies and stores a file that is not here yet.
   * @throws LecternError the asset's `unreachable` and `corrupt` codes, storage-full
   */
  async ensure(asset: Asset, onBytes: BytesListener, signal?: AbortSignal): Promise<void> {
    if (await this.has(asset)) return;
    await this.#withLock(asset, signal, async () => {
      if (!(await this.has(asset))) await this.#fetch(asset, onBytes, signal);
    });
  }

  /**
   * The verified content of a file. One that is missing, or was damaged since it was stored, is
   * fetched again.
   * @throws LecternError as {@link AssetStore.ensure}
   */
  async read(
    asset: Asset,
    onBytes: BytesListener,
    signal?: AbortSignal,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const stored = await this.readStored(asset);
    if (stored !== null) return stored;
    return this.#withLock(
      asset,
      signal,
      async () => (await this.readStored(asset)) ?? (await this.#fetch(asset, onBytes, signal)),
    );
  }

  /** The verified content of a file that is here; null when it is missing or damaged. */
  async readStored(asset: Asset): Promise<Uint8Array<ArrayBuffer> | null> {
    const bytes = await this.#parts.vault.read(asset.sha256);
    return bytes !== null && (await isGenuine(asset, bytes)) ? bytes : null;
  }

  /** A file that came damaged is fetched once more: a proxy's broken copy may not be met twice. */
  async #fetch(
    asset: Asset,
    onBytes: BytesListener,
    signal?: AbortSignal,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const { download, vault } = this.#parts;
    // A damaged copy would only take up room while its replacement comes.
    await vault.delete(asset.sha256);
    let bytes = await downloadAsset(asset, download, onBytes, signal);
    if (!(await isGenuine(asset, bytes))) {
      bytes = await downloadAsset(asset, download, onBytes, signal);
      if (!(await isGenuine(asset, bytes))) throw corrupt(asset);
    }
    signal?.throwIfAborted();
    await vault.write(asset.sha256, bytes);
    return bytes;
  }

  #withLock<T>(asset: Asset, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    const options: LockOptions = signal === undefined ? {} : { signal };
    return this.#parts.locks.request(`lectern-asset-${asset.sha256}`, options, work);
  }
}

async function isGenuine(asset: Asset, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  return bytes.byteLength === asset.bytes && (await sha256Hex(bytes)) === asset.sha256;
}

function corrupt(asset: Asset): LecternError {
  return new LecternError(
    asset.corrupt,
    `${asset.what} came damaged twice: ${asset.url} does not have the SHA-256 ${asset.sha256}. ` +
      'Reload the page; if that does not help, this copy of Lectern was published incompletely.',
    { retryable: true },
  );
}
