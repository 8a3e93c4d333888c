import type { Job } from '../domain/job.ts';
import { displayTitle } from './display-text.ts';
import { wholePercent } from './time-format.ts';

/** Percent between two spoken progress messages of a job. */
const STEP = 10;
/** Milliseconds between two progress messages, whatever the speed. */
const QUIET = 15_000;

interface Known {
  status: Job['status'];
  spokenPercent: number;
}

/**
 * Turns the stream of job states into the few sentences that a screen reader should say: every change of
 * a job's status, and its progress in steps of 10 % that never come thick and fast.
 */
export class JobAnnouncer {
  private readonly known = new Map<string, Known>();
  private lastProgressAt = -Infinity;
  private primed = false;

  /** Sentences for what has changed since the last call; `now` in milliseconds. The first call is silent. */
  announce(jobs: readonly Job[], now: number): string[] {
    const sentences = jobs.flatMap((job) => this.announceJob(job, now) ?? []);
    const present = new Set(jobs.map((job) => job.id));
    for (const id of this.known.keys()) if (!present.has(id)) this.known.delete(id);
    const primed = this.primed;
    this.primed = true;
    return primed ? sentences : [];
  }

  private announceJob(job: Job, now: number): string | null {
    const before = this.known.get(job.id);
    const percent = wholePercent(job.progress);
    const title = displayTitle(job.book.title);
    if (before?.status !== job.status) {
      this.known.set(job.id, { status: job.status, spokenPercent: percent });
      return `${title}: ${changeText(job)}`;
    }
    const due = percent >= before.spokenPercent + STEP && now - this.lastProgressAt >= QUIET;
    if (job.status !== 'running' || !due) return null;
    before.spokenPercent = percent - (percent % STEP);
    this.lastProgressAt = now;
    return `${title}: ${percent} percent`;
  }
}

function changeText(job: Job): string {
  switch (job.status) {
    case 'queued':
      return 'in the queue';
    case 'running':
      return 'narration has started';
    case 'paused':
      return 'paused';
    case 'completed':
      return 'the audiobook is finished';
    case 'failed':
      return `stopped by an error. ${job.error?.message ?? ''}`.trim();
    case 'cancelled':
      return 'cancelled';
  }
}
