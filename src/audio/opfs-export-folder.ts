import { LecternError } from '../domain/errors.ts';
import type { BlockFile, ExportFolder, WorkingFile } from './export-folder.ts';
import { writeAll } from './frame-store.ts';

/** Folders in the origin's private file system. */
const WORK_FOLDER = 'work';
const FINISHED_FOLDER = 'finished';

/** A FileSystemFileHandle with what TypeScript's library for pages leaves out: sync access and moving. */
interface WorkerFile {
  readonly name: string;
  createSyncAccessHandle?(): Promise<BlockFile>;
  move?(folder: FileSystemDirectoryHandle, name: string): Promise<void>;
}

/** How often a locked file is tried again: a worker that was just ended keeps its locks for a moment. */
const LOCK_ATTEMPTS = 40;
const LOCK_WAIT_MS = 50;

const COPY_BYTES = 1 << 20;

function isNamed(thrown: unknown, name: string): boolean {
  return thrown instanceof DOMException && thrown.name === name;
}

/** An export's files in OPFS, through sync access handles; for workers only. */
export class OpfsExportFolder implements ExportFolder {
  readonly #root: () => Promise<FileSystemDirectoryHandle>;
  readonly #wait: (milliseconds: number) => Promise<void>;

  /**
   * @param root the origin's private file system
   * @param wait pauses between attempts at a locked file
   */
  constructor(
    root: () => Promise<FileSystemDirectoryHandle> = () => navigator.storage.getDirectory(),
    wait: (milliseconds: number) => Promise<void> = (milliseconds) =>
      new Promise((resolve) => setTimeout(resolve, milliseconds)),
  ) {
    this.#root = root;
    this.#wait = wait;
  }

  async #folder(name: string): Promise<FileSystemDirectoryHandle> {
    try {
      return await (await this.#root()).getDirectoryHandle(name, { create: true });
    } catch (cause) {
      if (isNamed(cause, 'QuotaExceededError')) throw cause;
      throw new LecternError(
        'storage-unavailable',
        `The browser does not let Lectern store files (folder “${name}”: ${String(cause)}). ` +
          'A private window may be the reason; use a normal one.',
        { cause },
      );
    }
  }

  async #openHandle(file: WorkerFile): Promise<BlockFile> {
    if (file.createSyncAccessHandle === undefined) {
      throw new LecternError(
        'storage-unavailable',
        'This browser cannot write large files piece by piece. Use a current Chrome, Edge, Firefox or Safari.',
      );
    }
    for (let attempt = 1; ; attempt++) {
      try {
        return await file.createSyncAccessHandle();
      } catch (cause) {
        if (!isNamed(cause, 'NoModificationAllowedError')) throw cause;
        if (attempt === LOCK_ATTEMPTS) {
          throw new LecternError(
            'storage-unavailable',
            `The working file “${file.name}” is in use by another export. Try again in a moment.`,
            { cause, retryable: true },
          );
        }
        await this.#wait(LOCK_WAIT_MS);
      }
    }
  }

  async open(name: WorkingFile): Promise<BlockFile> {
    const folder = await this.#folder(WORK_FOLDER);
    return this.#openHandle(await folder.getFileHandle(name, { create: true }));
  }

  async remove(name: WorkingFile): Promise<void> {
    const folder = await this.#folder(WORK_FOLDER);
    try {
      await folder.removeEntry(name);
    } catch (thrown) {
      if (!isNamed(thrown, 'NotFoundError')) throw thrown;
    }
  }

  async publish(fileName: string): Promise<void> {
    const work = await this.#folder(WORK_FOLDER);
    const finished = await this.#folder(FINISHED_FOLDER);
    const file: WorkerFile = await work.getFileHandle('export.m4b.tmp');
    if (file.move === undefined) await this.#copy(file, finished, fileName);
    else await file.move(finished, fileName);
  }

  /**
   * For browsers that cannot move files. A run that is cut off here leaves a file that is not whole;
   * nobody knows of it yet, because `finish` has not returned, and the next run overwrites it.
   */
  async #copy(file: WorkerFile, folder: FileSystemDirectoryHandle, name: string): Promise<void> {
    const source = await this.#openHandle(file);
    const target = await this.#openHandle(await folder.getFileHandle(name, { create: true }));
    try {
      target.truncate(0);
      const buffer = new Uint8Array(COPY_BYTES);
      for (let at = 0, length = 0; (length = source.read(buffer, { at })) > 0; at += length) {
        writeAll(target, buffer.subarray(0, length), at);
      }
      target.flush();
    } finally {
      target.close();
      source.close();
    }
    await this.remove('export.m4b.tmp');
  }
}
