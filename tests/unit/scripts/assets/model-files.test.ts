import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  filesIn,
  fingerprintAll,
  nameFiles,
  placeFiles,
  removeOtherFiles,
} from '../../../../scripts/assets/model-files.ts';
import { sha256 } from '../../../../scripts/assets/stored-file.ts';
import { noise, temporaryFolder } from './temporary-folder.ts';

/** A made-up model: two shards, a table, three graphs. */
const FILES = nameFiles({
  shards: [noise(1_000, 1), noise(500, 2)].map((bytes) => new Uint8Array(bytes)),
  table: { tensors: { t: { stored: { type: 'uint8', at: 0, count: 9 } } }, matrices: [] },
  graphs: {
    fast: new Uint8Array(noise(30, 3)),
    plain: new Uint8Array(noise(20, 4)),
    small: new Uint8Array(noise(10, 5)),
  },
});

describe('the files of a model', () => {
  it('are named after their purpose and their hash', () => {
    const hash = (data: Uint8Array): string => sha256(data).slice(0, 12);
    const all = filesIn(FILES);
    expect(all.map(({ path, data }) => path.replace(hash(data), '…'))).toEqual([
      'shard-00-….bin',
      'shard-01-….bin',
      'tensors-….bin',
      'graph-fast-….bin',
      'graph-plain-….bin',
      'graph-small-….bin',
    ]);
    for (const { data, bytes, sha256: all_ } of all) {
      expect([bytes, all_]).toEqual([data.length, sha256(data)]);
    }
  });

  it('have one fingerprint, that of all of them joined', () => {
    const joined = Buffer.concat(filesIn(FILES).map(({ data }) => data));
    expect(fingerprintAll(FILES)).toEqual({ bytes: joined.length, sha256: sha256(joined) });
  });

  it('are written where they are missing or damaged, and else left alone', async () => {
    const folder = temporaryFolder();
    const files = filesIn(FILES);
    const paths = files.map((file) => join(folder, file.path));
    const [first = '', second = ''] = paths;
    await placeFiles(folder, files);
    const long = new Date('2020-01-01');
    for (const path of paths) utimesSync(path, long, long);
    writeFileSync(second, noise(500, 9));
    await placeFiles(folder, files);
    expect(paths.map((path) => readFileSync(path))).toEqual(
      files.map(({ data }) => Buffer.from(data)),
    );
    expect(statSync(first).mtime).toEqual(long);
    expect(statSync(second).mtime).not.toEqual(long);
  });

  it('of a former model and halves of a day ago are deleted, other files are not', async () => {
    const folder = temporaryFolder();
    await placeFiles(folder, filesIn(FILES));
    mkdirSync(join(folder, 'other'));
    const former = ['shard-07-0123456789ab.bin', 'graph-fast-0123456789ab.bin', 'tensors-0.bin'];
    for (const name of [...former, 'manifest.json', 'new.part', 'old.part']) {
      writeFileSync(join(folder, name), 'x');
    }
    utimesSync(join(folder, 'old.part'), new Date('2020-01-01'), new Date('2020-01-01'));
    await removeOtherFiles(folder, FILES);
    const kept = ['manifest.json', 'new.part', 'other'];
    expect(readdirSync(folder).sort()).toEqual(
      [...filesIn(FILES).map(({ path }) => path), ...kept].sort(),
    );
  });
});
