import { LecternError } from '../domain/errors.ts';
import { DOWNLOAD_POLICY, type DownloadTools } from './asset-download.ts';
import { AssetStore } from './asset-store.ts';
import { ManifestStore } from './manifest-store.ts';
import { ModelStore } from './model-store.ts';
import { NarratorServiceImpl } from './narrator.ts';
import { CacheVault } from './vault/cache-vault.ts';
import { FallbackVault } from './vault/fallback-vault.ts';
import { OpfsVault } from './vault/opfs-vault.ts';
import { VoiceStore } from './voice-store.ts';
import { chooseGraph, inspectMemory } from './wasm/graph-choice.ts';
import { WasmBackend } from './wasm/wasm-backend.ts';
import { WebGpuBackend } from './webgpu/webgpu-backend.ts';

/** Cache, and folder of the origin private file system, for the model and the voices. */
const STORE_NAME = 'lectern-voice-model';

/**
 * A narrator with this browser's storage, network and processor.
 * @param baseUrl absolute URL of the app, ending in a slash; `model/` and `voices/` lie below it
 */
export function createNarrator(baseUrl: string): NarratorServiceImpl {
  const tools: DownloadTools = {
    fetch: (input, init) => fetch(input, init),
    sleep,
    policy: DOWNLOAD_POLICY,
  };
  const vault = new FallbackVault(new CacheVault(baseUrl, STORE_NAME), new OpfsVault(STORE_NAME));
  const assets = new AssetStore({ vault, download: tools, locks: navigator.locks });
  const manifests = new ManifestStore(baseUrl, vault, tools);
  return new NarratorServiceImpl({
    models: new ModelStore({ baseUrl, manifests, assets, vault }),
    voices: new VoiceStore(baseUrl, assets),
    checkBrowser,
    createBackend: ({ backend, threads }) =>
      backend === 'webgpu'
        ? new WebGpuBackend()
        : new WasmBackend(threads, chooseGraph(inspectMemory())),
    now: () => performance.now(),
    hearMessages,
  });
}

/** Outside of secure contexts there are neither hashes nor locks nor storage. */
function checkBrowser(): void {
  if (globalThis.isSecureContext && 'locks' in navigator) return;
  throw new LecternError(
    'browser-unsupported',
    'Lectern needs a secure connection: open it over https:// or from localhost, in a current browser.',
  );
}

function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as DOMException);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/** A timer's task comes after those of the messages that have arrived already. */
function hearMessages(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
