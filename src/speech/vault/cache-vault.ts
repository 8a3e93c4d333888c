import { storageError, type AssetVault } from '../asset-vault.ts';

/**
 * Keeps files in the Cache API, which stores them as the browser stores its own cache: on disk, whole
 * or not at all.
 */
export class CacheVault implements AssetVault {
  readonly #prefix: string;
  readonly #cacheName: string;

  /**
   * @param baseUrl absolute URL of the app, ending in a slash; apps below other folders of the same
   * origin keep theirs apart
   */
  constructor(baseUrl: string, cacheName: string) {
    this.#prefix = new URL('stored-assets/', baseUrl).href;
    this.#cacheName = cacheName;
  }

  async sizeOf(name: string): Promise<number | null> {
    const stored = await (await this.#cache()).match(this.#prefix + name);
    return stored === undefined ? null : Number(stored.headers.get('Content-Length'));
  }

  async read(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const stored = await (await this.#cache()).match(this.#prefix + name);
    return stored === undefined ? null : new Uint8Array(await stored.arrayBuffer());
  }

  async write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const headers = {
      'Content-Length': String(bytes.byteLength),
      'Content-Type': 'application/octet-stream',
    };
    try {
      await (await this.#cache()).put(this.#prefix + name, new Response(bytes, { headers }));
    } catch (thrown) {
      throw storageError(thrown, bytes.byteLength);
    }
  }

  async delete(name: string): Promise<void> {
    await (await this.#cache()).delete(this.#prefix + name);
  }

  async list(): Promise<string[]> {
    const requests = await (await this.#cache()).keys();
    return requests
      .filter((request) => request.url.startsWith(this.#prefix))
      .map((request) => request.url.slice(this.#prefix.length));
  }

  #cache(): Promise<Cache> {
    return caches.open(this.#cacheName);
  }
}
