import { serve } from '../../../src/ports/rpc.ts';
import type { DownloadTools } from '../../../src/speech/asset-download.ts';
import { AssetStore } from '../../../src/speech/asset-store.ts';
import { sha256Hex } from '../../../src/speech/asset.ts';
import { ManifestStore } from '../../../src/speech/manifest-store.ts';
import { ModelStore, type ModelListener } from '../../../src/speech/model-store.ts';
import { CacheVault } from '../../../src/speech/vault/cache-vault.ts';

/** What a worker with a model store is told by its name. */
export interface StoreSetup {
  baseUrl: string;
  /** Name of the cache. */
  store: string;
  /** End of the URL whose body stops half-way and hangs there. */
  hangsAt?: string;
  /** Ends of the URLs whose first answer is spoilt in one byte, or all of them. */
  spoilt?: { path: string; times: number };
  /** Answers nothing at all, as without a network. */
  offline?: boolean;
}

/** A model store in a worker, and what it asked of the network. */
export interface StoreProbe {
  /** Fetches the model; resolves to its id. */
  fetch(listener: ModelListener, signal?: AbortSignal): Promise<string>;
  /** SHA-256 of what the model gives back, joined in the order of the manifest: tensors and graphs. */
  read(listener: ModelListener): Promise<string>;
  removeOthers(): Promise<void>;
  /** Names of the files fetched so far, the manifest left out. */
  requests(): Promise<string[]>;
  /** Resolves when the body that hangs has come to its half. */
  hung(): Promise<void>;
}

const setup = JSON.parse(self.name) as StoreSetup;
const requests: string[] = [];
const hung = Promise.withResolvers<undefined>();
let spoiltTimes = 0;

async function watchedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const url = input instanceof Request ? input.url : String(input);
  if (setup.offline === true) throw new TypeError('Failed to fetch');
  if (!url.endsWith('manifest.json')) requests.push(url.slice(url.lastIndexOf('/') + 1));
  const response = await fetch(input, init);
  if (setup.hangsAt !== undefined && url.endsWith(setup.hangsAt))
    return hang(response, init?.signal);
  if (setup.spoilt !== undefined && url.endsWith(setup.spoilt.path)) {
    spoiltTimes += 1;
    if (spoiltTimes <= setup.spoilt.times) return spoil(response);
  }
  return response;
}

/** The first half of a body, and then nothing, as on a connection that went quiet. */
async function hang(response: Response, signal: AbortSignal | null | undefined): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.subarray(0, bytes.length / 2));
      signal?.addEventListener('abort', () => {
        controller.error(signal.reason);
      });
    },
    pull() {
      hung.resolve(undefined);
    },
  });
  return new Response(body, response);
}

async function spoil(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  bytes[100] = (bytes[100] ?? 0) ^ 1;
  return new Response(bytes, response);
}

const tools: DownloadTools = {
  fetch: watchedFetch,
  // A clock whose waits are over at once, but for the one that ends a quiet connection.
  sleep: (milliseconds, signal) =>
    milliseconds < 1000
      ? Promise.resolve()
      : new Promise((_, reject) => {
          signal?.addEventListener('abort', () => {
            reject(signal.reason as DOMException);
          });
        }),
  policy: { attempts: 2, delays: [1], stall: 30_000 },
};
const vault = new CacheVault(setup.baseUrl, setup.store);
const manifests = new ManifestStore(setup.baseUrl, vault, tools);
const assets = new AssetStore({ vault, download: tools, locks: navigator.locks });
const models = new ModelStore({
  baseUrl: setup.baseUrl,
  manifests,
  assets,
  vault,
  startWeights: null,
});

serve<StoreProbe>(self, {
  fetch: async (listener, signal) => (await models.fetch(listener, signal)).id,
  read: async (listener) => {
    const model = await models.read(await manifests.get(), listener);
    const tensors = model
      .tensors('fast')
      .map(({ data }) => data.subarray(0, data.byteLength).slice());
    const graphs = (['fast', 'plain', 'small'] as const).map((kind) => model.graph(kind));
    const joined = await new Blob([...tensors, ...graphs]).arrayBuffer();
    return sha256Hex(new Uint8Array(joined));
  },
  removeOthers: async () => models.removeOthers(await manifests.get()),
  requests: () => Promise.resolve(requests),
  hung: () => hung.promise,
});
