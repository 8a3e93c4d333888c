import { Dexie } from 'dexie';
import type {
  AudioRecord,
  ChapterPlanRecord,
  ChunkRecord,
  JobTotals,
  LecternDatabase,
} from './database.ts';
import { countChunk, type ChunkCost } from './job-counts.ts';

/** Finished chunks: the one truth about how far a job has come. */
export class ChunkStore {
  constructor(private readonly db: LecternDatabase) {}

  /** The sound of a chunk with this key, from whichever job made it. */
  async findAudio(key: string): Promise<AudioRecord | undefined> {
    return this.db.audio.get(key);
  }

  /**
   * Stores a chunk with its sound and counts it, all or nothing.
   * @returns false when the job is gone, and nothing has been stored
   */
  async commit(chunk: ChunkRecord, audio: AudioRecord, cost: ChunkCost): Promise<boolean> {
    return this.db.transaction('rw', this.db.jobs, this.db.chunks, this.db.audio, async () => {
      const job = await this.db.jobs.get(chunk.jobId);
      if (job === undefined) return false;
      const id: [string, number, number] = [chunk.jobId, chunk.position, chunk.index];
      const before = await this.db.chunks.get(id);
      await this.db.audio.put(audio);
      await this.db.chunks.put(chunk);
      await this.db.jobs.update(chunk.jobId, {
        ...countChunk(job, chunk, before, cost),
        touchedAt: cost.now,
        // Paused and resumed before the engine saw it: the job has been running all along.
        ...(job.status === 'queued' ? { status: 'running' } : {}),
      });
      return true;
    });
  }

  /** Chunks of one chapter of a job, in order, without their sound. */
  async ofChapter(jobId: string, position: number): Promise<ChunkRecord[]> {
    return this.db.chunks
      .where('[jobId+position+index]')
      .between([jobId, position, Dexie.minKey], [jobId, position, Dexie.maxKey])
      .toArray();
  }

  /** How many chunks each chapter of a job has finished, by position. */
  async countByChapter(jobId: string): Promise<Map<number, number>> {
    const counts = new Map<number, number>();
    const keys = await this.db.chunks.where('jobId').equals(jobId).primaryKeys();
    for (const [, position] of keys) counts.set(position, (counts.get(position) ?? 0) + 1);
    return counts;
  }

  /** Removes chunks that a new plan no longer has: those at or past `from` in a chapter. */
  async dropTail(jobId: string, position: number, from: number): Promise<void> {
    await this.db.transaction('rw', this.db.chunks, this.db.audio, async () => {
      const rows = this.db.chunks
        .where('[jobId+position+index]')
        .between([jobId, position, from], [jobId, position, Dexie.maxKey]);
      const keys = (await rows.toArray()).map((row) => row.key);
      await rows.delete();
      await dropUnusedAudio(this.db, keys);
    });
  }

  /** Counts again from the chunks themselves, in case a job was interrupted by another version of the code. */
  async recount(jobId: string): Promise<void> {
    await this.db.transaction('rw', this.db.jobs, this.db.chunks, async () => {
      const sums = { doneChunks: 0, doneCharacters: 0, doneEffort: 0, doneFrames: 0 };
      await this.db.chunks
        .where('jobId')
        .equals(jobId)
        .each((chunk) => {
          sums.doneChunks += 1;
          sums.doneCharacters += chunk.characters;
          sums.doneEffort += chunk.effort;
          sums.doneFrames += chunk.frames + chunk.pauseFrames;
        });
      await this.db.jobs.update(jobId, sums);
    });
  }

  async plans(jobId: string): Promise<ChapterPlanRecord[]> {
    return this.db.plans.where('jobId').equals(jobId).toArray();
  }

  /**
   * Notes how many chunks a chapter has, and with it the job's totals.
   * @returns true when the chapter had not been planned before
   */
  async notePlan(plan: ChapterPlanRecord, totals: JobTotals): Promise<boolean> {
    return this.db.transaction('rw', this.db.jobs, this.db.plans, async () => {
      const known = await this.db.plans.get([plan.jobId, plan.position]);
      if ((await this.db.jobs.update(plan.jobId, totals)) === 0) return false;
      await this.db.plans.put(plan);
      return known === undefined;
    });
  }

  async forgetPlans(jobId: string): Promise<void> {
    await this.db.plans.where('jobId').equals(jobId).delete();
  }
}

/** Deletes the sound of keys that no chunk refers to any more; to be called inside a transaction. */
export async function dropUnusedAudio(db: LecternDatabase, keys: string[]): Promise<void> {
  for (const key of new Set(keys)) {
    if ((await db.chunks.where('key').equals(key).count()) === 0) await db.audio.delete(key);
  }
}
