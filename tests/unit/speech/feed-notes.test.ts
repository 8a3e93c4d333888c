import { expect, test } from 'vitest';
import type { AssetVault } from '../../../src/speech/asset-vault.ts';
import { keepNotes, NOTES_NAME, readNotes } from '../../../src/speech/feed-notes.ts';
import type { TensorOrders } from '../../../src/speech/model/fed-tensors.ts';
import { MANIFEST } from './model-fixture.ts';

const NONE = { orders: {}, movesAsleep: false };

/** A vault of one file. */
function startVault(content: Uint8Array<ArrayBuffer> | null = null) {
  const files = new Map(content === null ? [] : [[NOTES_NAME, content]]);
  let writes = 0;
  const vault: AssetVault = {
    sizeOf: (name) => Promise.resolve(files.get(name)?.length ?? null),
    read: (name) => Promise.resolve(files.get(name) ?? null),
    write: (name, bytes) => {
      files.set(name, bytes);
      writes += 1;
      return Promise.resolve();
    },
    delete: () => Promise.resolve(),
    list: () => Promise.resolve([...files.keys()]),
  };
  return { vault, writes: () => writes };
}

test('orders are kept, each graph’s until it asks in another one', async () => {
  const { vault } = startVault();
  const learn = async (orders: TensorOrders, movesAsleep = true): Promise<void> => {
    await keepNotes(vault, MANIFEST, await readNotes(vault, MANIFEST), { orders, movesAsleep });
  };
  expect(await readNotes(vault, MANIFEST)).toEqual(NONE);
  await learn({ fast: [2, 0, 1] }, false);
  expect(await readNotes(vault, MANIFEST)).toEqual({
    orders: { fast: [2, 0, 1] },
    movesAsleep: false,
  });
  await learn({ small: [1] });
  await learn({ fast: [0, 1, 2] });
  expect(await readNotes(vault, MANIFEST)).toEqual({
    orders: { fast: [0, 1, 2], small: [1] },
    movesAsleep: true,
  });
});

test('nothing is written when nothing is new', async () => {
  const { vault, writes } = startVault();
  const known = { orders: { fast: [1], small: [2] }, movesAsleep: true };
  await keepNotes(vault, MANIFEST, known, { orders: { fast: [1] }, movesAsleep: true });
  expect(writes()).toBe(0);
});

test('another model’s notes are none', async () => {
  const { vault } = startVault();
  await keepNotes(vault, MANIFEST, NONE, { orders: { fast: [0] }, movesAsleep: true });
  expect(await readNotes(vault, { ...MANIFEST, id: 'another' })).toEqual(NONE);
});

test.each([
  ['no JSON', '{"id":'],
  ['no object', 'null'],
  ['names', JSON.stringify({ id: MANIFEST.id, orders: { fast: ['a'] } })],
  ['places that are in no table', JSON.stringify({ id: MANIFEST.id, orders: { fast: [-1] } })],
  ['no list', JSON.stringify({ id: MANIFEST.id, orders: { fast: { length: 3 } } })],
])('a damaged file with %s says nothing', async (_, text) => {
  const { vault } = startVault(new TextEncoder().encode(text));
  expect(await readNotes(vault, MANIFEST)).toEqual(NONE);
});

test('a full disk is no error', async () => {
  const { vault } = startVault();
  vault.write = () => Promise.reject(new Error('full'));
  const notes = { orders: { fast: [0] }, movesAsleep: true };
  await expect(keepNotes(vault, MANIFEST, NONE, notes)).resolves.toBeUndefined();
});
