import type { CoverImage } from '../domain/book.ts';

/** A chapter mark; both numbers are AAC frames from the start of the file. */
export interface ChapterMark {
  title: string;
  startFrame: number;
  endFrame: number;
}

/** Tags of the finished file. */
export interface AudiobookTags {
  title: string;
  authors: string[];
  narrator: string;
  language: string;
  year?: number;
  description?: string;
  /** Set when the book is longer than one file. */
  part?: { number: number; of: number };
}

/** Everything but the frames themselves. */
export interface ExportRequest {
  /** Name in the folder of finished files; replaced if it exists. */
  fileName: string;
  chapters: ChapterMark[];
  tags: AudiobookTags;
  cover: CoverImage | null;
}

/**
 * What the exporter worker offers: frames are appended to a working file in OPFS, then muxed into
 * an M4B beside it. One export at a time; `begin` discards what an interrupted one left.
 */
export interface ExporterService {
  /** @throws LecternError storage-full, storage-unavailable */
  begin(): Promise<void>;
  /** Appends ADTS frames. @throws LecternError storage-full */
  append(aac: Uint8Array<ArrayBuffer>): Promise<void>;
  /**
   * Writes the file; `onProgress` gets 0–1. Memory stays flat, whatever the length.
   * @returns size in bytes
   * @throws LecternError export-failed, storage-full
   */
  finish(
    request: ExportRequest,
    onProgress: (fraction: number) => void,
    signal?: AbortSignal,
  ): Promise<number>;
  /** Gives up an export and frees what it took on disk; does nothing when none has been begun. */
  discard(): Promise<void>;
}
