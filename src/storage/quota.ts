import { LecternError } from '../domain/errors.ts';
import type { JobStats } from '../domain/job.ts';
import { isQuotaError } from './storage-errors.ts';

/** Name in the top folder of the origin's private file system. */
const PROBE = 'room';

/** What the browser grants this origin, as far as it tells. */
export async function readQuota(): Promise<JobStats['storage']> {
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  return { usedBytes: usage, quotaBytes: quota, persisted: await navigator.storage.persisted() };
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}

/**
 * Whether there is room for so many bytes. The estimate is not enough: Chromium always names 10 GiB
 * more than are used. So a file of that length is made, which costs nothing, for it has no content.
 */
async function hasRoom(bytes: number): Promise<boolean> {
  const { usedBytes, quotaBytes } = await readQuota();
  if (quotaBytes - usedBytes < bytes) return false;
  const root = await navigator.storage.getDirectory();
  try {
    const stream = await (await root.getFileHandle(PROBE, { create: true })).createWritable();
    await stream.truncate(bytes);
    await stream.close();
    return true;
  } catch (thrown) {
    // Whatever else goes wrong here says nothing about the room.
    return !isQuotaError(thrown);
  } finally {
    await root.removeEntry(PROBE).catch(() => undefined);
  }
}

/**
 * Makes sure that there is room for what is still to be written; `evict` may make some first.
 * @throws LecternError storage-full, naming what is needed
 */
export async function assertRoom(bytes: number, evict: () => Promise<number>): Promise<void> {
  if (await hasRoom(bytes)) return;
  if ((await evict()) > 0 && (await hasRoom(bytes))) return;
  throw new LecternError(
    'storage-full',
    `This book needs about ${megabytes(bytes)}, and the browser does not grant as much. Delete finished books or free space on the disk, then retry.`,
    { retryable: true },
  );
}
