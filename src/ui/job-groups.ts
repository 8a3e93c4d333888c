import type { Job } from '../domain/job.ts';

/** Jobs sorted into the places where the page shows them. */
export interface JobGroups {
  /** Being worked on. */
  running: Job[];
  /** Queued and paused, in the order in which `lectern.jobs.move` counts them. */
  waiting: Job[];
  /** Failed and cancelled: they go on only when asked to. */
  stopped: Job[];
  /** Completed, the latest first. */
  finished: Job[];
}

/** Sorts jobs, as `lectern.jobs.list()` orders them, into groups. */
export function groupJobs(jobs: readonly Job[]): JobGroups {
  const having = (...statuses: Job['status'][]): Job[] =>
    jobs.filter((job) => statuses.includes(job.status));
  return {
    running: having('running'),
    waiting: having('queued', 'paused'),
    stopped: having('failed', 'cancelled'),
    finished: having('completed').sort((a, b) => (b.finishedAt ?? 0) - (a.finishedAt ?? 0)),
  };
}
