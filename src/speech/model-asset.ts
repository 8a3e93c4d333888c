import type { ModelShard } from '../domain/model-manifest.ts';
import type { Asset } from './asset.ts';

/**
 * A file of the voice model as something to fetch, to store and to verify.
 * @param baseUrl absolute URL of the app, ending in a slash
 */
export function modelAsset(shard: ModelShard, baseUrl: string): Asset {
  return {
    url: new URL(`model/${shard.path}`, baseUrl).href,
    bytes: shard.bytes,
    sha256: shard.sha256,
    what: 'The voice model',
    unreachable: 'model-unreachable',
    corrupt: 'model-corrupt',
  };
}
