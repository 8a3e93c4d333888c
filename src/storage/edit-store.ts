import { NO_EDITS, type BookEdits } from '../domain/edits/book-edits.ts';
import type { LecternDatabase } from './database.ts';
import { nameStorageErrors } from './storage-errors.ts';

/** A reading of a file: which file, and how it was divided. */
export interface BookReading {
  sha256: string;
  structure: string;
}

/** What users changed in their books, by the content of the files. */
export class EditStore {
  constructor(private readonly db: LecternDatabase) {}

  /** What was changed in a book; nothing, too, where the file was read in another way at the time. */
  async get({ sha256, structure }: BookReading): Promise<BookEdits> {
    const record = await this.db.edits.get(sha256);
    return record?.structure === structure ? record.edits : NO_EDITS;
  }

  /** Replaces the edits of a book by what `change` makes of them; what it throws changes nothing. */
  async change(reading: BookReading, change: (edits: BookEdits) => BookEdits): Promise<BookEdits> {
    return nameStorageErrors(
      this.db.transaction('rw', this.db.edits, async () => {
        const edits = change(await this.get(reading));
        const isNothing = edits.chapters.length === 0 && edits.exclusions.length === 0;
        if (isNothing) await this.db.edits.delete(reading.sha256);
        else await this.db.edits.put({ ...reading, edits });
        return edits;
      }),
    );
  }
}
