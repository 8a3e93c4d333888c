import type { Book } from '../domain/book.ts';
import type { EngineService } from '../jobs/engine-service.ts';
import type { WorkerSlot } from '../ports/worker-slot.ts';
import type { BookSource } from '../storage/book-store.ts';

/** Books that have been read from files on this page, so that no file is parsed twice. */
export class BookShelf {
  private readonly books = new WeakMap<File, Promise<Book>>();

  constructor(private readonly engine: WorkerSlot<EngineService>) {}

  /** The book in a file. A read that failed or was given up is tried again by the next call. */
  async read(file: File, signal?: AbortSignal): Promise<Book> {
    const known = this.books.get(file);
    if (known !== undefined) return known;
    const book = this.engine.service.readBook(file, file.name, signal);
    this.books.set(file, book);
    try {
      return await book;
    } catch (thrown) {
      this.books.delete(file);
      throw thrown;
    }
  }

  describe(file: File, signal?: AbortSignal): Promise<BookSource> {
    return this.engine.service.describe(file, file.name, signal);
  }
}
