import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DraftFile, Lectern } from '../api/lectern-api.ts';
import type { Book } from '../domain/book.ts';
import { LecternError, isAbort, type ErrorRecord } from '../domain/errors.ts';

/** A book that was given to the page and is not in the queue yet. */
export interface Draft {
  readonly id: string;
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
  private readonly readers = new Map<string, AbortController>();
  /** Those that are kept beyond this page's life. */
  private readonly kept = new Set<string>();
  private stop: () => void = () => undefined;

  constructor(host: ReactiveControllerHost, api: () => Lectern) {
    this.host = host;
    this.api = api;
    host.addController(this);
  }

  hostConnected(): void {
    let isFirst = true;
    this.stop = this.api().drafts.watch((files) => {
      // Later ones were given to other tabs, where they are being set up.
      if (isFirst) this.restore(files);
      else this.dropRemoved(files);
      isFirst = false;
    });
  }

  hostDisconnected(): void {
    this.stop();
    for (const reader of this.readers.values()) reader.abort();
  }

  /** Puts files on the shelf and reads them. */
  add(files: readonly File[]): void {
    const added = files.map((file): Draft => ({
      id: crypto.randomUUID(),
      file,
      state: { kind: 'waiting' },
    }));
    this.change([...this.drafts, ...added]);
    this.readNext();
  }

  /** Reads a locked book again, with a password. */
  unlock(id: string, password: string): void {
    this.change(
      this.drafts.map((draft) =>
        draft.id === id ? { ...draft, password, state: { kind: 'waiting' } } : draft,
      ),
    );
    this.readNext();
  }

  /** Takes a book off the shelf; its reading is given up. */
  remove(id: string): void {
    this.readers.get(id)?.abort();
    this.change(this.drafts.filter((draft) => draft.id !== id));
    if (this.kept.delete(id)) void this.api().drafts.remove(id);
  }

  private restore(files: readonly DraftFile[]): void {
    for (const { id } of files) this.kept.add(id);
    const restored = files
      .filter(({ id }) => !this.drafts.some((draft) => draft.id === id))
      .map(({ id, file }): Draft => ({ id, file, state: { kind: 'waiting' } }));
    this.change([...restored, ...this.drafts]);
    this.readNext();
  }

  /** What another tab has submitted or dismissed goes here, too. */
  private dropRemoved(files: readonly DraftFile[]): void {
    const present = new Set(files.map(({ id }) => id));
    const gone = [...this.kept].filter((id) => !present.has(id));
    for (const id of gone) {
      this.kept.delete(id);
      this.remove(id);
    }
  }

  /** Keeps a book that can be read. Where there is no room it lives as long as the page. */
  private async keep({ id, file }: Draft): Promise<void> {
    if (this.kept.has(id)) return;
    try {
      await this.api().drafts.keep(id, file);
      this.kept.add(id);
      // It may have been dismissed in the meantime.
      if (!this.drafts.some((draft) => draft.id === id)) this.remove(id);
    } catch {
      // The card does all that it can without.
    }
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
      void this.keep(draft);
    } catch (thrown) {
      if (!isAbort(thrown)) {
        this.setState(draft.id, { kind: 'failed', problem: LecternError.from(thrown).toRecord() });
      }
    } finally {
      this.readers.delete(draft.id);
      this.readNext();
    }
  }

  private setState(id: string, state: Draft['state']): void {
    this.change(this.drafts.map((draft) => (draft.id === id ? { ...draft, state } : draft)));
  }

  private change(drafts: readonly Draft[]): void {
    this.drafts = drafts;
    this.host.requestUpdate();
  }
}
