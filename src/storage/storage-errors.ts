import { LecternError } from '../domain/errors.ts';

/** Whether the browser refused to store something for want of room. */
export function isQuotaError(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null) return false;
  if ('name' in thrown && thrown.name === 'QuotaExceededError') return true;
  // Dexie wraps the browser's error once more.
  return 'inner' in thrown && isQuotaError(thrown.inner);
}

/** Gives the browser's refusals to store something their Lectern names. */
export async function nameStorageErrors<T>(operation: Promise<T>): Promise<T> {
  try {
    return await operation;
  } catch (thrown) {
    if (isQuotaError(thrown)) {
      throw new LecternError(
        'storage-full',
        'The browser has no room left for this book. Delete finished books or free space on the disk, then retry; nothing finished is lost.',
        { retryable: true, cause: thrown },
      );
    }
    if (
      thrown instanceof Error &&
      /^(OpenFailed|MissingAPI|InvalidState|DatabaseClosed)Error$/.test(thrown.name)
    ) {
      throw new LecternError(
        'storage-unavailable',
        `The browser does not let Lectern store anything (${thrown.name}). Leave private browsing or allow site data, then reload.`,
        { retryable: true, cause: thrown },
      );
    }
    throw thrown;
  }
}
