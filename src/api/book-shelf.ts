import type { Book } from '../domain/book.ts';
import type { EngineService } from '../jobs/engine-service.ts';
import type { BookSource } from '../storage/book-store.ts';

/** Books that have been read from files on this page, so that no file is parsed twice. */
export class BookShelf {
  private readonly books = new WeakMap<File, Promise<Book>>();
  private readonly sources = new WeakMap<File, BookSource>();

  constructor(
    private readonly engine: {
      readonly service: Pick<EngineService, 'readBook' | 'describe'>;
    },
  ) {}

  /** The book in a file; once it has been opened, without the password. A read that failed or was given up is tried again by the next call. */
  async read(file: File, signal?: AbortSignal, password?: string): Promise<Book> {
    const known = this.books.get(file);
    if (known !== undefined) return known;
    const book = this.engine.service.readBook(file, file.name, signal, password);
    this.books.set(file, book);
    try {
      return await book;
    } catch (thrown) {
      this.books.delete(file);
      throw thrown;
    }
  }

  /** The file's name, size and hash. */
  async describe(file: File, signal?: AbortSignal): Promise<BookSource> {
    const known = this.sources.get(file);
    if (known !== undefined) return known;
    const source = await this.engine.service.describe(file, file.name, signal);
    this.sources.set(file, source);
    return source;
  }
}
