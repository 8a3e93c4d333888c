import { framesToSeconds } from '../domain/audio-format.ts';
import type { Job } from '../domain/job.ts';
import type { JobRecord } from '../storage/database.ts';
import { usualPace } from './estimates.ts';
import { LONGEST_STEP_MILLISECONDS } from '../storage/job-counts.ts';

/** Share of the whole that writing the file counts for; measured, it is far below synthesis. */
const EXPORT_SHARE = 0.01;

/** Chunks that have to be narrated before their speed says something about the rest. */
const CHUNKS_FOR_ESTIMATE = 2;

/** What a stored job looks like from outside at a given time. `cover` is the book's. */
export function toJob(record: JobRecord, cover: Blob | null, now: number): Job {
  const running = record.status === 'running';
  const sinceTouched = running
    ? Math.min(Math.max(0, now - record.touchedAt), LONGEST_STEP_MILLISECONDS)
    : 0;
  return {
    id: record.id,
    status: record.status,
    progress: progressOf(record),
    phase: record.phase,
    currentChunk: record.doneChunks,
    totalChunks: Math.max(record.totalChunks, record.doneChunks),
    totalChunksExact: record.totalChunksExact,
    currentChapter: Math.min(record.position + 1, record.chapters.length),
    totalChapters: record.chapters.length,
    createdAt: record.createdAt,
    startedAt: record.startedAt,
    finishedAt: record.finishedAt,
    elapsed: (record.workMilliseconds + sinceTouched) / 1_000,
    eta: etaOf(record, sinceTouched),
    realTimeFactor:
      record.narratedMilliseconds > 0
        ? framesToSeconds(record.narratedFrames) / (record.narratedMilliseconds / 1_000)
        : null,
    audioSeconds: framesToSeconds(record.doneFrames),
    error: record.error,
    options: record.options,
    book: {
      id: record.bookId,
      title: record.bookTitle,
      authors: record.bookAuthors,
      cover,
      chapters: record.chapterTitles.map((title, index) => ({
        title,
        startSeconds: record.chapterStarts[index] ?? null,
      })),
      source: record.source,
    },
    files: record.files.map(({ name, bytes }) => ({ name, bytes })),
  };
}

function progressOf(record: JobRecord): number {
  if (record.status === 'completed') return 1;
  const narrated = record.totalEffort > 0 ? Math.min(1, record.doneEffort / record.totalEffort) : 0;
  return narrated * (1 - EXPORT_SHARE) + record.exported * EXPORT_SHARE;
}

function etaOf(record: JobRecord, sinceTouched: number): number | null {
  if (record.status === 'completed') return 0;
  if (record.status === 'failed' || record.status === 'cancelled') return null;
  if (record.paces.length === 0 || record.doneChunks < CHUNKS_FOR_ESTIMATE) return null;
  const left = Math.max(0, record.totalEffort - record.doneEffort);
  return Math.max(0, left * usualPace(record.paces) - sinceTouched) / 1_000;
}
