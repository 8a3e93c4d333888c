import type { Job } from '../domain/job.ts';
import { displayTitle } from './display-text.ts';
import {
  formatBytes,
  formatClock,
  formatDuration,
  formatFactor,
  formatPercent,
  formatTimeLeft,
} from './time-format.ts';

/** The application's name as the tab shows it. */
const NAME = 'Lectern';

/** The tab's title: the running job's share and book, else the name alone. */
export function tabTitle(jobs: readonly Job[]): string {
  const running = jobs.find((job) => job.status === 'running');
  if (running === undefined) return NAME;
  return `${formatPercent(running.progress)} · ${displayTitle(running.book.title)} – ${NAME}`;
}

/** What a job is doing, in a word or two. */
export function statusText(job: Job): string {
  switch (job.status) {
    case 'queued':
      return job.currentChunk > 0 ? 'Waiting, goes on where it was' : 'Waiting';
    case 'running':
      if (job.phase === 'exporting') return 'Writing the file';
      return job.currentChunk === 0 ? 'Starting' : 'Narrating';
    case 'paused':
      return 'Paused';
    case 'completed':
      return 'Finished';
    case 'failed':
      return 'Stopped by an error';
    case 'cancelled':
      return 'Cancelled';
  }
}

/** Where a job is in its book: "Chapter 3 of 12", "Chunk 45 of about 320"; empty before it has begun. */
export function placeTexts(job: Job): string[] {
  const places: string[] = [];
  if (job.currentChapter > 0) places.push(`Chapter ${job.currentChapter} of ${job.totalChapters}`);
  if (job.totalChunks > 0) {
    places.push(
      `Chunk ${job.currentChunk} of ${job.totalChunksExact ? '' : 'about '}${job.totalChunks}`,
    );
  }
  return places;
}

/** How fast a job goes: "2.1× real time", "4:10 so far", "about 12 min left". */
export function paceTexts(job: Job): string[] {
  const texts: string[] = [];
  if (job.realTimeFactor !== null) texts.push(`${formatFactor(job.realTimeFactor)} real time`);
  if (job.elapsed >= 1) texts.push(`${formatClock(job.elapsed)} so far`);
  texts.push(formatTimeLeft(job.eta));
  return texts;
}

/** All finished books in a line: "3 books, 20 h 17 min, 585 MB". */
export function shelfText(jobs: readonly Job[]): string {
  const seconds = jobs.reduce((sum, job) => sum + job.audioSeconds, 0);
  const bytes = jobs.flatMap((job) => job.files).reduce((sum, file) => sum + file.bytes, 0);
  const books = jobs.length === 1 ? '1 book' : `${jobs.length} books`;
  return `${books}, ${formatDuration(seconds)}, ${formatBytes(bytes)}`;
}

/** A finished book in a line: "8 h 12 min · 64 chapters · 236 MB" without the size. */
export function finishedTexts(job: Job): string[] {
  const chapters = job.book.chapters.length;
  return [
    formatDuration(job.audioSeconds),
    chapters === 1 ? '1 chapter' : `${chapters} chapters`,
    ...(job.files.length > 1 ? [`${job.files.length} files`] : []),
  ];
}
