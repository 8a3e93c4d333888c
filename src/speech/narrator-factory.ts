import { LecternError } from '../domain/errors.ts';
import { ManifestStore } from './manifest-store.ts';
import { ModelStore } from './model-store.ts';
import type { WeightsWorker } from './model/fed-tensors.ts';
import { NarratorServiceImpl } from './narrator.ts';
import { openSpeechStorage } from './speech-storage.ts';
import { VoiceStore } from './voice-store.ts';
import { chooseGraph, inspectMemory } from './wasm/graph-choice.ts';
import { WasmBackend } from './wasm/wasm-backend.ts';
import { WebGpuBackend } from './webgpu/webgpu-backend.ts';

/**
 * A narrator with this browser's storage, network and processor.
 * @param baseUrl absolute URL of the app, ending in a slash; `model/` and `voices/` lie below it
 * @param startWeights starts a weights worker for the same app; null where threads share no memory
 */
export function createNarrator(
  baseUrl: string,
  startWeights: (() => WeightsWorker) | null,
): NarratorServiceImpl {
  const { vault, assets, tools } = openSpeechStorage(baseUrl);
  const manifests = new ManifestStore(baseUrl, vault, tools);
  return new NarratorServiceImpl({
    models: new ModelStore({ baseUrl, manifests, assets, vault, startWeights }),
    voices: new VoiceStore(baseUrl, assets),
    checkBrowser,
    createBackend: ({ backend, threads, isSparing = false }) =>
      backend === 'webgpu'
        ? new WebGpuBackend()
        : new WasmBackend(threads, isSparing ? 'small' : chooseGraph(inspectMemory())),
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

/** A timer's task comes after those of the messages that have arrived already. */
function hearMessages(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
