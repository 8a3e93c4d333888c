import { expect, test } from 'vitest';
import type { AssetVault } from '../../../src/speech/asset-vault.ts';
import { keepOrders, ORDERS_NAME, readOrders } from '../../../src/speech/tensor-orders.ts';
import { MANIFEST } from './model-fixture.ts';

/** One file. */
function startVault(content: Uint8Array<ArrayBuffer> | null = null) {
  const files = new Map(content === null ? [] : [[ORDERS_NAME, content]]);
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
  expect(await readOrders(vault, MANIFEST)).toEqual({});
  await keepOrders(vault, MANIFEST, {}, { fast: [2, 0, 1] });
  const known = await readOrders(vault, MANIFEST);
  expect(known).toEqual({ fast: [2, 0, 1] });
  await keepOrders(vault, MANIFEST, known, { small: [1] });
  await keepOrders(vault, MANIFEST, await readOrders(vault, MANIFEST), { fast: [0, 1, 2] });
  expect(await readOrders(vault, MANIFEST)).toEqual({ fast: [0, 1, 2], small: [1] });
});

test('nothing is written when nothing is new', async () => {
  const { vault, writes } = startVault();
  await keepOrders(vault, MANIFEST, { fast: [1], small: [2] }, { fast: [1] });
  expect(writes()).toBe(0);
});

test('another model’s orders are none', async () => {
  const { vault } = startVault();
  await keepOrders(vault, MANIFEST, {}, { fast: [0] });
  expect(await readOrders(vault, { ...MANIFEST, id: 'another' })).toEqual({});
});

test.each([
  ['no JSON', '{"id":'],
  ['no object', 'null'],
  ['names', JSON.stringify({ id: MANIFEST.id, orders: { fast: ['a'] } })],
  ['places that are in no table', JSON.stringify({ id: MANIFEST.id, orders: { fast: [-1] } })],
  ['no list', JSON.stringify({ id: MANIFEST.id, orders: { fast: { length: 3 } } })],
])('a damaged file with %s gives no orders', async (_, text) => {
  const { vault } = startVault(new TextEncoder().encode(text));
  expect(await readOrders(vault, MANIFEST)).toEqual({});
});

test('a full disk is no error', async () => {
  const { vault } = startVault();
  vault.write = () => Promise.reject(new Error('full'));
  await expect(keepOrders(vault, MANIFEST, {}, { fast: [0] })).resolves.toBeUndefined();
});
