import { readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileModel } from '../model/compile-model.ts';
import { PUBLISHED_MODEL, type Log } from './published-model.ts';
import { count, describe, sha256, writeAtomically } from './stored-file.ts';

/** Folder of the compiler's sources. */
const COMPILER = join(import.meta.dirname, '..', 'model');

/**
 * A hash of all that decides the compiled model's bytes: the published file, the sources of the
 * compiler and the version of the library that writes the file.
 */
export function compilerRecipe(): string {
  const sources = readdirSync(COMPILER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => `${name}\n${readFileSync(join(COMPILER, name), 'utf8')}`);
  return sha256([PUBLISHED_MODEL.sha256, libraryVersion(), ...sources].join('\n'));
}

function libraryVersion(): string {
  const found: unknown = createRequire(import.meta.url)('protobufjs/package.json');
  return typeof found === 'object' && found !== null && 'version' in found
    ? String(found.version)
    : '';
}

/** Compiled models in the cache folder: `compiled-<recipe>-<sha256>.onnx`. */
const COMPILED = /^compiled-([0-9a-f]{16})-([0-9a-f]{64})\.onnx$/;

/**
 * The compiled model out of the cache folder, else compiled anew and kept there; what other recipes
 * left there is deleted.
 * @param published brings the published file's bytes, if they are needed
 */
export async function obtainCompiled(
  recipe: string,
  folder: string,
  published: () => Promise<Uint8Array>,
  log: Log,
): Promise<Uint8Array> {
  const kept = await readCompiled(recipe, folder);
  if (kept !== undefined) return kept;
  const source = await published();
  log(`Compiling the voice model (${count(source.length)} bytes)`);
  const { bytes } = compileModel(source);
  const name = `compiled-${recipe.slice(0, 16)}-${sha256(bytes)}.onnx`;
  try {
    await writeAtomically(join(folder, name), bytes);
    for (const old of await readdir(folder)) {
      if (COMPILED.test(old) && old !== name) await rm(join(folder, old), { force: true });
    }
  } catch (thrown) {
    log(`${folder} could not be written, so the next start compiles again: ${describe(thrown)}`);
  }
  return bytes;
}

async function readCompiled(recipe: string, folder: string): Promise<Uint8Array | undefined> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const [, madeBy, hash] = COMPILED.exec(name) ?? [];
    if (madeBy !== recipe.slice(0, 16)) continue;
    const bytes = await readFile(join(folder, name));
    if (sha256(bytes) === hash) return bytes;
  }
  return undefined;
}
