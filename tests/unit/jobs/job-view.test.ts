import { describe, expect, it } from 'vitest';
import { completeOptions } from '../../../src/api/options.ts';
import { toJob } from '../../../src/jobs/job-view.ts';
import type { JobRecord } from '../../../src/storage/database.ts';

const record = (changes: Partial<JobRecord> = {}): JobRecord => ({
  id: 'job',
  status: 'running',
  phase: 'narrating',
  order: 1,
  createdAt: 0,
  startedAt: 0,
  finishedAt: null,
  touchedAt: 60_000,
  workMilliseconds: 60_000,
  options: completeOptions({}),
  bookId: 'book',
  bookTitle: 'Emma',
  bookAuthors: [],
  source: { name: 'emma.epub', bytes: 1, sha256: '' },
  chapters: [0, 1],
  chapterTitles: ['One', 'Two'],
  chapterStarts: [null, null],
  position: 0,
  totalChunks: 100,
  totalChunksExact: true,
  totalCharacters: 10_000,
  totalEffort: 20_000,
  doneChunks: 25,
  doneCharacters: 2_500,
  doneEffort: 5_000,
  doneFrames: 2_500,
  narratedMilliseconds: 50_000,
  narratedFrames: 2_500,
  paces: [10, 10],
  exported: 0,
  pipeline: '',
  error: null,
  files: [],
  ...changes,
});

describe('a job seen from outside', () => {
  it('counts its progress by what it takes, not by the length of the text, and reaches 1 only with its file', () => {
    expect(toJob(record(), null, 60_000).progress).toBeCloseTo(0.2475, 4);
    const exporting = record({ doneEffort: 20_000, exported: 0.9, phase: 'exporting' });
    expect(toJob(exporting, null, 0).progress).toBeLessThan(1);
    expect(toJob(record({ status: 'completed' }), null, 0).progress).toBe(1);
  });

  it('expects the rest to go at the pace of what was narrated of late', () => {
    expect(toJob(record(), null, 60_000).eta).toBeCloseTo(150, 5);
  });

  it('lets elapsed time and ETA move between two commits', () => {
    const job = toJob(record(), null, 65_000);
    expect(job.elapsed).toBeCloseTo(65, 5);
    expect(job.eta).toBeCloseTo(145, 5);
  });

  it('does not count the time that the machine slept', () => {
    expect(toJob(record(), null, 60_000 + 9 * 3_600_000).elapsed).toBeLessThan(600);
  });

  it('stands still while paused', () => {
    expect(toJob(record({ status: 'paused' }), null, 999_999).elapsed).toBe(60);
  });

  it('knows no ETA before anything was narrated, nor after it failed', () => {
    const fresh = record({ doneChunks: 0, paces: [] });
    expect(toJob(fresh, null, 60_000).eta).toBeNull();
    expect(toJob(record({ status: 'failed' }), null, 60_000).eta).toBeNull();
  });

  it('takes its estimate from narrated chunks alone, not from those taken over', () => {
    const reused = record({ doneEffort: 15_000, doneChunks: 75 });
    expect(toJob(reused, null, 60_000).eta).toBeCloseTo(50, 5);
  });
});
