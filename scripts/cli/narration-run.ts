import { basename, dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { JobOptions } from '../../src/domain/job.ts';
import { CommandError, describeError } from './arguments.ts';
import { hashFile } from './input-files.ts';
import type { JobReport, LecternPage } from './lectern-page.ts';
import { partPath, type NarrationPlan, type NarrationTask } from './narration-plan.ts';
import { prepareFolder } from './output-place.ts';
import { RefusedError } from './page-call.ts';
import { formatSeconds, type ProgressView } from './progress-view.ts';
import { unlessStopped } from './stop-signal.ts';

/** Pause between two looks at the jobs, in milliseconds. */
const LOOK_AGAIN = 500;

/** How often the browser may die without a chunk finished in between. */
const MOST_DEATHS = 3;

/** What the run needs from outside. */
export interface NarrationContext {
  /** Opens the browser; called again after it has died. */
  openPage(): Promise<LecternPage>;
  view: ProgressView;
  signal: AbortSignal;
}

interface OpenTask extends NarrationTask {
  sha256: string;
  /** Its job, once there is one. */
  id: string | null;
  finished: boolean;
}

/** Whether a stored job is the one that a task would submit. */
function isSameWork(job: JobReport, sha256: string, options: JobOptions): boolean {
  return (
    job.book.source.sha256 === sha256 &&
    Object.entries(options).every(
      ([name, value]) =>
        JSON.stringify(job.options[name as keyof JobOptions]) === JSON.stringify(value),
    )
  );
}

/** Narrates books one after the other and saves each as soon as it is finished. */
export class NarrationRun {
  readonly #plan: NarrationPlan;
  readonly #context: NarrationContext;
  readonly #tasks: OpenTask[] = [];
  #page: LecternPage | null = null;
  #failures = 0;
  #deaths = 0;
  #chunks = -1;

  constructor(plan: NarrationPlan, context: NarrationContext) {
    this.#plan = plan;
    this.#context = context;
  }

  /** @returns how many books failed. @throws StoppedError, or why there is no browser */
  async run(): Promise<number> {
    try {
      for (const task of this.#plan.tasks) {
        const sha256 = await hashFile(task.source);
        this.#tasks.push({ ...task, sha256, id: null, finished: false });
        // Better now than when the book has been narrated.
        await prepareFolder(dirname(task.out));
      }
      while (this.#open().length > 0) await this.#survive(() => this.#step());
      return this.#failures;
    } finally {
      this.#context.view.clear();
      await this.#page?.close();
    }
  }

  #open(): OpenTask[] {
    return this.#tasks.filter((task) => !task.finished);
  }

  #fail(task: OpenTask, error: unknown): void {
    task.finished = true;
    this.#failures++;
    this.#context.view.note(`${task.source}: ${describeError(error)}`);
  }

  /** Does one thing with the browser; when the browser dies of it, a new one goes on. */
  async #survive(action: () => Promise<void>): Promise<void> {
    const { signal, view } = this.#context;
    try {
      await unlessStopped(action(), signal);
    } catch (thrown) {
      signal.throwIfAborted();
      if (this.#page === null || thrown instanceof RefusedError) throw thrown;
      this.#deaths++;
      if (this.#deaths > MOST_DEATHS) throw thrown;
      view.note(
        `The browser stopped (${describeError(thrown).split('\n')[0] ?? ''}); starting it again`,
      );
      await this.#page.close();
      this.#page = null;
    }
  }

  async #step(): Promise<void> {
    if (this.#page === null) {
      this.#page = await this.#context.openPage();
      await this.#begin(this.#page);
    }
    await this.#look(this.#page);
    if (this.#open().length > 0) await delay(LOOK_AGAIN);
  }

  /** Finds each task's job or submits it; whatever else lies in the profile has to wait. */
  async #begin(page: LecternPage): Promise<void> {
    const jobs = await page.listJobs();
    for (const task of this.#open()) {
      const known = this.#tasks.map((other) => other.id);
      const job = jobs.find(
        ({ id, ...found }) =>
          id === task.id ||
          (task.id === null &&
            !known.includes(id) &&
            isSameWork({ id, ...found }, task.sha256, this.#plan.options)),
      );
      task.id = job?.id ?? null;
    }
    const own = new Set(this.#tasks.map((task) => task.id));
    for (const job of jobs) {
      const waits = job.status === 'queued' || job.status === 'running';
      if (waits && !own.has(job.id)) await page.command('pause', job.id);
    }
    for (const task of this.#open()) {
      const status = jobs.find((job) => job.id === task.id)?.status;
      await this.#startTask(page, task, status);
    }
  }

  async #startTask(
    page: LecternPage,
    task: OpenTask,
    status: JobReport['status'] | undefined,
  ): Promise<void> {
    try {
      if (task.id === null) task.id = await page.submit(task.source, this.#plan.options);
      else if (status === 'paused') await page.command('resume', task.id);
      else if (status === 'failed' || status === 'cancelled') await page.command('retry', task.id);
    } catch (thrown) {
      if (!(thrown instanceof RefusedError)) throw thrown;
      this.#fail(task, thrown);
    }
  }

  async #look(page: LecternPage): Promise<void> {
    const { view } = this.#context;
    const jobs = await page.listJobs();
    const own = jobs.filter((job) => this.#tasks.some((task) => task.id === job.id));
    const chunks = own.reduce((sum, job) => sum + job.currentChunk, 0);
    if (chunks !== this.#chunks) this.#deaths = 0;
    this.#chunks = chunks;
    for (const task of this.#open()) {
      const job = own.find(({ id }) => id === task.id);
      if (job?.status === 'completed') await this.#save(page, task, job);
      else if (job?.status === 'running') {
        view.show(basename(task.source), job, job.currentChunk === 0 ? await page.engine() : null);
      } else if (job === undefined || job.status === 'failed' || job.status === 'cancelled') {
        this.#fail(task, job?.error ?? { code: 'job-unknown', message: 'The job is gone.' });
      }
    }
  }

  /** Where the file cannot be saved the job stays, so that the same command only saves it. */
  async #save(page: LecternPage, task: OpenTask, job: JobReport): Promise<void> {
    const { view } = this.#context;
    try {
      for (const part of job.files.keys()) {
        const path = partPath(task.out, part, job.files.length);
        await page.saveResult(job.id, part, path);
        view.note(`Saved ${path}`);
      }
    } catch (thrown) {
      if (!(thrown instanceof CommandError)) throw thrown;
      this.#fail(task, thrown);
      return;
    }
    await page.command('remove', job.id);
    task.finished = true;
    const speed =
      job.realTimeFactor === null ? '' : `, ${job.realTimeFactor.toFixed(2)} × real time`;
    view.note(`${formatSeconds(job.audioSeconds)} of audio${speed}`);
  }
}
