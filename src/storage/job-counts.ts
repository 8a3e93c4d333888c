import type { ChunkRecord, JobRecord } from './database.ts';

/** A working engine commits at least once in this time; what is longer ago was not work, but sleep. */
export const LONGEST_STEP_MILLISECONDS = 180_000;

/** Chunks whose pace is remembered: enough to outlast a busy moment, few enough to follow a change. */
const PACES_KEPT = 50;

/** What one finished chunk adds to its job's counts. */
export interface ChunkCost {
  /** Wall milliseconds of synthesis; 0 for a chunk that was taken over. */
  narratedMilliseconds: number;
  /** Milliseconds of work since the last commit. */
  workMilliseconds: number;
  now: number;
}

/** The counts of a job that follow its chunks. */
export type JobCounts = Pick<
  JobRecord,
  | 'doneChunks'
  | 'doneCharacters'
  | 'doneEffort'
  | 'doneFrames'
  | 'narratedMilliseconds'
  | 'narratedFrames'
  | 'paces'
  | 'workMilliseconds'
>;

/** The part of a chunk that is counted. */
export type CountedChunk = Pick<ChunkRecord, 'characters' | 'effort' | 'frames' | 'pauseFrames'>;

/** A job's counts with one more chunk. `before` is what was stored in its place. */
export function countChunk(
  job: JobCounts,
  chunk: CountedChunk,
  before: CountedChunk | undefined,
  { narratedMilliseconds, workMilliseconds }: ChunkCost,
): JobCounts {
  const fresh = narratedMilliseconds > 0;
  const frames = chunk.frames + chunk.pauseFrames;
  return {
    doneChunks: job.doneChunks + (before ? 0 : 1),
    doneCharacters: job.doneCharacters + chunk.characters - (before?.characters ?? 0),
    doneEffort: job.doneEffort + chunk.effort - (before?.effort ?? 0),
    doneFrames: job.doneFrames + frames - (before ? before.frames + before.pauseFrames : 0),
    narratedMilliseconds: job.narratedMilliseconds + narratedMilliseconds,
    narratedFrames: job.narratedFrames + (fresh ? frames : 0),
    paces: fresh
      ? [...job.paces.slice(1 - PACES_KEPT), narratedMilliseconds / chunk.effort]
      : job.paces,
    workMilliseconds: addWork(job.workMilliseconds, workMilliseconds),
  };
}

/** Time worked with one more step of it. */
export function addWork(milliseconds: number, step: number): number {
  return milliseconds + Math.min(step, LONGEST_STEP_MILLISECONDS);
}
