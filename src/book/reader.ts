import type { Book, Chapter } from '../domain/book.ts';
import type { Turns } from './turns.ts';

/** A file that a user dropped: its name as they see it, and its bytes, which are read piece by piece. */
export interface BookFile {
  readonly name: string;
  readonly blob: Blob;
  /** The first {@link HEAD_BYTES} bytes, or the whole of a shorter file. */
  readonly head: Uint8Array<ArrayBuffer>;
  /** What the user gave to open a locked file. */
  readonly password?: string;
}

/** How much of a file a reader sees to tell its format. */
export const HEAD_BYTES = 4096;

/** A chapter before its words are counted. */
export type ChapterDraft = Omit<Chapter, 'words'>;

/** What a format's reader makes of a file; the words are counted and the language is checked for all formats alike. */
export interface BookDraft extends Omit<Book, 'chapters'> {
  chapters: ChapterDraft[];
}

/**
 * Reads one format. The format is told by the content, never by the file's ending or MIME type: both
 * are wrong too often.
 */
export interface FormatReader {
  /** The format's name as a user knows it. */
  readonly format: string;
  /** Whether the file is of this format. */
  recognises(file: BookFile): boolean | Promise<boolean>;
  /** Reads a recognised file; throws a LecternError that names the file when it cannot be read. */
  read(file: BookFile, turns: Turns): Promise<BookDraft>;
}
