import { createHash } from 'node:crypto';
import { accessSync, constants, createReadStream } from 'node:fs';
import { UsageError } from './arguments.ts';
import { entryAt } from './output-place.ts';

/** Why a path is no file that can be read; null when it is one. */
export function whyUnreadable(path: string): string | null {
  const entry = entryAt(path);
  if (entry === undefined) return `There is no file “${path}”.`;
  if (!entry.isFile()) return `“${path}” is not a file.`;
  try {
    accessSync(path, constants.R_OK);
    return null;
  } catch {
    return `“${path}” may not be read by you.`;
  }
}

/** @throws UsageError for the first path that is no file */
export function requireFiles(paths: readonly string[]): void {
  const reason = paths.map(whyUnreadable).find((found) => found !== null);
  if (reason !== undefined) throw new UsageError(`file-missing: ${reason}`);
}

/** Lower-case hex SHA-256 of a file, read piece by piece. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}
