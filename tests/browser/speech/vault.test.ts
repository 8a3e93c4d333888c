import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectWorker, type WorkerConnection } from '../../../src/ports/rpc.ts';
import type { AssetVault } from '../../../src/speech/asset-vault.ts';

function bytesOf(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, index) => (index * 7) % 251);
}

describe.each(['cache', 'opfs'])('the %s vault', (kind) => {
  let store: string;
  let connection: WorkerConnection<AssetVault>;
  let vault: AssetVault;

  function open(): void {
    const url = new URL('./vault-worker.ts', import.meta.url);
    const worker = new Worker(url, { type: 'module', name: `${kind} ${store}` });
    connection = connectWorker<AssetVault>(worker, 'vault');
    vault = connection.service;
  }

  beforeEach(() => {
    store = `test-${crypto.randomUUID()}`;
    open();
  });

  afterEach(async () => {
    for (const name of await vault.list()) await vault.delete(name);
    connection.terminate();
    await caches.delete(store);
  });

  test('gives back what was written, also to the next worker', async () => {
    await vault.write('a', bytesOf(300_000));
    connection.terminate();
    open();
    expect(await vault.sizeOf('a')).toBe(300_000);
    expect(await vault.read('a')).toEqual(bytesOf(300_000));
    expect(await vault.list()).toEqual(['a']);
  });

  test('knows nothing of what was never written', async () => {
    expect(await vault.sizeOf('a')).toBeNull();
    expect(await vault.read('a')).toBeNull();
    expect(await vault.list()).toEqual([]);
    await vault.delete('a');
  });

  test('replaces a file by a shorter one', async () => {
    await vault.write('a', bytesOf(2000));
    await vault.write('a', bytesOf(30));
    expect(await vault.read('a')).toEqual(bytesOf(30));
  });

  test('forgets what is deleted and keeps the rest', async () => {
    await vault.write('a', bytesOf(10));
    await vault.write('b', bytesOf(20));
    await vault.delete('a');
    expect(await vault.read('a')).toBeNull();
    expect(await vault.list()).toEqual(['b']);
  });
});
