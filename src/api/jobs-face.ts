import { liveQuery } from 'dexie';
import { LecternError } from '../domain/errors.ts';
import type { ChunkWords } from '../domain/speech.ts';
import type { ChapterSound, Job, JobLogEntry, JobStats, JobStatus } from '../domain/job.ts';
import { estimateTotals } from '../jobs/estimates.ts';
import { chunkWords } from '../jobs/chunk-words.ts';
import type { EngineService } from '../jobs/engine-service.ts';
import { toJob } from '../jobs/job-view.ts';
import { BookStore } from '../storage/book-store.ts';
import type { JobRecord, LecternDatabase } from '../storage/database.ts';
import { ChunkStore } from '../storage/chunk-store.ts';
import { FinishedFiles } from '../storage/finished-files.ts';
import type { JobStore } from '../storage/job-store.ts';
import { readQuota } from '../storage/quota.ts';
import type { BookShelf } from './book-shelf.ts';
import type { Abortable, LecternBooks, LecternJobs, SubmitOptions } from './lectern-api.ts';
import { oneFile } from './one-file.ts';
import { chooseChapters, completeOptions } from './options.ts';

/** How often a watcher hears of a job that runs, so that its times move between two chunks. */
const TICK_MILLISECONDS = 500;

const STATUSES: readonly JobStatus[] = [
  'queued',
  'running',
  'paused',
  'completed',
  'failed',
  'cancelled',
];

/** The queue as the page sees it. */
export class JobsFace implements LecternJobs {
  private readonly covers = new Map<string, Blob | null>();
  private readonly files = new FinishedFiles();
  private readonly stored: BookStore;

  constructor(
    private readonly db: LecternDatabase,
    private readonly store: JobStore,
    private readonly shelf: BookShelf,
    private readonly books: Pick<LecternBooks, 'edited'>,
    private readonly engine: { readonly service: Pick<EngineService, 'listen'> },
  ) {
    this.stored = new BookStore(db);
  }

  async submit(
    given: File | readonly File[],
    { signal, password, ...wanted }: SubmitOptions = {},
  ): Promise<string> {
    const options = completeOptions(wanted);
    const file = await oneFile(given, signal);
    const book = await this.books.edited(file, {
      ...(signal === undefined ? {} : { signal }),
      ...(password === undefined ? {} : { password }),
    });
    const chapters = chooseChapters(book, options);
    const source = await this.shelf.describe(file, signal);
    signal?.throwIfAborted();
    // Without it the browser may clear finished books when it runs short; a refusal changes nothing else.
    void navigator.storage.persist();
    const id = crypto.randomUUID();
    const now = Date.now();
    const records = BookStore.toRecords(crypto.randomUUID(), book, file, source, now);
    const chosen = chapters.flatMap((index) => book.chapters[index] ?? []);
    const titles = chosen.map((chapter) => chapter.title);
    await this.store.add(
      {
        id,
        status: 'queued',
        phase: 'narrating',
        createdAt: now,
        startedAt: null,
        finishedAt: null,
        touchedAt: now,
        workMilliseconds: 0,
        options,
        bookId: records.book.id,
        bookTitle: book.title,
        bookAuthors: book.authors,
        source,
        chapters,
        chapterTitles: titles,
        chapterStarts: titles.map(() => null),
        position: -1,
        ...estimateTotals(chosen, options.introText),
        doneChunks: 0,
        doneCharacters: 0,
        doneEffort: 0,
        doneFrames: 0,
        narratedMilliseconds: 0,
        narratedFrames: 0,
        paces: [],
        exported: 0,
        pipeline: '',
        error: null,
        files: [],
      },
      records.book,
      records.chapters,
    );
    return id;
  }

  async get(id: string): Promise<Job> {
    return this.view(await this.store.get(id));
  }

  async list(filter: { status?: JobStatus | readonly JobStatus[] } = {}): Promise<Job[]> {
    const { status } = filter;
    const wanted = status === undefined ? STATUSES : [status].flat();
    const records = (await this.store.list()).filter((record) => wanted.includes(record.status));
    return Promise.all(records.map((record) => this.view(record)));
  }

  async active(): Promise<Job | null> {
    return (await this.list({ status: 'running' }))[0] ?? null;
  }

  async stats(): Promise<JobStats> {
    const jobs = await this.list();
    const count = (status: JobStatus): number => jobs.filter((job) => job.status === status).length;
    return {
      total: jobs.length,
      byStatus: {
        queued: count('queued'),
        running: count('running'),
        paused: count('paused'),
        completed: count('completed'),
        failed: count('failed'),
        cancelled: count('cancelled'),
      },
      audioSeconds: jobs
        .filter((job) => job.status === 'completed')
        .reduce((sum, job) => sum + job.audioSeconds, 0),
      storage: await readQuota(),
    };
  }

  async log(id: string): Promise<JobLogEntry[]> {
    await this.store.get(id);
    return this.store.readLog(id);
  }

  async words(id: string, chapter: number): Promise<ChunkWords[]> {
    await this.store.get(id);
    return chunkWords(await new ChunkStore(this.db).ofChapter(id, chapter));
  }

  async listen(id: string, chapter: number, { signal }: Abortable = {}): Promise<ChapterSound> {
    return this.engine.service.listen(id, chapter, signal);
  }

  pause(id: string): Promise<void> {
    return this.store.command(id, 'pause');
  }

  resume(id: string): Promise<void> {
    return this.store.command(id, 'resume');
  }

  cancel(id: string): Promise<void> {
    return this.store.command(id, 'cancel');
  }

  retry(id: string): Promise<void> {
    return this.store.command(id, 'retry');
  }

  async remove(id: string): Promise<void> {
    const { bookId } = await this.store.get(id);
    await this.store.remove(id);
    this.covers.delete(bookId);
  }

  move(id: string, position: number): Promise<void> {
    return this.store.move(id, position);
  }

  watch(id: string, listener: (job: Job) => void): () => void {
    return this.observe(
      async () => {
        const record = await this.db.jobs.get(id);
        return record === undefined ? [] : [record];
      },
      (jobs) => {
        for (const job of jobs) listener(job);
      },
    );
  }

  watchAll(listener: (jobs: Job[]) => void): () => void {
    return this.observe(() => this.store.list(), listener);
  }

  async result(id: string, part = 0): Promise<File> {
    const record = await this.store.get(id);
    const file = record.files[part];
    if (record.status !== 'completed' || file === undefined) {
      throw new LecternError(
        'job-not-finished',
        record.status === 'completed'
          ? `“${record.bookTitle}” has ${record.files.length} files; there is no number ${part + 1}.`
          : `“${record.bookTitle}” is ${record.status}; its file is there once it is completed.`,
      );
    }
    try {
      const stored = await this.files.open(file.stored);
      return new File([stored], file.name, { type: 'audio/mp4' });
    } catch (thrown) {
      if (thrown instanceof LecternError) await this.store.lose(id, thrown.toRecord());
      throw thrown;
    }
  }

  /** Tells a listener of records now, on every change, and twice a second while one of them runs. */
  private observe(query: () => Promise<JobRecord[]>, listener: (jobs: Job[]) => void): () => void {
    let records: JobRecord[] = [];
    const tell = async (): Promise<void> => {
      const seen = records;
      const jobs = await Promise.all(seen.map((record) => this.view(record)));
      if (seen === records) listener(jobs);
    };
    const subscription = liveQuery(query).subscribe({
      next: (found) => {
        records = found;
        void tell();
      },
    });
    const timer = setInterval(() => {
      if (records.some((record) => record.status === 'running')) void tell();
    }, TICK_MILLISECONDS);
    return () => {
      subscription.unsubscribe();
      clearInterval(timer);
      records = [];
    };
  }

  private async view(record: JobRecord): Promise<Job> {
    return toJob(record, await this.coverOf(record.bookId), Date.now());
  }

  private async coverOf(bookId: string): Promise<Blob | null> {
    const known = this.covers.get(bookId);
    if (known !== undefined) return known;
    const cover = (await this.stored.get(bookId))?.cover ?? null;
    const blob = cover === null ? null : new Blob([cover.bytes], { type: cover.type });
    this.covers.set(bookId, blob);
    return blob;
  }
}
