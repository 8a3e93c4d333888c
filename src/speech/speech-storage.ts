import { DOWNLOAD_POLICY, type DownloadTools } from './asset-download.ts';
import { AssetStore } from './asset-store.ts';
import type { AssetVault } from './asset-vault.ts';
import { CacheVault } from './vault/cache-vault.ts';
import { FallbackVault } from './vault/fallback-vault.ts';
import { OpfsVault } from './vault/opfs-vault.ts';

/** Cache, and folder of the origin private file system, for the model and the voices. */
const STORE_NAME = 'lectern-voice-model';

/** Where the model and the voices are kept, and how they come there. */
export interface SpeechStorage {
  vault: AssetVault;
  assets: AssetStore;
  tools: DownloadTools;
}

/** This browser's storage and network. @param baseUrl absolute URL of the app, ending in a slash */
export function openSpeechStorage(baseUrl: string): SpeechStorage {
  const tools: DownloadTools = {
    fetch: (input, init) => fetch(input, init),
    sleep,
    policy: DOWNLOAD_POLICY,
  };
  const vault = new FallbackVault(new CacheVault(baseUrl, STORE_NAME), new OpfsVault(STORE_NAME));
  return {
    vault,
    assets: new AssetStore({ vault, download: tools, locks: navigator.locks }),
    tools,
  };
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
