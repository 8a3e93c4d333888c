import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Lectern } from '../../api/lectern-api.ts';
import type { Book } from '../../domain/book.ts';
import { NO_EDITS, type BookEdits } from '../../domain/edits/book-edits.ts';
import { withEdit, type BookEdit } from '../../domain/edits/changes.ts';
import { reportProblems } from '../events.ts';
import { reviewBook, type ReviewedChapter } from './reviewed-book.ts';

/** The edits of one book: shown at once, kept a moment later, and followed when another tab makes them. */
export class BookEditing implements ReactiveController {
  edits: BookEdits = NO_EDITS;
  chapters: readonly ReviewedChapter[] = [];
  private readonly host: ReactiveControllerHost & HTMLElement;
  private api: Lectern | null = null;
  private file: File | null = null;
  private book: Book | null = null;
  private stop: () => void = () => undefined;
  private saving: Promise<void> = Promise.resolve();
  private unsaved = 0;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.host = host;
    host.addController(this);
  }

  /** Takes up the book that was read from a file. */
  open(api: Lectern, file: File, book: Book): void {
    this.api = api;
    this.file = file;
    this.book = book;
    this.display(book, NO_EDITS);
    this.watch();
  }

  hostConnected(): void {
    this.watch();
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Changes the book. What cannot be kept is reported by the host and taken back. */
  change(changes: readonly BookEdit[]): void {
    const { api, file, book } = this;
    if (api === null || file === null || book === null || changes.length === 0) return;
    this.show(changes.reduce((edits, change) => withEdit(book, edits, change), this.edits));
    this.save(() => api.books.edit(file, changes));
  }

  /** Takes all changes back. */
  reset(): void {
    const { api, file } = this;
    if (api === null || file === null) return;
    this.show(NO_EDITS);
    this.save(() => api.books.reset(file));
  }

  /** Resolves when all changes made so far are kept, or have been reported as lost. */
  settled(): Promise<void> {
    return this.saving;
  }

  private save(action: () => Promise<unknown>): void {
    this.unsaved += 1;
    this.saving = this.saving
      .then(() => reportProblems(this.host, action()))
      .then(() => this.confirm());
  }

  /** Shows what is really kept, once nothing is on its way any more. */
  private async confirm(): Promise<void> {
    this.unsaved -= 1;
    if (this.unsaved > 0 || this.api === null || this.file === null) return;
    const edits = await this.api.books.edits(this.file).catch(() => this.edits);
    if (this.hasSaved()) this.show(edits);
  }

  private hasSaved(): boolean {
    return this.unsaved === 0;
  }

  private watch(): void {
    this.stop();
    if (this.api === null || this.file === null) return;
    this.stop = this.api.books.watchEdits(this.file, (edits) => {
      if (this.hasSaved()) this.show(edits);
    });
  }

  private show(edits: BookEdits): void {
    if (this.book === null || isSame(edits, this.edits)) return;
    this.display(this.book, edits);
  }

  private display(book: Book, edits: BookEdits): void {
    this.edits = edits;
    this.chapters = reviewBook(book, edits);
    this.host.requestUpdate();
  }
}

/** What was kept comes back as other objects that say the same. */
function isSame(a: BookEdits, b: BookEdits): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
