import { expect, it } from 'vitest';
import { groupJobs } from '../../../src/ui/job-groups.ts';
import {
  finishedTexts,
  paceTexts,
  placeTexts,
  shelfText,
  statusText,
  tabTitle,
} from '../../../src/ui/job-text.ts';
import { sameJob } from '../../../src/ui/same-job.ts';
import { makeJob } from '../../browser/ui/lectern-double.ts';

const running = makeJob({
  status: 'running',
  progress: 0.426,
  currentChunk: 45,
  totalChunks: 320,
  currentChapter: 3,
  totalChapters: 12,
  elapsed: 250,
  eta: 725,
  realTimeFactor: 2.1278,
});

it('the tab shows the share and the title of the running job', () => {
  expect(tabTitle([makeJob(), running])).toBe('42 % · The Quiet Mill – Lectern');
});

it('the tab shows the name alone while nothing runs', () => {
  expect(tabTitle([makeJob({ status: 'paused', progress: 0.5 })])).toBe('Lectern');
});

it('a running job tells its chapter, chunk, speed, time so far and time left', () => {
  expect(placeTexts(running)).toEqual(['Chapter 3 of 12', 'Chunk 45 of about 320']);
  expect(paceTexts(running)).toEqual(['2.13× real time', '4:10 so far', 'about 12 min left']);
});

it('the number of chunks is exact once it is known', () => {
  expect(placeTexts({ ...running, totalChunksExact: true })[1]).toBe('Chunk 45 of 320');
});

it('a job that has not begun says nothing of chapters', () => {
  expect(placeTexts(makeJob({ totalChunks: 0 }))).toEqual([]);
});

it('the state says starting, narrating and writing', () => {
  expect(statusText({ ...running, currentChunk: 0 })).toBe('Starting');
  expect(statusText(running)).toBe('Narrating');
  expect(statusText({ ...running, phase: 'exporting' })).toBe('Writing the file');
});

it('a finished book tells its length and chapters, and its files when there are several', () => {
  const file = { name: 'a.m4b', bytes: 1 };
  const finished = makeJob({ status: 'completed', audioSeconds: 3_700, files: [file] });
  expect(finishedTexts(finished)).toEqual(['1 h 2 min', '2 chapters']);
  expect(finishedTexts({ ...finished, files: [file, file] })).toContain('2 files');
});

it('jobs are grouped: paused ones wait in the queue, the latest finished book comes first', () => {
  const jobs = [
    makeJob({ id: 'old', status: 'completed', finishedAt: 1 }),
    makeJob({ id: 'new', status: 'completed', finishedAt: 2 }),
    makeJob({ id: 'failed', status: 'failed' }),
    makeJob({ id: 'running', status: 'running' }),
    makeJob({ id: 'paused', status: 'paused' }),
    makeJob({ id: 'queued' }),
  ];
  const { running: now, waiting, stopped, finished } = groupJobs(jobs);
  expect(now.map(({ id }) => id)).toEqual(['running']);
  expect(waiting.map(({ id }) => id)).toEqual(['paused', 'queued']);
  expect(stopped.map(({ id }) => id)).toEqual(['failed']);
  expect(finished.map(({ id }) => id)).toEqual(['new', 'old']);
});

it('a job read twice is the same, one that has come further is another', () => {
  const again = structuredClone(running);
  expect(sameJob(running, again)).toBe(true);
  expect(sameJob(running, { ...again, currentChunk: 46 })).toBe(false);
  expect(sameJob(running, { ...again, status: 'paused' })).toBe(false);
  expect(
    sameJob(running, { ...again, error: { code: 'internal', message: '', retryable: true } }),
  ).toBe(false);
});

it('the library says how much is in it', () => {
  const book = makeJob({ audioSeconds: 24_330, files: [{ name: 'a.m4b', bytes: 195e6 }] });
  expect(shelfText([book])).toBe('1 book, 6 h 46 min, 195 MB');
  expect(shelfText([book, book])).toBe('2 books, 13 h 31 min, 390 MB');
});
