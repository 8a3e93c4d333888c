import type { ModelManifest } from '../../../src/domain/model-manifest.ts';
import { connectWorker, serve } from '../../../src/ports/rpc.ts';
import { sha256Hex } from '../../../src/speech/asset.ts';
import { ManifestStore } from '../../../src/speech/manifest-store.ts';
import { ModelStore } from '../../../src/speech/model-store.ts';
import type { VoiceModel } from '../../../src/speech/model/voice-model.ts';
import type { WeightsService } from '../../../src/speech/model/weights-service.ts';
import { openSpeechStorage } from '../../../src/speech/speech-storage.ts';

/** A thread that takes tensors as the runtime does. */
export interface AheadProbe {
  fetch(): Promise<ModelManifest>;
  /** SHA-256 of each tensor as it is made in this thread. */
  derived(): Promise<string[]>;
  /**
   * SHA-256 of tensors as the weights worker makes them.
   * @param order places in the table
   */
  fed(order: readonly number[]): Promise<string[]>;
}

const baseUrl = self.name;
const { vault, assets, tools } = openSpeechStorage(baseUrl);
const manifests = new ManifestStore(baseUrl, vault, tools);
const models = new ModelStore({ baseUrl, manifests, assets, vault, startWeights });
const ignore = (): void => undefined;

function startWeights() {
  const url = new URL('../../../workers/weights-worker.ts', import.meta.url);
  const worker = new Worker(url, { type: 'module', name: baseUrl });
  return connectWorker<WeightsService>(worker, 'weights worker');
}

async function hashTensors(model: VoiceModel, order?: readonly number[]): Promise<string[]> {
  const files = model.tensors('fast');
  const hashes = [];
  for (const place of order ?? files.keys()) {
    const data = files[place]?.data;
    // A copy: what is shared cannot be hashed.
    hashes.push(await sha256Hex(Uint8Array.from(data?.subarray(0, data.byteLength) ?? [])));
  }
  return hashes;
}

serve<AheadProbe>(self, {
  async fetch() {
    await models.fetch(ignore);
    return manifests.get();
  },
  async derived() {
    return hashTensors(await models.read(await manifests.get(), ignore));
  },
  async fed(order) {
    const model = await models.readAhead(await manifests.get(), ignore);
    if (model === null) throw new Error('There is no weights worker.');
    try {
      return await hashTensors(model, order);
    } catch (thrown) {
      throw model.failure ?? thrown;
    } finally {
      model.release();
    }
  },
});
