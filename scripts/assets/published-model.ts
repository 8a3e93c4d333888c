import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  count,
  describe,
  readExpected,
  removeAbandoned,
  writeAtomically,
  type Fingerprint,
} from './stored-file.ts';

/** A file that others publish and Lectern builds on, pinned by its hash. */
export interface PublishedFile extends Fingerprint {
  name: string;
  /** Where the file itself can be fetched. */
  url: string;
  /** The page that people look at. */
  page: string;
}

/** Kokoro-82M v1.0 quantised to 8 bits, as exported by thewh1teagle/kokoro-onnx. */
export const PUBLISHED_MODEL: PublishedFile = {
  name: 'kokoro-v1.0.int8.onnx',
  bytes: 92_361_271,
  sha256: '6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb',
  url: 'https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.0/kokoro-v1.0.int8.onnx',
  page: 'https://github.com/thewh1teagle/kokoro-onnx/releases/tag/model-files-v1.0',
};

/** Takes a line for people about what goes on. */
export type Log = (line: string) => void;

/** One way to come by the published file. */
export interface ModelSource {
  /** How messages name it. */
  label: string;
  /**
   * Brings the file onto this machine, or finds it there; whether it is the right one is checked by
   * the caller.
   * @param workspace an empty folder for what the source writes; deleted afterwards
   * @returns the path of the file
   * @throws Error saying why the source has nothing
   */
  locate(workspace: string, log: Log): Promise<string>;
}

/** All sources failed; the message lists each with its reason, and what the user can do. */
export class ModelUnavailableError extends Error {
  override readonly name = 'ModelUnavailableError';
}

/**
 * The published file's bytes from the first source that has it unharmed, kept in the cache folder
 * for the next time. A source's file that is not the expected one is refused and named.
 * @throws ModelUnavailableError
 */
export async function obtainPublished(
  file: PublishedFile,
  sources: readonly ModelSource[],
  folder: string,
  log: Log,
): Promise<Buffer> {
  const kept = join(folder, file.name);
  const failures: string[] = [];
  for (const source of sources) {
    const workspace = await makeWorkspace(folder);
    try {
      const path = await source.locate(workspace, log);
      const bytes = await readExpected(path, file).catch((cause: unknown) => {
        log(`Refused ${path}: ${describe(cause)}.`);
        throw new Error(`refused ${path}: ${describe(cause)}`, { cause });
      });
      if (path !== kept) await keep(bytes, kept, log);
      return bytes;
    } catch (thrown) {
      failures.push(`${source.label}: ${describe(thrown)}`);
    } finally {
      await rm(workspace, { recursive: true, force: true });
    }
  }
  throw new ModelUnavailableError(unavailable(file, failures, kept));
}

/** Puts the file into the cache; a cache that cannot be written costs only the next start. */
async function keep(bytes: Buffer, kept: string, log: Log): Promise<void> {
  try {
    await writeAtomically(kept, bytes);
  } catch (thrown) {
    log(`${kept} could not be written, so the model will be looked for again: ${describe(thrown)}`);
  }
}

const WORKSPACE_PREFIX = 'fetch-';

/** A new folder in the cache folder, or in the system's where that cannot be written. */
async function makeWorkspace(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
    await removeAbandoned(folder, /^fetch-|\.part$/);
    return await mkdtemp(join(folder, WORKSPACE_PREFIX));
  } catch {
    return mkdtemp(join(tmpdir(), `lectern-${WORKSPACE_PREFIX}`));
  }
}

function unavailable(file: PublishedFile, failures: readonly string[], kept: string): string {
  return [
    `The voice model ${file.name} (${count(file.bytes)} bytes) could not be had from any source:`,
    ...failures.map((failure, index) => `  ${index + 1}. ${failure}`),
    'What you can do, any one of these:',
    '  - Connect this machine to the internet and run `npm run assets` again.',
    `  - Download ${file.url}`,
    `    with a browser or on another machine, and save it as ${kept},`,
    '    or anywhere else and set LECTERN_MODEL to its path.',
    '  - Install Python 3 with pip, from whose packages the model can be put together.',
    `The right file has SHA-256 ${file.sha256}.`,
  ].join('\n');
}
