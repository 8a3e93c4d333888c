import type { Job } from '../domain/job.ts';

/** All of a job that a card shows, as one string; the cover is left out, it never changes. */
function signature(job: Job): string {
  const { book, ...rest } = job;
  const { chapters, title, authors } = book;
  // The chapters' starts become known together, when the book is finished.
  return JSON.stringify([rest, title, authors, chapters.length, chapters[0]?.startSeconds]);
}

/** Whether two states of a job look the same. */
export function sameJob(a: Job, b: Job): boolean {
  return a === b || signature(a) === signature(b);
}
