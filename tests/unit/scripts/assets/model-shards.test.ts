import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  cutShards,
  placeShards,
  removeOtherShards,
  SHARD_BYTES,
} from '../../../../scripts/assets/model-shards.ts';
import { sha256 } from '../../../../scripts/assets/stored-file.ts';
import { noise, temporaryFolder } from './temporary-folder.ts';

const MODEL = noise(2_500);

describe('the shards of a model', () => {
  it('are at most 20 MiB each', () => {
    expect(SHARD_BYTES).toBeLessThanOrEqual(20 * 1024 * 1024);
  });

  it('give the model when joined, each named after its place and its hash', () => {
    const shards = cutShards(MODEL, 1_000);
    expect(shards.map((shard) => shard.bytes)).toEqual([1_000, 1_000, 500]);
    expect(Buffer.concat(shards.map((shard) => shard.data))).toEqual(MODEL);
    for (const [index, shard] of shards.entries()) {
      expect(shard.sha256).toBe(sha256(shard.data));
      expect(shard.path).toBe(`shard-0${index}-${shard.sha256.slice(0, 12)}.bin`);
    }
  });

  it('are one when the model is just as long as a shard', () => {
    expect(cutShards(MODEL, 2_500).map((shard) => shard.bytes)).toEqual([2_500]);
  });

  it('are written where they are missing or damaged, and else left alone', async () => {
    const folder = temporaryFolder();
    const shards = cutShards(MODEL, 1_000);
    const paths = shards.map((shard) => join(folder, shard.path));
    const [first = '', second = '', third = ''] = paths;
    await placeShards(folder, shards);
    const long = new Date('2020-01-01');
    for (const path of paths) utimesSync(path, long, long);
    writeFileSync(second, noise(1_000, 9));
    await placeShards(folder, shards);
    expect(paths.map((path) => readFileSync(path))).toEqual(shards.map((shard) => shard.data));
    expect(statSync(first).mtime).toEqual(long);
    expect(statSync(second).mtime).not.toEqual(long);
    expect(statSync(third).mtime).toEqual(long);
  });

  it('of a former model and halves of a day ago are deleted, other files are not', async () => {
    const folder = temporaryFolder();
    const shards = cutShards(MODEL, 1_000);
    await placeShards(folder, shards);
    mkdirSync(join(folder, 'other'));
    const names = ['shard-07-0123456789ab.bin', 'manifest.json', 'new.part', 'old.part'];
    for (const name of names) writeFileSync(join(folder, name), 'x');
    utimesSync(join(folder, 'old.part'), new Date('2020-01-01'), new Date('2020-01-01'));
    await removeOtherShards(folder, shards);
    const expected = [...shards.map((shard) => shard.path), 'manifest.json', 'new.part', 'other'];
    expect(readdirSync(folder).sort()).toEqual(expected.sort());
  });
});
