import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Lectern } from '../api/lectern-api.ts';
import type { Book } from '../domain/book.ts';
import { LecternError, isAbort, type ErrorRecord } from '../domain/errors.ts';

/** A book that was given to the page and is not in the queue yet. */
export interface Draft {
  readonly id: number;
  readonly file: File;
  /** What the user gave to open a locked book. */
  readonly password?: string;
  readonly state:
    | { kind: 'waiting' }
    | { kind: 'reading' }
    | { kind: 'ready'; book: Book; cover: Blob | null }
    | { kind: 'failed'; problem: ErrorRecord };
}

/** Books read at the same time: one that takes long does not hold up all the others. */
const READERS = 2;

/** The books that are being chosen, and their reading. */
export class DraftShelf implements ReactiveController {
  drafts: readonly Draft[] = [];
  private readonly host: ReactiveControllerHost;
  private readonly api: () => Lectern;
  private readonly readers = new Map<number, AbortController>();
  private nextId = 1;

  constructor(host: ReactiveControllerHost, api: () => Lectern) {
    this.host = host;
    this.api = api;
    host.addController(this);
  }

  hostDisconnected(): void {
    for (const reader of this.readers.values()) reader.abort();
  }

  /** Puts files on the shelf and reads them. */
  add(files: readonly File[]): void {
    const added = files.map((file): Draft => ({
      id: this.nextId++,
      file,
      state: { kind: 'waiting' },
    }));
    this.change([...this.drafts, ...added]);
    this.readNext();
  }

  /** Reads a locked book again, with a password. */
  unlock(id: number, password: string): void {
    this.change(
      this.drafts.map((draft) =>
        draft.id === id ? { ...draft, password, state: { kind: 'waiting' } } : draft,
      ),
    );
    this.readNext();
  }

  /** Takes a book off the shelf; its reading is given up. */
  remove(id: number): void {
    this.readers.get(id)?.abort();
    this.change(this.drafts.filter((draft) => draft.id !== id));
  }

  private readNext(): void {
    while (this.readers.size < READERS) {
      const next = this.drafts.find((draft) => draft.state.kind === 'waiting');
      if (next === undefined) return;
      void this.read(next);
    }
  }

  private async read(draft: Draft): Promise<void> {
    const reader = new AbortController();
    this.readers.set(draft.id, reader);
    this.setState(draft.id, { kind: 'reading' });
    try {
      const { password } = draft;
      const book = await this.api().readBook(draft.file, {
        signal: reader.signal,
        ...(password === undefined ? {} : { password }),
      });
      const cover =
        book.cover === null ? null : new Blob([book.cover.bytes], { type: book.cover.type });
      this.setState(draft.id, { kind: 'ready', book, cover });
    } catch (thrown) {
      if (!isAbort(thrown)) {
        this.setState(draft.id, { kind: 'failed', problem: LecternError.from(thrown).toRecord() });
      }
    } finally {
      this.readers.delete(draft.id);
      this.readNext();
    }
  }

  private setState(id: number, state: Draft['state']): void {
    this.change(this.drafts.map((draft) => (draft.id === id ? { ...draft, state } : draft)));
  }

  private change(drafts: readonly Draft[]): void {
    this.drafts = drafts;
    this.host.requestUpdate();
  }
}
