import { afterEach, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { assertRoom } from '../../../src/storage/quota.ts';

const { origin } = location;
const nothingToEvict = (): Promise<number> => Promise.resolve(0);

async function grant(bytes: number): Promise<void> {
  const { usage = 0 } = await navigator.storage.estimate();
  await cdp().send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + bytes });
}

afterEach(async () => {
  await cdp().send('Storage.overrideQuotaForOrigin', { origin });
});

test('a book that fits is let through, and the look leaves nothing behind', async () => {
  await grant(5_000_000);
  await assertRoom(3_000_000, nothingToEvict);
  const root = await navigator.storage.getDirectory();
  const names = await Array.fromAsync(root.keys());
  expect(names).not.toContain('room');
});

test('a book that does not fit is refused by name, although the browser claims gigabytes', async () => {
  await grant(2_000_000);
  await expect(assertRoom(3_000_000, nothingToEvict)).rejects.toMatchObject({
    code: 'storage-full',
    message: expect.stringContaining('3 MB') as string,
    retryable: true,
  });
});

test('what is kept for convenience is dropped where that makes the room', async () => {
  await grant(2_000_000);
  const evict = async (): Promise<number> => {
    await grant(5_000_000);
    return 3_000_000;
  };
  await assertRoom(3_000_000, evict);
});
