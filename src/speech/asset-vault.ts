import { LecternError } from '../domain/errors.ts';

/**
 * Where fetched files are kept on this machine, under names without a slash. It makes no claim that
 * what it gives back is undamaged: readers verify.
 */
export interface AssetVault {
  /** Size in bytes of what is stored under a name; null when there is nothing. */
  sizeOf(name: string): Promise<number | null>;
  read(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /**
   * Stores a file; one that is there is replaced.
   * @throws LecternError storage-full, storage-unavailable
   */
  write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Removes a file, if it is there. */
  delete(name: string): Promise<void>;
  /** All names, in no order. */
  list(): Promise<string[]>;
}

/** Turns what a browser throws while storing into Lectern's errors. */
export function storageError(thrown: unknown, bytes: number): LecternError {
  if (thrown instanceof LecternError) return thrown;
  const megabytes = Math.ceil(bytes / 1e6);
  if (thrown instanceof DOMException && thrown.name === 'QuotaExceededError') {
    return new LecternError(
      'storage-full',
      `The browser has no room left for the voice model (${megabytes} MB were to be stored). ` +
        'Free some disk space or remove finished books, then try again.',
      { retryable: true, cause: thrown },
    );
  }
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new LecternError(
    'storage-unavailable',
    `The browser would not store the voice model (${detail}). ` +
      'Leave private browsing or allow this site to store data, then try again.',
    { retryable: true, cause: thrown },
  );
}
