import { modelAsset } from './model-asset.ts';
import { WeightsServiceImpl } from './model/weights-service.ts';
import { openSpeechStorage } from './speech-storage.ts';

/**
 * A service that makes tensors out of what this browser has stored.
 * @param baseUrl absolute URL of the app, ending in a slash
 */
export function createWeightsService(baseUrl: string): WeightsServiceImpl {
  const { assets } = openSpeechStorage(baseUrl);
  return new WeightsServiceImpl((shard) => assets.readStored(modelAsset(shard, baseUrl)));
}
