import { FRAME_SAMPLES, SAMPLE_RATE } from '../../domain/audio-format.ts';
import type { AudiobookTags, ChapterMark } from '../exporter-service.ts';
import type { AudioSummary, FrameSizes } from './audio-samples.ts';
import { box, boxHeader, concat, fourcc, lengthOf, MAX_U32, streamedBox, u16, u32 } from './box.ts';
import type { Bytes, FilePart, StreamedBytes } from './box.ts';
import { chapterSample, checkChapters, neroChapters } from './chapters.ts';
import { metadataBox } from './metadata.ts';
import type { CoverArt } from './metadata.ts';
import { audioTrack, CHAPTER_TRACK, chapterTrack, timed, UNITY_MATRIX } from './track.ts';

/** Kinds of file, which differ in what they call themselves only. */
export type FileBrand = 'M4B ' | 'M4A ';

/** The audio of a file: all frames in order, without their ADTS headers. */
export interface AudioSource {
  sizes: FrameSizes;
  summary: AudioSummary;
  /** The frames' bytes, in pieces of a bounded size. */
  data: StreamedBytes;
}

/** What a file says of itself. */
export interface AudiobookDescription {
  brand: FileBrand;
  chapters: readonly ChapterMark[];
  tags: AudiobookTags;
  cover: CoverArt | null;
}

function movieHeader(duration: number): Bytes {
  return timed(
    'mvhd',
    0,
    duration,
    [u32(SAMPLE_RATE)],
    u32(0x0001_0000), // rate
    u16(0x0100, 0), // volume
    u32(0, 0),
    UNITY_MATRIX,
    u32(0, 0, 0, 0, 0, 0),
    u32(CHAPTER_TRACK + 1), // next track
  );
}

function fileType(brand: FileBrand): Bytes {
  const compatible = ['M4A ', 'M4B ', 'mp42', 'isom', 'iso2'];
  return box('ftyp', fourcc(brand), u32(0), ...compatible.map(fourcc));
}

/** Where things lie in the file, in bytes from its start. */
interface Starts {
  titles: number;
  audio: number;
}

/** All that precedes the chapter titles. Its length does not depend on `starts`. */
function fileHead(
  book: AudiobookDescription,
  audio: AudioSource,
  starts: Starts,
  dataLength: number,
  long: boolean,
): FilePart[] {
  const { frames } = audio.summary;
  const { language } = book.tags;
  const withChapters = book.chapters.length > 0;
  const movie = streamedBox(
    'moov',
    movieHeader(frames * FRAME_SAMPLES),
    ...audioTrack(audio.summary, audio.sizes, starts.audio, { language, long, withChapters }),
    ...(withChapters ? [chapterTrack(book.chapters, starts.titles, { language, long })] : []),
    box('udta', metadataBox(book.tags, book.cover, frames), ...neroChapters(book.chapters)),
  );
  return [fileType(book.brand), ...movie, boxHeader('mdat', dataLength)];
}

/**
 * Lays an audiobook out as a file (ISO/IEC 14496-12 and -14, with QuickTime's chapters and tags): what
 * describes it first, so that playing can begin before all is loaded, then the chapter titles, then
 * the audio. The parts in order are the file; the same input gives the same bytes.
 * @throws ChapterError
 */
export function layOutAudiobook(book: AudiobookDescription, audio: AudioSource): FilePart[] {
  checkChapters(book.chapters, audio.summary.frames);
  const titles = concat(book.chapters.map((chapter) => chapterSample(chapter.title)));
  const dataLength = titles.length + audio.data.length;
  const head = (starts: Starts, long: boolean): FilePart[] =>
    fileHead(book, audio, starts, dataLength, long);
  const headLength = (long: boolean): number => lengthOf(head({ titles: 0, audio: 0 }, long));
  const long = headLength(false) + dataLength > MAX_U32;
  const start = headLength(long);
  return [...head({ titles: start, audio: start + titles.length }, long), titles, audio.data];
}
