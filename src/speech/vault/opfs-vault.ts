import { storageError, type AssetVault } from '../asset-vault.ts';

/**
 * Keeps files in the origin private file system, for browsers whose Cache API refuses. Works in
 * dedicated workers only, because it writes through sync handles: they lose nothing when the browser
 * is killed. A write that was cut short leaves a file of the wrong size or content, which readers notice.
 */
export class OpfsVault implements AssetVault {
  readonly #folderName: string;

  constructor(folderName: string) {
    this.#folderName = folderName;
  }

  async sizeOf(name: string): Promise<number | null> {
    return (await this.#file(name))?.size ?? null;
  }

  async read(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const file = await this.#file(name);
    return file === null ? null : new Uint8Array(await file.arrayBuffer());
  }

  async write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    try {
      const folder = await this.#folder();
      const file = await folder.getFileHandle(name, { create: true });
      const handle = await file.createSyncAccessHandle();
      try {
        handle.truncate(0);
        handle.write(bytes, { at: 0 });
        handle.flush();
      } finally {
        handle.close();
      }
    } catch (thrown) {
      await this.delete(name).catch(() => undefined);
      throw storageError(thrown, bytes.byteLength);
    }
  }

  async delete(name: string): Promise<void> {
    await ignoreMissing(async () => (await this.#folder()).removeEntry(name));
  }

  async list(): Promise<string[]> {
    const names: string[] = [];
    for await (const name of (await this.#folder()).keys()) names.push(name);
    return names;
  }

  async #folder(): Promise<FileSystemDirectoryHandle> {
    const root = await navigator.storage.getDirectory();
    return root.getDirectoryHandle(this.#folderName, { create: true });
  }

  async #file(name: string): Promise<File | null> {
    return ignoreMissing(async () => (await (await this.#folder()).getFileHandle(name)).getFile());
  }
}

async function ignoreMissing<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'NotFoundError') return null;
    throw thrown;
  }
}
