import { stripAdts } from './adts.ts';
import type { BlockFile } from './export-folder.ts';
import { summarize } from './mp4/audio-samples.ts';
import type { AudioSource } from './mp4/audiobook-layout.ts';
import type { Bytes } from './mp4/box.ts';

/** Bytes of sizes that are read at once: 16,384 frames, 11.6 minutes. */
const SIZES_BLOCK = 32_768;

/** Bytes of audio that are read at once. */
const DATA_BLOCK = 1 << 20;

/** A file took fewer bytes than it was given. */
export class ShortWriteError extends Error {
  override readonly name = 'ShortWriteError';
}

/**
 * Writes all bytes or throws.
 * @throws ShortWriteError; DOMException QuotaExceededError
 */
export function writeAll(file: BlockFile, bytes: Bytes, at: number): void {
  const written = file.write(bytes, { at });
  if (written !== bytes.length) {
    throw new ShortWriteError(`Only ${written} of ${bytes.length} bytes were written at ${at}.`);
  }
}

/** Reads a file from its start to `length` into one buffer that is filled again and again. */
function* blocks(file: BlockFile, length: number, size: number): Generator<Bytes> {
  const buffer = new Uint8Array(size);
  for (let at = 0; at < length;) {
    const wanted = Math.min(size, length - at);
    const read = file.read(buffer.subarray(0, wanted), { at });
    if (read !== wanted) throw new Error(`Only ${read} of ${wanted} bytes could be read at ${at}.`);
    yield buffer.subarray(0, read);
    at += read;
  }
}

function* toNumbers(runs: Iterable<Bytes>): Generator<Uint16Array> {
  for (const run of runs) {
    yield new Uint16Array(run.buffer, run.byteOffset, run.length / Uint16Array.BYTES_PER_ELEMENT);
  }
}

/**
 * AAC frames of a book on disk: one file with the frames without their ADTS headers, as they will lie
 * in the finished file, and one with their sizes, 16 bits each. Nothing is kept in memory.
 */
export class FrameStore {
  readonly #data: BlockFile;
  readonly #sizes: BlockFile;
  #dataLength = 0;
  #sizesLength = 0;

  /** Takes both files over, and empties them. */
  constructor(data: BlockFile, sizes: BlockFile) {
    this.#data = data;
    this.#sizes = sizes;
    data.truncate(0);
    sizes.truncate(0);
  }

  /**
   * Appends ADTS frames.
   * @throws AdtsError, ShortWriteError; DOMException QuotaExceededError
   */
  append(aac: Uint8Array): void {
    const { payload, sizes } = stripAdts(aac);
    writeAll(this.#data, payload, this.#dataLength);
    writeAll(this.#sizes, new Uint8Array(sizes.buffer), this.#sizesLength);
    this.#dataLength += payload.length;
    this.#sizesLength += sizes.byteLength;
  }

  /** All that was appended, to be read as often as needed. */
  source(): AudioSource {
    const sizes = (): Iterable<Uint16Array> =>
      toNumbers(blocks(this.#sizes, this.#sizesLength, SIZES_BLOCK));
    const pieces = (): Iterable<Bytes> => blocks(this.#data, this.#dataLength, DATA_BLOCK);
    return { sizes, summary: summarize(sizes), data: { length: this.#dataLength, pieces } };
  }

  /** Closes both files. */
  close(): void {
    this.#data.close();
    this.#sizes.close();
  }
}
