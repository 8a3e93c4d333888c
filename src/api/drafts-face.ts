import { liveQuery } from 'dexie';
import type { LecternDatabase } from '../storage/database.ts';
import type { DraftFile, LecternDrafts } from './lectern-api.ts';

/** Book files between being given to a page and being put into the queue. */
export class DraftsFace implements LecternDrafts {
  constructor(
    private readonly db: LecternDatabase,
    private readonly now: () => number,
  ) {}

  async keep(id: string, file: File): Promise<void> {
    await this.db.drafts.put({ id, file, addedAt: this.now() });
  }

  async remove(id: string): Promise<void> {
    await this.db.drafts.delete(id);
  }

  async list(): Promise<DraftFile[]> {
    const records = await this.db.drafts.orderBy('addedAt').toArray();
    return records.map(({ id, file }) => ({ id, file }));
  }

  watch(listener: (drafts: DraftFile[]) => void): () => void {
    const subscription = liveQuery(() => this.list()).subscribe({ next: listener });
    return () => {
      subscription.unsubscribe();
    };
  }
}
