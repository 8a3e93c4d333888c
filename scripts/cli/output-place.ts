import { constants, statSync, type Stats } from 'node:fs';
import { access, copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { CommandError, UsageError } from './arguments.ts';

/** What system errors mean to whoever named the place (errno(3)). */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'its disk can only be read',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'it is a file, not a folder',
  EISDIR: 'it is a folder, not a file',
  ENOENT: 'its folder cannot be made there',
  ENAMETOOLONG: 'its name is too long',
};

const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Gives what the file system refuses a name; anything else stays as it is. */
export function nameRefusal(thrown: unknown, path: string): unknown {
  if (!(thrown instanceof Error) || !('syscall' in thrown) || !('code' in thrown)) return thrown;
  const code = String(thrown.code);
  if (FULL.has(code)) {
    return new CommandError(
      'storage-full',
      `There is no room left for “${path}”. Free some, or name another place, and run the same command again.`,
    );
  }
  const reason = REASONS[code] ?? thrown.message;
  return new CommandError(
    'output-unwritable',
    `“${path}” cannot be written: ${reason}. Name another place.`,
  );
}

async function naming<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw nameRefusal(thrown, path);
  }
}

/**
 * Makes a folder, unless it is there, and makes sure that it can be written to.
 * @throws CommandError storage-full, output-unwritable
 */
export function prepareFolder(folder: string): Promise<void> {
  return naming(folder, async () => {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  });
}

/** What lies at a path; undefined also where the path itself is wrong, which making its folder tells. */
export function entryAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Makes sure that a path is free, or a file that may be replaced. @throws UsageError */
export function requireReplaceable(path: string): void {
  const entry = entryAt(path);
  if (entry === undefined || entry.isFile()) return;
  const what = entry.isDirectory() ? 'a folder' : 'not a file';
  throw new UsageError(`output-unwritable: “${path}” is ${what}; name a file to write.`);
}

/**
 * Copies a finished file to its place under another name first and moves it there: it is there complete,
 * on the disk, or not at all.
 * @throws CommandError storage-full, output-unwritable
 */
export function placeFile(source: string, path: string): Promise<void> {
  const draft = `${path}.${randomUUID().slice(0, 8)}.part`;
  return naming(path, async () => {
    try {
      await copyFile(source, draft, constants.COPYFILE_FICLONE);
      const file = await open(draft, 'r+');
      await file.sync();
      await file.close();
      await rename(draft, path);
    } catch (thrown) {
      await rm(draft, { force: true });
      throw thrown;
    }
  });
}
