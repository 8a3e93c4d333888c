import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelShard } from '../../src/domain/model-manifest.ts';
import { fingerprint, isInPlace, removeAbandoned, writeAtomically } from './stored-file.ts';

/** Size of all shards but the last: an interrupted download loses no more than this. */
export const SHARD_BYTES = 10 * 1024 * 1024;

/** A shard with its bytes, which are a view into the model. */
export interface CutShard extends ModelShard {
  data: Uint8Array;
}

/** Cuts a model into shards of `size` bytes, the last one shorter, and names each after its hash. */
export function cutShards(model: Uint8Array, size = SHARD_BYTES): CutShard[] {
  return Array.from({ length: Math.ceil(model.length / size) }, (_, index) => {
    const data = model.subarray(index * size, (index + 1) * size);
    const { bytes, sha256 } = fingerprint(data);
    const number = String(index).padStart(2, '0');
    return { path: `shard-${number}-${sha256.slice(0, 12)}.bin`, bytes, sha256, data };
  });
}

/** Writes the shards that a folder lacks. */
export async function placeShards(folder: string, shards: readonly CutShard[]): Promise<void> {
  for (const shard of shards) {
    const path = join(folder, shard.path);
    if (!(await isInPlace(path, shard))) await writeAtomically(path, shard.data);
  }
}

/** Deletes what nothing names any more: shards of former models, and what killed runs left. */
export async function removeOtherShards(
  folder: string,
  shards: readonly ModelShard[],
): Promise<void> {
  const current = new Set(shards.map((shard) => shard.path));
  for (const name of await readdir(folder)) {
    if (/^shard-.*\.bin$/.test(name) && !current.has(name)) {
      await rm(join(folder, name), { force: true });
    }
  }
  await removeAbandoned(folder, /\.part$/);
}
