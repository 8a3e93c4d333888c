import type { Block, Book } from '../domain/book.ts';
import type { BookRecord, ChapterRecord, LecternDatabase } from './database.ts';

/** Where a book's file came from; the hash tells two books of the same name apart. */
export type BookSource = BookRecord['source'];

/** Describes a file: its name, its size in bytes, and the SHA-256 of its content in hexadecimal. */
export async function describeSource(file: Blob, name: string): Promise<BookSource> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  const sha256 = Array.from(new Uint8Array(digest), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  return { name, bytes: file.size, sha256 };
}

/** Stores books as they were read, once per job. */
export class BookStore {
  constructor(private readonly db: LecternDatabase) {}

  /** Turns a book into records; the caller writes them in its own transaction. */
  static toRecords(
    id: string,
    book: Book,
    file: Blob,
    source: BookSource,
    addedAt: number,
  ): { book: BookRecord; chapters: ChapterRecord[] } {
    const { chapters, ...metadata } = book;
    return {
      book: { id, file, source, addedAt, ...metadata },
      chapters: chapters.map((chapter, index) => ({ ...chapter, bookId: id, index })),
    };
  }

  async get(id: string): Promise<BookRecord | undefined> {
    return this.db.books.get(id);
  }

  async chapter(bookId: string, index: number): Promise<ChapterRecord | undefined> {
    return this.db.chapters.get([bookId, index]);
  }

  /** All notes of a book, by their ids. */
  async notes(bookId: string): Promise<Map<string, Block>> {
    const notes = new Map<string, Block>();
    await this.db.chapters
      .where('bookId')
      .equals(bookId)
      .each(({ blocks }) => {
        for (const block of blocks) {
          if (block.kind === 'note' && block.id !== undefined) notes.set(block.id, block);
        }
      });
    return notes;
  }
}
