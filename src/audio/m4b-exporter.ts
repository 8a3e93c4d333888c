import type { CoverImage } from '../domain/book.ts';
import { isAbort, LecternError } from '../domain/errors.ts';
import { AdtsError } from './adts.ts';
import type { BlockFile, ExportFolder, WorkingFile } from './export-folder.ts';
import type { ExporterService, ExportRequest } from './exporter-service.ts';
import { FrameStore, ShortWriteError, writeAll } from './frame-store.ts';
import { layOutAudiobook } from './mp4/audiobook-layout.ts';
import type { AudiobookDescription } from './mp4/audiobook-layout.ts';
import { lengthOf } from './mp4/box.ts';
import type { FilePart } from './mp4/box.ts';
import { ChapterError } from './mp4/chapters.ts';
import type { CoverArt } from './mp4/metadata.ts';

/** Bytes written between two looks at the signal. */
const BYTES_PER_TURN = 4 << 20;

const WORKING_FILES: readonly WorkingFile[] = ['export.frames', 'export.sizes', 'export.m4b.tmp'];

/** Lets messages arrive, an abort among them, before work goes on. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** What went wrong, as a caller can act on it. */
function toExportError(thrown: unknown): Error {
  if (thrown instanceof LecternError) return thrown;
  if (thrown instanceof DOMException && isAbort(thrown)) return thrown;
  const full =
    thrown instanceof ShortWriteError ||
    (thrown instanceof DOMException && thrown.name === 'QuotaExceededError');
  if (full) {
    return new LecternError(
      'storage-full',
      'There is no room left to write the audiobook. Delete finished books or free disk space, then try again.',
      { cause: thrown, retryable: true },
    );
  }
  const known = thrown instanceof AdtsError || thrown instanceof ChapterError;
  return new LecternError(
    'export-failed',
    `The audiobook could not be written: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    { cause: thrown, retryable: !known },
  );
}

async function guarded<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw toExportError(thrown);
  }
}

/** Writes a file's parts in order. */
async function writeParts(
  file: BlockFile,
  parts: readonly FilePart[],
  onProgress: (fraction: number) => void,
  signal: AbortSignal | undefined,
): Promise<number> {
  const total = lengthOf(parts);
  let written = 0;
  let turnEnds = BYTES_PER_TURN;
  for (const part of parts) {
    for (const piece of part instanceof Uint8Array ? [part] : part.pieces()) {
      writeAll(file, piece, written);
      written += piece.length;
      if (written < turnEnds) continue;
      turnEnds = written + BYTES_PER_TURN;
      onProgress(written / total);
      await nextTurn();
      signal?.throwIfAborted();
    }
  }
  if (written !== total) throw new Error(`${written} bytes were written, not ${total}.`);
  return written;
}

/**
 * Joins AAC frames into an M4B (or M4A) file: collects them on disk, then writes the file in one go
 * from start to end. Memory does not grow with the book.
 */
export class M4bExporter implements ExporterService {
  readonly #folder: ExportFolder;
  readonly #readCover: (cover: CoverImage) => Promise<CoverArt | null>;
  #store: FrameStore | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  /**
   * @param folder where the files lie
   * @param readCover makes sure that a cover can be shown; null when it cannot
   */
  constructor(folder: ExportFolder, readCover: (cover: CoverImage) => Promise<CoverArt | null>) {
    this.#folder = folder;
    this.#readCover = readCover;
  }

  begin(): Promise<void> {
    return this.#inTurn(async () => {
      this.#close();
      await this.#folder.remove('export.m4b.tmp');
      const data = await this.#folder.open('export.frames');
      const sizes = await this.#folder.open('export.sizes');
      this.#store = new FrameStore(data, sizes);
    });
  }

  append(aac: Uint8Array<ArrayBuffer>): Promise<void> {
    return this.#inTurn(() => {
      this.#opened().append(aac);
    });
  }

  finish(
    request: ExportRequest,
    onProgress: (fraction: number) => void,
    signal?: AbortSignal,
  ): Promise<number> {
    return this.#inTurn(async () => {
      try {
        const bytes = await this.#write(request, onProgress, signal);
        signal?.throwIfAborted();
        await this.#folder.publish(request.fileName);
        onProgress(1);
        return bytes;
      } finally {
        await this.#discard();
      }
    });
  }

  discard(): Promise<void> {
    return this.#inTurn(() => this.#discard());
  }

  /** A caller that aborts does not wait for the end of what it began; the next call does. */
  #inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const result = this.#queue.then(() => guarded(work));
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async #write(
    request: ExportRequest,
    onProgress: (fraction: number) => void,
    signal: AbortSignal | undefined,
  ): Promise<number> {
    const store = this.#opened();
    signal?.throwIfAborted();
    onProgress(0);
    const audio = store.source();
    if (audio.summary.frames === 0) throw new Error('there is no audio in it.');
    const book: AudiobookDescription = {
      brand: request.fileName.toLowerCase().endsWith('.m4a') ? 'M4A ' : 'M4B ',
      chapters: request.chapters,
      tags: request.tags,
      cover: request.cover === null ? null : await this.#readCover(request.cover),
    };
    const file = await this.#folder.open('export.m4b.tmp');
    try {
      file.truncate(0);
      const bytes = await writeParts(file, layOutAudiobook(book, audio), onProgress, signal);
      file.flush();
      return bytes;
    } finally {
      file.close();
    }
  }

  #opened(): FrameStore {
    if (this.#store === null) {
      throw new LecternError('export-failed', 'No export has been begun.');
    }
    return this.#store;
  }

  #close(): void {
    this.#store?.close();
    this.#store = null;
  }

  /** Frees what an export took on disk; what cannot be removed now, the next one overwrites. */
  async #discard(): Promise<void> {
    this.#close();
    await Promise.allSettled(WORKING_FILES.map((name) => this.#folder.remove(name)));
  }
}
