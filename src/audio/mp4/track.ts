import { FRAME_SAMPLES, SAMPLE_RATE } from '../../domain/audio-format.ts';
import type { ChapterMark } from '../exporter-service.ts';
import { audioSampleTable } from './audio-samples.ts';
import type { AudioSummary, FrameSizes } from './audio-samples.ts';
import { box, fullBox, MAX_U32, streamedBox, u16, u32, u64, u8, utf8z } from './box.ts';
import type { Bytes, FilePart } from './box.ts';
import { CHAPTER_TIMESCALE, chapterDurations, chapterSample } from './chapters.ts';
import { packLanguage, threeLetterLanguage } from './language.ts';

/** Numbers of the tracks in the file. */
export const AUDIO_TRACK = 1;
export const CHAPTER_TRACK = 2;

/** No turning, no scaling (ISO/IEC 14496-12, section 8.3.2). */
export const UNITY_MATRIX = u32(0x0001_0000, 0, 0, 0, 0x0001_0000, 0, 0, 0, 0x4000_0000);

/** Flags of a track header. */
const ENABLED = 1;
const IN_MOVIE = 2;

/**
 * A box with a duration. The unit is the sample, for the movie too, so that nothing is rounded; the
 * chapters' own media has another. The box has version 1, with times of eight bytes, where four do not reach.
 */
export function timed(
  type: string,
  flags: number,
  duration: number,
  between: Bytes[],
  ...rest: Bytes[]
): Bytes {
  // No time of making: the same book gives the same bytes.
  return duration > MAX_U32
    ? fullBox(type, 1, flags, u64(0, 0), ...between, u64(duration), ...rest)
    : fullBox(type, 0, flags, u32(0, 0), ...between, u32(duration), ...rest);
}

function trackHeader(id: number, flags: number, volume: number, duration: number): Bytes {
  return timed(
    'tkhd',
    flags,
    duration,
    [u32(id, 0)],
    u32(0, 0),
    u16(0, 0, volume, 0), // layer, alternate group, volume
    UNITY_MATRIX,
    u32(0, 0),
  );
}

/**
 * An edit list that says which samples are heard: after `emptyBefore` samples of nothing all of them
 * from the first. That the first counts must be said, else Apple's players take 2,112 for priming.
 */
function editList(emptyBefore: number, duration: number): Bytes {
  const long = emptyBefore + duration > MAX_U32;
  const edit = (length: number, mediaTime: number): Bytes[] =>
    long
      ? [u64(length), u32(mediaTime < 0 ? -1 : 0, mediaTime), u16(1, 0)]
      : [u32(length, mediaTime), u16(1, 0)];
  const edits = [...(emptyBefore > 0 ? [edit(emptyBefore, -1)] : []), edit(duration, 0)];
  return box('edts', fullBox('elst', long ? 1 : 0, 0, u32(edits.length), ...edits.flat()));
}

function mediaHeader(timescale: number, duration: number, language: string): Bytes {
  const packed = packLanguage(threeLetterLanguage(language));
  return timed('mdhd', 0, duration, [u32(timescale)], u16(packed, 0));
}

function handler(type: string, name: string): Bytes {
  return fullBox('hdlr', 0, 0, u32(0), new TextEncoder().encode(type), u32(0, 0, 0), utf8z(name));
}

/** Everything that the tracks refer to lies in this file. */
function dataInformation(): Bytes {
  return box('dinf', fullBox('dref', 0, 0, u32(1), fullBox('url ', 0, 1)));
}

/** The audio, of which the chapter track is a part. */
export function audioTrack(
  summary: AudioSummary,
  sizes: FrameSizes,
  start: number,
  options: { language: string; long: boolean; withChapters: boolean },
): FilePart[] {
  const duration = summary.frames * FRAME_SAMPLES;
  const chapters = options.withChapters ? [box('tref', box('chap', u32(CHAPTER_TRACK)))] : [];
  const information = streamedBox(
    'minf',
    fullBox('smhd', 0, 0, u16(0, 0)),
    dataInformation(),
    ...audioSampleTable(summary, sizes, start, options.long),
  );
  const media = streamedBox(
    'mdia',
    mediaHeader(SAMPLE_RATE, duration, options.language),
    handler('soun', 'SoundHandler'),
    ...information,
  );
  return streamedBox(
    'trak',
    trackHeader(AUDIO_TRACK, ENABLED | IN_MOVIE, 0x0100, duration),
    editList(0, duration),
    ...chapters,
    ...media,
  );
}

/** Text of no special look (QuickTime File Format, "Text sample description"). */
function textDescription(): Bytes {
  const entry = box(
    'text',
    u16(0, 0, 0, 1), // reserved; first data reference
    u32(1, 0), // display flags, justification
    u16(0, 0, 0), // background
    u16(0, 0, 0, 0), // box
    u32(0, 0),
    u16(0, 0), // font, face
    u8(0),
    u16(0),
    u16(0, 0, 0), // foreground
    u8(0), // font name
  );
  return fullBox('stsd', 0, 0, u32(1), entry);
}

function chapterSampleTable(chapters: readonly ChapterMark[], start: number, long: boolean): Bytes {
  const durations = chapterDurations(chapters).map((duration) => u32(1, duration));
  const sizes = chapters.map((chapter) => chapterSample(chapter.title).length);
  return box(
    'stbl',
    textDescription(),
    fullBox('stts', 0, 0, u32(durations.length), ...durations),
    fullBox('stsc', 0, 0, u32(1), u32(1, chapters.length, 1)),
    fullBox('stsz', 0, 0, u32(0, sizes.length), ...sizes.map((size) => u32(size))),
    long ? fullBox('co64', 0, 0, u32(1), u64(start)) : fullBox('stco', 0, 0, u32(1), u32(start)),
  );
}

/** The header that QuickTime's text tracks have in place of one for sound or video. */
function textMediaHeader(): Bytes {
  const general = fullBox('gmin', 0, 0, u16(0x40, 0x8000, 0x8000, 0x8000, 0, 0));
  return box('gmhd', general, box('text', UNITY_MATRIX));
}

/**
 * The chapter track (QuickTime File Format, "Chapter lists"): a text track, not enabled, that the audio
 * refers to. Its samples lie one after the other from `start`.
 */
export function chapterTrack(
  chapters: readonly ChapterMark[],
  start: number,
  options: { language: string; long: boolean },
): Bytes {
  const before = (chapters[0]?.startFrame ?? 0) * FRAME_SAMPLES;
  const units = chapterDurations(chapters).reduce((total, length) => total + length, 0);
  const duration = (units * SAMPLE_RATE) / CHAPTER_TIMESCALE;
  return box(
    'trak',
    trackHeader(CHAPTER_TRACK, IN_MOVIE, 0, before + duration),
    editList(before, duration),
    box(
      'mdia',
      mediaHeader(CHAPTER_TIMESCALE, units, options.language),
      handler('text', 'Chapters'),
      box(
        'minf',
        textMediaHeader(),
        dataInformation(),
        chapterSampleTable(chapters, start, options.long),
      ),
    ),
  );
}
