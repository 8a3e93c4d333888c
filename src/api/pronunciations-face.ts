import { liveQuery } from 'dexie';
import {
  checkPronunciation,
  type Pronunciation,
  type PronunciationInput,
} from '../domain/pronunciation.ts';
import type { PronunciationStore } from '../storage/pronunciation-store.ts';
import type { LecternPronunciations } from './lectern-api.ts';

/** The user's own pronunciations as the page sees them. */
export class PronunciationsFace implements LecternPronunciations {
  constructor(private readonly store: PronunciationStore) {}

  list({ book }: { book?: string | null } = {}): Promise<Pronunciation[]> {
    return this.store.list(book);
  }

  async set({
    book = null,
    id,
    ...rule
  }: PronunciationInput & { book?: string | null; id?: string }): Promise<Pronunciation> {
    return this.store.put(checkPronunciation(rule), book, id);
  }

  remove(id: string): Promise<void> {
    return this.store.remove(id);
  }

  watch(listener: (rules: Pronunciation[]) => void): () => void {
    const subscription = liveQuery(() => this.store.list(undefined)).subscribe({ next: listener });
    return () => {
      subscription.unsubscribe();
    };
  }
}
