import { liveQuery } from 'dexie';
import type { Book } from '../domain/book.ts';
import { NO_EDITS, type BookEdits } from '../domain/edits/book-edits.ts';
import { structureOf } from '../domain/edits/book-structure.ts';
import { withEdit, type BookEdit } from '../domain/edits/changes.ts';
import { applyEdits } from '../domain/edits/edited-book.ts';
import type { BookSource } from '../storage/book-store.ts';
import type { BookReading, EditStore } from '../storage/edit-store.ts';
import type { BookShelf } from './book-shelf.ts';
import type { Abortable, LecternBooks, ReadOptions } from './lectern-api.ts';

/** Books as their user wants them, which need not be as their files have them. */
export class BooksFace implements LecternBooks {
  constructor(
    private readonly shelf: BookShelf,
    private readonly store: EditStore,
  ) {}

  source(file: File, { signal }: Abortable = {}): Promise<BookSource> {
    return this.shelf.describe(file, signal);
  }

  async edits(file: File, { signal }: Abortable = {}): Promise<BookEdits> {
    return this.store.get((await this.open(file, signal)).reading);
  }

  async edited(file: File, { signal, password }: ReadOptions = {}): Promise<Book> {
    const { book, reading } = await this.open(file, signal, password);
    return applyEdits(book, await this.store.get(reading));
  }

  async edit(file: File, changes: BookEdit | readonly BookEdit[]): Promise<BookEdits> {
    const { book, reading } = await this.open(file);
    return this.store.change(reading, (edits) =>
      [changes].flat().reduce((all, change) => withEdit(book, all, change), edits),
    );
  }

  async reset(file: File): Promise<void> {
    const { reading } = await this.open(file);
    await this.store.change(reading, () => NO_EDITS);
  }

  watchEdits(file: File, listener: (edits: BookEdits) => void): () => void {
    const stopped = new AbortController();
    void this.open(file, stopped.signal).then(
      ({ reading }) => {
        const subscription = liveQuery(() => this.store.get(reading)).subscribe({ next: listener });
        stopped.signal.addEventListener('abort', () => {
          subscription.unsubscribe();
        });
      },
      // Whoever reads the book meets the error; there is nothing to watch.
      () => undefined,
    );
    return () => {
      stopped.abort();
    };
  }

  private async open(
    file: File,
    signal?: AbortSignal,
    password?: string,
  ): Promise<{ book: Book; reading: BookReading }> {
    const book = await this.shelf.read(file, signal, password);
    const { sha256 } = await this.shelf.describe(file, signal);
    signal?.throwIfAborted();
    return { book, reading: { sha256, structure: structureOf(book) } };
  }
}
