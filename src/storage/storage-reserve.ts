import { isQuotaError } from './storage-errors.ts';

/** Name in the top folder of the origin's private file system. */
const FILE = 'reserve';

/** Enough for some hundred changes of state, and next to nothing beside a book. */
const RESERVE_BYTES = 512 * 1_024;

/**
 * Room set aside for the day on which there is none: with it a job whose chunk cannot be stored can
 * still be marked as failed, and a user can still cancel one. A file, because the room of a deleted
 * file is free at once, while a database gives that of a deleted record back when it likes.
 */
export class StorageReserve {
  /** Sets the room aside again, where there is any; in a browser that can write such files. Never rejects. */
  async fill(): Promise<void> {
    try {
      const root = await navigator.storage.getDirectory();
      const file = await root.getFileHandle(FILE, { create: true });
      if ((await file.getFile()).size >= RESERVE_BYTES) return;
      const stream = await file.createWritable();
      await stream.write(new Uint8Array(RESERVE_BYTES));
      await stream.close();
    } catch {
      // There is no room, or another tab is at it: the next job tries again.
    }
  }

  /** Runs a small write; where there is no room for it, in the room set aside. */
  async within<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (thrown) {
      if (!isQuotaError(thrown) || !(await this.free())) throw thrown;
      return write();
    }
  }

  private async free(): Promise<boolean> {
    try {
      await (await navigator.storage.getDirectory()).removeEntry(FILE);
      return true;
    } catch {
      return false;
    }
  }
}
