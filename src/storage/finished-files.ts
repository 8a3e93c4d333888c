import { LecternError } from '../domain/errors.ts';

const FOLDER = 'finished';

const STORED_NAME = /^(.+)-\d+\.m4[ab]$/u;

/** Name in the folder of one part of a job's result, counted from 1. */
export function storedName(jobId: string, part: number, format: 'm4b' | 'm4a'): string {
  return `${jobId}-${part}.${format}`;
}

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
      if (!(thrown instanceof DOMException && thrown.name === 'NotFoundError')) throw thrown;
      throw new LecternError(
        'job-not-finished',
        `The finished file “${stored}” is not on this machine any more (the browser may have cleared it). Retry the job to make it again.`,
        { cause: thrown, retryable: true },
      );
    }
  }

  /**
   * Deletes the files of jobs, those too that no record names: of a job that was removed or whose browser
   * died while its file was being finished.
   * @param belongs whether the job of this id is one of them
   */
  async deleteOf(belongs: (jobId: string) => boolean): Promise<void> {
    const folder = await openFolder();
    const names: string[] = [];
    for await (const name of folder.keys()) names.push(name);
    for (const name of names) {
      const [, jobId] = STORED_NAME.exec(name) ?? [];
      if (jobId !== undefined && belongs(jobId)) await folder.removeEntry(name);
    }
  }
}
