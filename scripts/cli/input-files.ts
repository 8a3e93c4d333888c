import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { UsageError } from './arguments.ts';

/** Why a path is no file that can be read; null when it is one. */
export function whyUnreadable(path: string): string | null {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return `There is no file “${path}”.`;
  return entry.isFile() ? null : `“${path}” is not a file.`;
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
