import { LecternError } from '../domain/errors.ts';

const FOLDER = 'finished';

async function openFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(FOLDER, { create: true });
}

/** Finished audiobooks in the origin's private file system. */
export class FinishedFiles {
  /** Opens a file without reading it. @throws LecternError job-not-finished */
  async open(stored: string): Promise<File> {
    try {
      const handle = await (await openFolder()).getFileHandle(stored);
      return await handle.getFile();
    } catch (thrown) {
      throw new LecternError(
        'job-not-finished',
        `The finished file “${stored}” is not on this machine any more (the browser may have cleared it). Retry the job to make it again.`,
        { cause: thrown },
      );
    }
  }

  /** Deletes a file; one that is gone already is fine. */
  async delete(stored: string): Promise<void> {
    try {
      await (await openFolder()).removeEntry(stored);
    } catch (thrown) {
      if (!(thrown instanceof DOMException && thrown.name === 'NotFoundError')) throw thrown;
    }
  }
}
