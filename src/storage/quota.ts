import { LecternError } from '../domain/errors.ts';
import type { JobStats } from '../domain/job.ts';

/** What the browser grants this origin. */
export async function readQuota(): Promise<JobStats['storage']> {
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  return { usedBytes: usage, quotaBytes: quota, persisted: await navigator.storage.persisted() };
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}

/**
 * Makes sure that there is room for what is still to be written; `evict` may make some first.
 * @throws LecternError storage-full, naming what is needed and what is there
 */
export async function assertRoom(bytes: number, evict: () => Promise<number>): Promise<void> {
  const free = async (): Promise<number> => {
    const { usedBytes, quotaBytes } = await readQuota();
    return quotaBytes - usedBytes;
  };
  if ((await free()) >= bytes) return;
  await evict();
  const left = await free();
  if (left >= bytes) return;
  throw new LecternError(
    'storage-full',
    `This book needs about ${megabytes(bytes)} and the browser grants ${megabytes(Math.max(0, left))}. Delete finished books or free space on the disk, then retry.`,
    { retryable: true },
  );
}
