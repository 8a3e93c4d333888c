import { LecternError, type ErrorRecord } from '../domain/errors.ts';
import type { JobLogEntry, JobStatus } from '../domain/job.ts';
import { dropUnusedAudio } from './chunk-store.ts';
import type { BookRecord, ChapterRecord, JobRecord, LecternDatabase } from './database.ts';
import { FinishedFiles } from './finished-files.ts';
import { addWork } from './job-counts.ts';
import { StorageReserve } from './storage-reserve.ts';

/** Which states each command may start from, and where it leads. */
const TRANSITIONS = {
  pause: { from: ['queued', 'running'], to: 'paused' },
  resume: { from: ['paused'], to: 'queued' },
  cancel: { from: ['queued', 'running', 'paused', 'failed'], to: 'cancelled' },
  retry: { from: ['failed', 'cancelled'], to: 'queued' },
} as const satisfies Record<string, { from: readonly JobStatus[]; to: JobStatus }>;

/** A command that changes a job's state. */
export type JobCommand = keyof typeof TRANSITIONS;

const LOG_LIMIT = 1_000;

/** Chapters handed to the database in one go: copying those of a long book all at once holds up the page. */
const CHAPTERS_AT_ONCE = 50;

/** Jobs, their queue order and their log. */
export class JobStore {
  private readonly files = new FinishedFiles();
  private readonly reserve = new StorageReserve();

  constructor(
    private readonly db: LecternDatabase,
    private readonly now: () => number,
  ) {}

  /** Stores a job with its book, all or nothing, at the end of the queue. */
  async add(
    job: Omit<JobRecord, 'order'>,
    book: BookRecord,
    chapters: ChapterRecord[],
  ): Promise<void> {
    const { jobs, books, chapters: texts } = this.db;
    await this.db.transaction('rw', jobs, books, texts, async () => {
      const orders = (await jobs.toArray()).map((other) => other.order);
      await books.add(book);
      for (let at = 0; at < chapters.length; at += CHAPTERS_AT_ONCE) {
        await texts.bulkAdd(chapters.slice(at, at + CHAPTERS_AT_ONCE));
      }
      await jobs.add({ ...job, order: Math.max(0, ...orders) + 1 });
    });
  }

  /** @throws LecternError job-unknown */
  async get(id: string): Promise<JobRecord> {
    const job = await this.db.jobs.get(id);
    if (job === undefined) {
      throw new LecternError('job-unknown', `There is no job “${id}”. It may have been removed.`);
    }
    return job;
  }

  /** All jobs: those that are done by age, then those that wait in the order of work. */
  async list(): Promise<JobRecord[]> {
    const jobs = await this.db.jobs.toArray();
    return jobs.sort(compareForWork);
  }

  /** The job to work on next: one that was interrupted, else the first that waits. */
  async next(): Promise<JobRecord | undefined> {
    const open = await this.db.jobs.where('status').anyOf('running', 'queued').toArray();
    open.sort(compareForWork);
    return open.find((job) => job.status === 'running') ?? open[0];
  }

  /** Carries out a user's command. @throws LecternError job-unknown, job-state */
  async command(id: string, command: JobCommand): Promise<void> {
    const { from, to } = TRANSITIONS[command];
    const change = async (): Promise<void> => {
      const job = await this.get(id);
      if (job.status === to) return;
      if (!(from as readonly JobStatus[]).includes(job.status)) {
        throw new LecternError(
          'job-state',
          `“${job.bookTitle}” is ${job.status}; only a job that is ${from.join(' or ')} can be told to ${command}.`,
        );
      }
      await this.db.jobs.update(id, {
        status: to,
        ...(command === 'retry' ? { error: null } : {}),
        ...(command === 'cancel' ? { finishedAt: this.now() } : { finishedAt: null }),
      });
    };
    await this.reserve.within(() => this.db.transaction('rw', this.db.jobs, change));
  }

  /** Changes fields of a job while it has the given status. @returns false when it has another, or is gone */
  async updateWhile(
    id: string,
    status: JobStatus | readonly JobStatus[],
    changes: Partial<JobRecord>,
  ): Promise<boolean> {
    return this.db.transaction('rw', this.db.jobs, async () => {
      const job = await this.db.jobs.get(id);
      const allowed: readonly JobStatus[] = typeof status === 'string' ? [status] : status;
      if (job === undefined || !allowed.includes(job.status)) return false;
      await this.db.jobs.update(id, changes);
      return true;
    });
  }

  /** Counts time worked on a job, whatever became of it. */
  async addWork(id: string, milliseconds: number, now: number): Promise<void> {
    await this.db.transaction('rw', this.db.jobs, async () => {
      const job = await this.db.jobs.get(id);
      if (job === undefined) return;
      const workMilliseconds = addWork(job.workMilliseconds, milliseconds);
      await this.db.jobs.update(id, { workMilliseconds, touchedAt: now });
    });
  }

  /** Ends a running job with an error. */
  async fail(id: string, error: ErrorRecord): Promise<void> {
    const finishedAt = this.now();
    const failed = await this.reserve.within(() =>
      this.updateWhile(id, 'running', { status: 'failed', error, finishedAt }),
    );
    if (!failed) return;
    await this.log(id, {
      level: 'error',
      code: error.code,
      message: error.message,
      ...(error.chapter === undefined ? {} : { chapter: error.chapter }),
      ...(error.chunk === undefined ? {} : { chunk: error.chunk }),
    });
  }

  /** Moves a waiting job among those that wait. @throws LecternError job-unknown, job-state */
  async move(id: string, position: number): Promise<void> {
    await this.db.transaction('rw', this.db.jobs, async () => {
      const job = await this.get(id);
      const waiting = (await this.db.jobs.where('status').anyOf('queued', 'paused').toArray()).sort(
        compareForWork,
      );
      if (!waiting.some((other) => other.id === id)) {
        throw new LecternError(
          'job-state',
          `“${job.bookTitle}” is ${job.status}; only waiting jobs can be moved.`,
        );
      }
      const others = waiting.filter((other) => other.id !== id);
      const place = Math.min(Math.max(0, Math.trunc(position)), others.length);
      const priority = (others[place] ?? others.at(-1) ?? job).options.priority;
      others.splice(place, 0, { ...job, options: { ...job.options, priority } });
      const orders = waiting.map((other) => other.order).sort((a, b) => a - b);
      await this.db.jobs.bulkUpdate(
        others.map((other, index) => ({
          key: other.id,
          changes: { order: orders[index] ?? index, options: other.options },
        })),
      );
    });
  }

  /** Forgets a job with all that only it needs. @throws LecternError job-unknown */
  async remove(id: string): Promise<void> {
    const { jobs, books, chapters, plans, chunks, audio, log } = this.db;
    const job = await this.get(id);
    await this.db.transaction(
      'rw',
      [jobs, books, chapters, plans, chunks, audio, log],
      async () => {
        const keys = (await chunks.where('jobId').equals(id).toArray()).map((chunk) => chunk.key);
        await jobs.delete(id);
        await plans.where('jobId').equals(id).delete();
        await chunks.where('jobId').equals(id).delete();
        await log.where('jobId').equals(id).delete();
        await dropUnusedAudio(this.db, keys);
        if ((await jobs.where('bookId').equals(job.bookId).count()) === 0) {
          await books.delete(job.bookId);
          await chapters.where('bookId').equals(job.bookId).delete();
        }
      },
    );
    await this.files.deleteOf((jobId) => jobId === id);
  }

  /** Deletes finished files of jobs that are gone; only for whoever writes such files. */
  async dropStrayFiles(): Promise<void> {
    const known = new Set(await this.db.jobs.toCollection().primaryKeys());
    await this.files.deleteOf((jobId) => !known.has(jobId));
  }

  /** Marks a finished job whose file is gone, so that it can be told to make it again. */
  async lose(id: string, error: ErrorRecord): Promise<void> {
    await this.updateWhile(id, 'completed', { status: 'failed', error, files: [], exported: 0 });
  }

  /** Sets room aside for changes of state, for the day on which there is none. Never rejects. */
  keepReserve(): Promise<void> {
    return this.reserve.fill();
  }

  /** Adds a line to a job's log; past {@link LOG_LIMIT} lines nothing more is kept. */
  async log(jobId: string, entry: Omit<JobLogEntry, 'at'>): Promise<void> {
    if ((await this.db.log.where('jobId').equals(jobId).count()) >= LOG_LIMIT) return;
    await this.db.log.add({ jobId, at: this.now(), ...entry });
  }

  async readLog(jobId: string): Promise<JobLogEntry[]> {
    const rows = await this.db.log.where('jobId').equals(jobId).toArray();
    return rows.map(({ at, level, code, message, chapter, chunk }) => ({
      at,
      level,
      code,
      message,
      ...(chapter === undefined ? {} : { chapter }),
      ...(chunk === undefined ? {} : { chunk }),
    }));
  }

  /**
   * Frees the sound kept for jobs that are done, whose files are safe: it only serves to narrate the
   * same book again faster. @returns bytes freed
   */
  async evictFinishedAudio(): Promise<number> {
    const { jobs, chunks, audio } = this.db;
    return this.db.transaction('rw', jobs, chunks, audio, async () => {
      const done = await jobs.where('status').equals('completed').primaryKeys();
      let freed = 0;
      for (const id of done) {
        const rows = await chunks.where('jobId').equals(id).toArray();
        await chunks.where('jobId').equals(id).delete();
        for (const { key } of rows) {
          if ((await chunks.where('key').equals(key).count()) > 0) continue;
          freed += (await audio.get(key))?.aac.byteLength ?? 0;
          await audio.delete(key);
        }
      }
      return freed;
    });
  }
}

const WAITING: readonly JobStatus[] = ['queued', 'paused', 'running'];

/** Order of work: what is done or given up first, by age; then by priority and place in the queue. */
function compareForWork(a: JobRecord, b: JobRecord): number {
  const waits = Number(WAITING.includes(a.status)) - Number(WAITING.includes(b.status));
  if (waits !== 0) return waits;
  if (!WAITING.includes(a.status)) return a.createdAt - b.createdAt;
  return b.options.priority - a.options.priority || a.order - b.order;
}
