import { FRAME_SAMPLES, SAMPLE_RATE } from '../domain/audio-format.ts';

/**
 * Hours that one file holds at most. Players count samples in 32 bits, and some of them signed: at
 * 24 kHz that is 24.8 hours.
 */
const MAX_PART_HOURS = 22;

/** The same in AAC frames. */
export const MAX_PART_FRAMES = Math.floor((MAX_PART_HOURS * 3_600 * SAMPLE_RATE) / FRAME_SAMPLES);

/** Chapters of one file: indexes from `first` up to, not including, `end`. */
export interface PartRange {
  first: number;
  end: number;
}

/**
 * Divides a book into files at chapter boundaries, each filled as far as it goes. A chapter that is
 * longer than a file stands alone. No chapters make no files.
 * @param chapterFrames length of each chapter in AAC frames, pauses included
 */
export function splitIntoParts(
  chapterFrames: readonly number[],
  maxFrames: number = MAX_PART_FRAMES,
): PartRange[] {
  const parts: PartRange[] = [];
  let frames = 0;
  chapterFrames.forEach((length, index) => {
    const part = parts.at(-1);
    if (part === undefined || frames + length > maxFrames) {
      parts.push({ first: index, end: index + 1 });
      frames = length;
    } else {
      part.end = index + 1;
      frames += length;
    }
  });
  return parts;
}
