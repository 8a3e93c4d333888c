import { LecternError, type ErrorRecord } from '../domain/errors.ts';
import type { LecternDatabase, SpeechRecord } from './database.ts';

/** Short texts to be spoken at once, asked for by any tab and spoken by the one that works. */
export class SpeechStore {
  constructor(private readonly db: LecternDatabase) {}

  async ask(request: Omit<SpeechRecord, 'status' | 'wav' | 'error'>): Promise<void> {
    await this.db.speeches.add({ ...request, status: 'waiting', wav: null, error: null });
  }

  /** The oldest text still waiting. */
  async next(): Promise<SpeechRecord | undefined> {
    const waiting = await this.db.speeches.where('status').equals('waiting').sortBy('createdAt');
    return waiting[0];
  }

  /** False once the asker has given up. */
  async isWanted(id: string): Promise<boolean> {
    return (await this.db.speeches.get(id)) !== undefined;
  }

  async answer(id: string, wav: Blob): Promise<void> {
    await this.db.speeches.update(id, { status: 'done', wav });
  }

  async refuse(id: string, error: ErrorRecord): Promise<void> {
    await this.db.speeches.update(id, { status: 'failed', error });
  }

  async forget(id: string): Promise<void> {
    await this.db.speeches.delete(id);
  }

  /** Deletes requests whose asker cannot be there any more. */
  async forgetOlderThan(time: number): Promise<void> {
    await this.db.speeches.where('createdAt').below(time).delete();
  }

  /** The spoken text, or null while it is not there yet. @throws LecternError what the speaking failed with */
  async peek(id: string): Promise<Blob | null> {
    const record = await this.db.speeches.get(id);
    if (record === undefined) {
      throw new LecternError('internal', 'The text to be spoken was forgotten. Ask again.', {
        retryable: true,
      });
    }
    if (record.error !== null) throw LecternError.fromRecord(record.error);
    return record.wav;
  }
}
