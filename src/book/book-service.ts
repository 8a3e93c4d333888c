import type { Book } from '../domain/book.ts';

/** What the book worker offers. */
export interface BookService {
  /**
   * Reads a book file of any known format, told by its content.
   * @throws LecternError file-empty, file-too-large, file-unsupported, file-damaged,
   *   archive-too-large, archive-too-many-entries, archive-encrypted, book-encrypted, book-password-required,
   *   book-password-wrong, book-without-text
   */
  readBook(file: Blob, name: string, signal?: AbortSignal, password?: string): Promise<Book>;
}
