import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { filesOf, type GraphKind, type ModelShard } from '../../src/domain/model-manifest.ts';
import type { CompiledModel } from '../model/compile-model.ts';
import {
  fingerprint,
  isInPlace,
  removeAbandoned,
  sha256,
  writeAtomically,
  type Fingerprint,
} from './stored-file.ts';

/** A file of the model with its bytes. */
export interface ModelFile extends ModelShard {
  data: Uint8Array;
}

/** All files of a model. */
export interface ModelFiles {
  shards: ModelFile[];
  tensors: ModelFile;
  graphs: Record<GraphKind, ModelFile>;
}

/** Makes a compiled model into files, each named after its purpose and its hash. */
export function nameFiles({ shards, table, graphs }: CompiledModel): ModelFiles {
  const text = new TextEncoder().encode(JSON.stringify(table));
  return {
    shards: shards.map((shard, index) =>
      nameFile(`shard-${String(index).padStart(2, '0')}`, shard),
    ),
    tensors: nameFile('tensors', text),
    graphs: {
      fast: nameFile('graph-fast', graphs.fast),
      plain: nameFile('graph-plain', graphs.plain),
      small: nameFile('graph-small', graphs.small),
    },
  };
}

function nameFile(purpose: string, data: Uint8Array): ModelFile {
  const { bytes, sha256: hash } = fingerprint(data);
  return { path: `${purpose}-${hash.slice(0, 12)}.bin`, bytes, sha256: hash, data };
}

/** Size and hash of all files joined. */
export function fingerprintAll(files: ModelFiles): Fingerprint {
  const parts = filesIn(files);
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  return { bytes, sha256: sha256(Buffer.concat(parts.map(({ data }) => data))) };
}

/** All files with their bytes, in the order of the manifest. */
export function filesIn({ shards, tensors, graphs }: ModelFiles): ModelFile[] {
  return [...shards, tensors, graphs.fast, graphs.plain, graphs.small];
}

/** Writes the files that a folder lacks. */
export async function placeFiles(folder: string, files: readonly ModelFile[]): Promise<void> {
  for (const file of files) {
    const path = join(folder, file.path);
    if (!(await isInPlace(path, file))) await writeAtomically(path, file.data);
  }
}

/** Deletes what nothing names any more: files of former models, and what killed runs left. */
export async function removeOtherFiles(
  folder: string,
  model: Parameters<typeof filesOf>[0],
): Promise<void> {
  const current = new Set(filesOf(model).map((file) => file.path));
  for (const name of await readdir(folder)) {
    if (/^(shard|tensors|graph)-.*\.bin$/.test(name) && !current.has(name)) {
      await rm(join(folder, name), { force: true });
    }
  }
  await removeAbandoned(folder, /\.part$/);
}
