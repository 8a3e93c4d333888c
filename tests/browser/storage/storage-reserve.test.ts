import { expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { isQuotaError } from '../../../src/storage/storage-errors.ts';
import { StorageReserve } from '../../../src/storage/storage-reserve.ts';

/** Writes a file, as a database writes a change of state: where there is no room it rejects. */
async function write(name: string, bytes: number): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const stream = await (await root.getFileHandle(name, { create: true })).createWritable();
  await stream.write(new Uint8Array(bytes));
  await stream.close();
}

test('what has been set aside makes room for a small write when there is none, once', async () => {
  const reserve = new StorageReserve();
  await reserve.fill();
  const { origin } = location;
  const { usage = 0 } = await navigator.storage.estimate();
  await cdp().send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage - 100_000 });
  try {
    await expect(write('before', 10_000)).rejects.toSatisfy(isQuotaError);
    await reserve.within(() => write('a', 10_000));
    const more = reserve.within(() => write('b', 1_000_000));
    await expect(more).rejects.toSatisfy(isQuotaError);
  } finally {
    await cdp().send('Storage.overrideQuotaForOrigin', { origin });
  }
  await reserve.fill();
  const root = await navigator.storage.getDirectory();
  expect((await (await root.getFileHandle('reserve')).getFile()).size).toBeGreaterThan(500_000);
});

test('a write that fails for another reason fails', async () => {
  const other = new Error('The database is closed.');
  await expect(new StorageReserve().within(() => Promise.reject(other))).rejects.toBe(other);
});
