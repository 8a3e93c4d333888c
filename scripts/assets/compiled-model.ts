import { readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { GraphKind } from '../../src/domain/model-manifest.ts';
import type { TensorTable } from '../../src/speech/model/tensor-table.ts';
import { compileModel, type CompiledModel } from '../model/compile-model.ts';
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

/** Compiled models in the cache folder: `compiled-<recipe>-<sha256>.model`. */
const COMPILED = /^compiled-([0-9a-f]{16})-([0-9a-f]{64})\.model$/;

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
): Promise<CompiledModel> {
  const kept = await readCompiled(recipe, folder);
  if (kept !== undefined) return kept;
  const source = await published();
  log(`Compiling the voice model (${count(source.length)} bytes)`);
  const model = compileModel(source);
  const bytes = pack(model);
  const name = `compiled-${recipe.slice(0, 16)}-${sha256(bytes)}.model`;
  try {
    await writeAtomically(join(folder, name), bytes);
    for (const old of await readdir(folder)) {
      if (COMPILED.test(old) && old !== name) await rm(join(folder, old), { force: true });
    }
  } catch (thrown) {
    log(`${folder} could not be written, so the next start compiles again: ${describe(thrown)}`);
  }
  return model;
}

async function readCompiled(recipe: string, folder: string): Promise<CompiledModel | undefined> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const [, madeBy, hash] = COMPILED.exec(name) ?? [];
    if (madeBy !== recipe.slice(0, 16)) continue;
    const bytes = await readFile(join(folder, name));
    if (sha256(bytes) === hash) return unpack(bytes);
  }
  return undefined;
}

/** The beginning of a packed model; the shards and the graphs follow in this order. */
interface Contents {
  shards: number[];
  graphs: Record<GraphKind, number>;
  table: TensorTable;
}

/** A model as one file: four bytes with the length of the contents, these as JSON, all parts. */
function pack({ shards, table, graphs }: CompiledModel): Uint8Array {
  const contents: Contents = {
    shards: shards.map((shard) => shard.length),
    graphs: { fast: graphs.fast.length, plain: graphs.plain.length, small: graphs.small.length },
    table,
  };
  const text = Buffer.from(JSON.stringify(contents));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text, ...shards, graphs.fast, graphs.plain, graphs.small]);
}

/** Reads what {@link pack} wrote; its hash has been checked. */
function unpack(bytes: Buffer): CompiledModel {
  let at = 4 + bytes.readUInt32LE();
  const contents = JSON.parse(bytes.toString('utf8', 4, at)) as Contents;
  const next = (length: number): Uint8Array<ArrayBuffer> =>
    new Uint8Array(bytes.subarray(at, (at += length)));
  return {
    shards: contents.shards.map(next),
    table: contents.table,
    graphs: {
      fast: next(contents.graphs.fast),
      plain: next(contents.graphs.plain),
      small: next(contents.graphs.small),
    },
  };
}
