import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cacheFolder } from '../../../../scripts/assets/cache-folder.ts';
import { compilerRecipe } from '../../../../scripts/assets/compiled-model.ts';
import {
  modelSources,
  prepareAssets,
  type AssetFolders,
} from '../../../../scripts/assets/prepare-assets.ts';
import {
  ModelUnavailableError,
  obtainPublished,
  PUBLISHED_MODEL,
} from '../../../../scripts/assets/published-model.ts';
import { sha256 } from '../../../../scripts/assets/stored-file.ts';
import { filesOf, type ModelManifest } from '../../../../src/domain/model-manifest.ts';
import { VOICES } from '../../../../src/domain/voice.ts';
import { temporaryFolder } from './temporary-folder.ts';

const PROJECT = join(import.meta.dirname, '../../../..');
const CACHE = cacheFolder(process.env);
const SOURCES = modelSources(process.env, CACHE);
const TEN_MINUTES = 10 * 60 * 1000;

const silent = (): void => undefined;

function foldersIn(target: string, cache = CACHE): AssetFolders {
  return { cache, public: target, voices: join(PROJECT, 'node_modules', 'kokoro-js', 'voices') };
}

/** Every file below a folder with the time of its last change. */
function listing(folder: string): Record<string, number> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(names.map((name) => [name, statSync(join(folder, name)).mtimeMs]));
}

function readManifest(folder: string): ModelManifest {
  return JSON.parse(readFileSync(join(folder, 'model', 'manifest.json'), 'utf8')) as ModelManifest;
}

// Both the published and the compiled model are in the cache once this has run; a bare machine
// fetches them here.
beforeAll(async () => {
  await obtainPublished(PUBLISHED_MODEL, SOURCES, CACHE, silent);
  await prepareAssets(foldersIn(join(PROJECT, 'public')), SOURCES, silent);
}, TEN_MINUTES);

describe('the assets', () => {
  it('are what the manifest says: the files of the model, and all voices', async () => {
    const target = temporaryFolder();
    const manifest = await prepareAssets(foldersIn(target), SOURCES, silent);
    expect(manifest).toEqual(readManifest(target));
    const listed = filesOf(manifest);
    const files = listed.map(({ path }) => readFileSync(join(target, 'model', path)));
    expect(files.map((file) => file.length)).toEqual(listed.map(({ bytes }) => bytes));
    expect(files.map(sha256)).toEqual(listed.map((file) => file.sha256));
    expect(Math.max(...files.map((file) => file.length))).toBeLessThanOrEqual(20 * 2 ** 20);
    const model = Buffer.concat(files);
    expect(model.length).toBe(manifest.bytes);
    expect(sha256(model)).toBe(manifest.sha256);
    expect(manifest.id).toBe(`kokoro-82m-v1.0-w8-${manifest.sha256.slice(0, 12)}`);
    expect(Object.keys(manifest.voices)).toEqual(VOICES.map((voice) => voice.id));
    for (const [id, voice] of Object.entries(manifest.voices)) {
      const data = readFileSync(join(target, 'voices', `${id}.bin`));
      expect([data.length, sha256(data)]).toEqual([voice.bytes, voice.sha256]);
    }
    expect(Object.keys(listing(target)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('are left alone when they are in place, without a word and without any source', async () => {
    const target = temporaryFolder();
    await prepareAssets(foldersIn(target), SOURCES, silent);
    const before = listing(target);
    const lines: string[] = [];
    const nowhere = join(target, '..', 'no-such-cache');
    await prepareAssets(foldersIn(target, nowhere), [], (line) => lines.push(line));
    expect(listing(target)).toEqual(before);
    expect(lines).toEqual([]);
  });

  it('are mended when a shard, a voice or the manifest is damaged', async () => {
    const target = temporaryFolder();
    const manifest = await prepareAssets(foldersIn(target), SOURCES, silent);
    const shard = join(target, 'model', manifest.shards[3]?.path ?? '');
    for (const path of [
      shard,
      join(target, 'voices', 'af_heart.bin'),
      join(target, 'model', 'manifest.json'),
    ]) {
      const whole = readFileSync(path);
      truncateSync(path, 100);
      await prepareAssets(foldersIn(target), SOURCES, silent);
      expect(readFileSync(path).equals(whole)).toBe(true);
    }
  });

  it('are the same when two runs make them at once', async () => {
    const target = temporaryFolder();
    const [one, two] = await Promise.all([
      prepareAssets(foldersIn(target), SOURCES, silent),
      prepareAssets(foldersIn(target), SOURCES, silent),
    ]);
    expect(two).toEqual(one);
    const model = filesOf(one).map(({ path }) => readFileSync(join(target, 'model', path)));
    expect(sha256(Buffer.concat(model))).toBe(one.sha256);
  });

  it('fail as a whole when the model is not to be had, with no manifest left that promises it', async () => {
    const target = temporaryFolder();
    const folders = foldersIn(target, join(target, 'cache'));
    await expect(prepareAssets(folders, [], silent)).rejects.toThrow(ModelUnavailableError);
    expect(Object.keys(listing(target))).not.toContain('model/manifest.json');
  });

  it('are compiled again when what is in the cache is damaged', async () => {
    const folder = temporaryFolder();
    const cache = join(folder, 'cache');
    mkdirSync(cache);
    const recipe = compilerRecipe().slice(0, 16);
    const compiled = readdirSync(CACHE).find((name) => name.startsWith(`compiled-${recipe}`)) ?? '';
    copyFileSync(join(CACHE, compiled), join(cache, compiled));
    truncateSync(join(cache, compiled), 1_000);
    copyFileSync(join(CACHE, PUBLISHED_MODEL.name), join(cache, PUBLISHED_MODEL.name));
    const lines: string[] = [];
    const manifest = await prepareAssets(
      foldersIn(join(folder, 'public'), cache),
      modelSources({}, cache).slice(0, 1),
      (line) => lines.push(line),
    );
    expect(lines).toEqual(['Compiling the voice model (92,361,271 bytes)']);
    // The same bytes as before, and the same model as in the project.
    expect(compiled).toContain(sha256(readFileSync(join(cache, compiled))));
    expect(manifest.sha256).toBe(readManifest(join(PROJECT, 'public')).sha256);
  });
});
