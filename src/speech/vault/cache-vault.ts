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
    return stored === undefined ? null : readBody(stored);
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

/**
 * The content of a response in an array of our own making. What `arrayBuffer()` gives is held by the
 * browser until garbage is collected, even when it has been given up: a hundred megabytes of model.
 */
async function readBody(stored: Response): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(Number(stored.headers.get('Content-Length')));
  const reader = stored.body?.getReader();
  let received = 0;
  for (;;) {
    const piece = await reader?.read();
    if (piece?.value === undefined) break;
    // More than was promised is damage, which the hash shows; so are zeros in the place of what is missing.
    const room = bytes.length - received;
    bytes.set(piece.value.subarray(0, room), received);
    received += piece.value.length;
  }
  return bytes;
}
