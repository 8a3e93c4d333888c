import { FRAME_SAMPLES, SAMPLE_RATE } from '../../domain/audio-format.ts';
import type { ChapterMark } from '../exporter-service.ts';
import { box, concat, fullBox, u16, u32, u64, u8, utf8Within } from './box.ts';
import type { Bytes } from './box.ts';

/** Chapters that a Nero list can hold: its count has one byte. */
const MAX_NERO_CHAPTERS = 255;
const MAX_NERO_TITLE = 255;

/** A title in the chapter track: its length has two bytes. */
const MAX_TITLE = 0xffff;

/**
 * Units per second of the chapter track: 24,000 and 1,024 have no coarser one in which a frame is whole.
 * A chapter's length in samples would not fit where a book of 25 hours is one chapter: readers take
 * the 32 bits of a sample's duration for a signed number.
 */
export const CHAPTER_TIMESCALE = 375;
const UNITS_PER_FRAME = (FRAME_SAMPLES * CHAPTER_TIMESCALE) / SAMPLE_RATE;

/** Nero counts in units of 100 ns. */
const NERO_UNITS_PER_SECOND = 10_000_000;

/** Chapter marks that contradict each other or the audio; the message says which and how. */
export class ChapterError extends Error {
  override readonly name = 'ChapterError';
}

/**
 * Makes sure that the marks are whole frames in ascending order within the audio.
 * @throws ChapterError
 */
export function checkChapters(chapters: readonly ChapterMark[], frames: number): void {
  let previousEnd = 0;
  chapters.forEach(({ title, startFrame, endFrame }, index) => {
    const wrong = (what: string): never => {
      throw new ChapterError(`Chapter ${index + 1}, “${title}”, ${what}.`);
    };
    if (!Number.isSafeInteger(startFrame)) wrong(`starts at frame ${startFrame}`);
    if (!Number.isSafeInteger(endFrame)) wrong(`ends at frame ${endFrame}`);
    if (startFrame < previousEnd) {
      wrong(`starts at frame ${startFrame}, before frame ${previousEnd} where the last one ends`);
    }
    if (endFrame < startFrame) wrong(`ends at frame ${endFrame}, before its start ${startFrame}`);
    if (endFrame > frames) wrong(`ends at frame ${endFrame}, but the audio has ${frames}`);
    previousEnd = endFrame;
  });
}

function cleanTitle(title: string): string {
  return title.replaceAll('\0', '');
}

/** One sample of the chapter track: the title, and a mark that it is UTF-8 (QuickTime's `encd`). */
export function chapterSample(title: string): Bytes {
  const text = utf8Within(cleanTitle(title), MAX_TITLE);
  return concat([u16(text.length), text, box('encd', u32(0x100))]);
}

/**
 * Length of each chapter's sample in the chapter track, in the units of {@link CHAPTER_TIMESCALE}: up
 * to the next chapter's start, because a track has no gaps.
 */
export function chapterDurations(chapters: readonly ChapterMark[]): number[] {
  return chapters.map((chapter, index) => {
    const end = chapters[index + 1]?.startFrame ?? chapter.endFrame;
    return (end - chapter.startFrame) * UNITS_PER_FRAME;
  });
}

/**
 * Nero's chapter list, which many players outside Apple's read; none where the chapters are more than
 * it can hold. Titles are cut at 255 bytes. The layout is that of FFmpeg's movenc.c.
 */
export function neroChapters(chapters: readonly ChapterMark[]): Bytes[] {
  if (chapters.length === 0 || chapters.length > MAX_NERO_CHAPTERS) return [];
  const entries = chapters.map(({ title, startFrame }) => {
    const start = Math.round((startFrame * FRAME_SAMPLES * NERO_UNITS_PER_SECOND) / SAMPLE_RATE);
    const text = utf8Within(cleanTitle(title), MAX_NERO_TITLE);
    return concat([u64(start), u8(text.length), text]);
  });
  return [fullBox('chpl', 1, 0, u32(0), u8(chapters.length), ...entries)];
}
