import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Size and hash that a file must have. */
export interface Fingerprint {
  bytes: number;
  /** Lower-case hex SHA-256. */
  sha256: string;
}

/** Lower-case hex SHA-256 of some bytes. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Size and hash of some bytes. */
export function fingerprint(bytes: Uint8Array): Fingerprint {
  return { bytes: bytes.length, sha256: sha256(bytes) };
}

/**
 * Reads a file that must be just the one expected. Its size is looked at first, so that a wrong file
 * of any size is refused at once.
 * @throws Error saying what is wrong with the file, which it does not name
 */
export async function readExpected(path: string, expected: Fingerprint): Promise<Buffer> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new Error(isMissing(cause) ? 'there is no such file' : describe(cause));
  });
  if (!found.isFile()) throw new Error('it is not a file');
  if (found.size !== expected.bytes) {
    const how = found.size < expected.bytes ? 'incomplete' : 'another file';
    throw new Error(`it is ${how}: ${count(found.size)} bytes, not ${count(expected.bytes)}`);
  }
  const bytes = await readFile(path);
  const hash = sha256(bytes);
  if (hash !== expected.sha256) {
    throw new Error(`it is damaged or another file: SHA-256 ${hash}, not ${expected.sha256}`);
  }
  return bytes;
}

/** True when a file is there with the size and hash expected. */
export async function isInPlace(path: string, expected: Fingerprint): Promise<boolean> {
  return readExpected(path, expected).then(
    () => true,
    () => false,
  );
}

/** Writes a file so that its name never stands for half of it: under another name first. */
export async function writeAtomically(path: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    await writeFile(temporary, bytes);
    await rename(temporary, path);
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw thrown;
  }
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * Removes what a killed run left in a folder: entries whose names match and that are more than a day
 * old, so that no run in progress loses anything.
 */
export async function removeAbandoned(folder: string, names: RegExp): Promise<void> {
  for (const name of (await readdir(folder)).filter((entry) => names.test(entry))) {
    const path = join(folder, name);
    // Another run may have removed it by now.
    const changed = await stat(path).then(
      (found) => found.mtimeMs,
      () => Infinity,
    );
    if (Date.now() - changed > DAY) await rm(path, { recursive: true, force: true });
  }
}

/** A number with commas between thousands. */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** The text of anything thrown, with the cause that fetch and the like hide behind it. */
export function describe(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  if (thrown instanceof AggregateError) return thrown.errors.map(describe).join(', ');
  const cause = thrown.cause instanceof Error ? describe(thrown.cause) : '';
  return thrown.message.includes(cause) ? thrown.message : `${thrown.message} (${cause})`;
}

function isMissing(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
}
