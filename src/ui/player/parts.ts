/** A finished book's files on one time line; needed only for books that are too long for one file. */
export interface PartPlace {
  /** Which file, from 0. */
  part: number;
  /** Seconds into that file. */
  seconds: number;
}

/** Finds the file, and the place in it, of a time in the whole book. `durations` are the files' seconds. */
export function locateInParts(durations: readonly number[], seconds: number): PartPlace {
  let start = 0;
  for (const [part, duration] of durations.entries()) {
    const last = part === durations.length - 1;
    if (seconds < start + duration || last) return { part, seconds: Math.max(0, seconds - start) };
    start += duration;
  }
  return { part: 0, seconds: Math.max(0, seconds) };
}

/** Seconds into the whole book at which a file begins. */
export function partStart(durations: readonly number[], part: number): number {
  return durations.slice(0, part).reduce((sum, duration) => sum + duration, 0);
}

/**
 * The chapter that is heard at a time: the last one that has begun; -1 before the first. Starts that are
 * not known (null) are never current.
 */
export function chapterAt(starts: readonly (number | null)[], seconds: number): number {
  // Seeking rounds to audio frames, so that a chapter's start may be undershot by a hair.
  return starts.findLastIndex((start) => start !== null && start <= seconds + 0.05);
}
