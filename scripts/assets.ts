import { join } from 'node:path';
import { cacheFolder } from './assets/cache-folder.ts';
import { modelSources, prepareAssets } from './assets/prepare-assets.ts';
import { ModelUnavailableError } from './assets/published-model.ts';
import { count } from './assets/stored-file.ts';
import { PROJECT_FOLDER } from './cli/project.ts';

const cache = cacheFolder(process.env);
const folders = {
  cache,
  public: join(PROJECT_FOLDER, 'public'),
  voices: join(PROJECT_FOLDER, 'node_modules', 'kokoro-js', 'voices'),
};

try {
  const manifest = await prepareAssets(folders, modelSources(process.env, cache), console.error);
  const voices = Object.keys(manifest.voices).length;
  const size = `${count(manifest.bytes)} bytes in ${manifest.shards.length} shards`;
  console.log(`Assets in place: voice model ${manifest.id} (${size}), ${voices} voices.`);
} catch (thrown) {
  if (!(thrown instanceof ModelUnavailableError)) throw thrown;
  console.error(thrown.message);
  process.exitCode = 1;
}
