import { FRAME_SAMPLES, SAMPLE_RATE } from '../../domain/audio-format.ts';
import { AAC_LC, FREQUENCY_INDEX, MONO } from '../adts.ts';
import { box, fullBox, streamedBox, u16, u32, u64, u8 } from './box.ts';
import type { Bytes, FilePart, StreamedBytes } from './box.ts';

/** Sizes of all AAC frames in order, in bytes without their ADTS headers, in runs of a bounded length. */
export type FrameSizes = () => Iterable<Uint16Array>;

/** What the sample table says about the audio as a whole. */
export interface AudioSummary {
  frames: number;
  /** Bytes of all frames together, without ADTS headers. */
  bytes: number;
  /** Bytes of the largest frame. */
  largestFrame: number;
}

/** Frames that lie together as one chunk of the file: about a second. */
const FRAMES_PER_CHUNK = 24;

/** Entries of a table that are made at once. */
const ENTRIES_PER_PIECE = 16_384;

/** Adds up what the tables need to know. */
export function summarize(sizes: FrameSizes): AudioSummary {
  const summary: AudioSummary = { frames: 0, bytes: 0, largestFrame: 0 };
  for (const run of sizes()) {
    for (const size of run) {
      summary.bytes += size;
      if (size > summary.largestFrame) summary.largestFrame = size;
    }
    summary.frames += run.length;
  }
  return summary;
}

/** Chunks that this many frames make. */
function chunkCount(frames: number): number {
  return Math.ceil(frames / FRAMES_PER_CHUNK);
}

/** The configuration of the decoder (ISO/IEC 14496-3, section 1.6.2): AAC-LC, mono, and expressly no SBR. */
function audioSpecificConfig(): Bytes {
  const core = (AAC_LC << 11) | (FREQUENCY_INDEX << 7) | (MONO << 3);
  const noSbr = (0x2b7 << 5) | 5; // sync word of the extension, object type SBR; then one bit: absent
  return new Uint8Array([...u16(core, noSbr), 0]);
}

/** A descriptor (ISO/IEC 14496-1, section 8.3) with its length in four bytes, as QuickTime wants it. */
function descriptor(tag: number, ...content: Bytes[]): Bytes {
  const bytes = content.flatMap((run) => [...run]);
  return u8(tag, 0x80, 0x80, 0x80, bytes.length, ...bytes);
}

function elementaryStream(summary: AudioSummary): Bytes {
  const seconds = (summary.frames * FRAME_SAMPLES) / SAMPLE_RATE;
  const average = Math.round((summary.bytes * 8) / seconds);
  const decoderConfig = descriptor(
    4,
    u8(0x40, 0x15), // MPEG-4 audio; an audio stream, upstream no
    u8(0, summary.largestFrame >> 8, summary.largestFrame & 0xff), // the decoder's buffer
    u32(average, average), // highest and mean bit rate
    descriptor(5, audioSpecificConfig()),
  );
  return fullBox('esds', 0, 0, descriptor(3, u16(0), u8(0), decoderConfig, descriptor(6, u8(2))));
}

function sampleDescription(summary: AudioSummary): Bytes {
  const entry = box(
    'mp4a',
    u16(0, 0, 0, 1), // reserved; first data reference
    u32(0, 0),
    u16(MONO, 16, 0, 0), // channels, bits a sample
    u32(SAMPLE_RATE << 16),
    elementaryStream(summary),
  );
  return fullBox('stsd', 0, 0, u32(1), entry);
}

function sampleToChunk(frames: number): Bytes {
  const chunks = chunkCount(frames);
  const last = frames - (chunks - 1) * FRAMES_PER_CHUNK;
  const entries = chunks > 1 ? [u32(1, FRAMES_PER_CHUNK, 1)] : [];
  if (chunks === 1 || last !== FRAMES_PER_CHUNK) entries.push(u32(chunks, last, 1));
  return fullBox('stsc', 0, 0, u32(entries.length), ...entries);
}

/**
 * Every AAC frame needs the one before it to decode fully: `roll` −1 (ISO/IEC 14496-12, section 10.1;
 * 14496-3, section 4.5.2.1.1).
 */
function rollGroups(frames: number): Bytes[] {
  const roll = new TextEncoder().encode('roll');
  return [
    fullBox('sgpd', 1, 0, roll, u32(2, 1), u16(-1)),
    fullBox('sbgp', 0, 0, roll, u32(1, frames, 1)),
  ];
}

function* sizeEntries(sizes: FrameSizes): Generator<Bytes> {
  for (const run of sizes()) {
    for (let start = 0; start < run.length; start += ENTRIES_PER_PIECE) {
      yield u32(...run.subarray(start, start + ENTRIES_PER_PIECE));
    }
  }
}

function* offsetEntries(
  sizes: FrameSizes,
  start: number,
  toBytes: (...values: number[]) => Bytes,
): Generator<Bytes> {
  let offsets: number[] = [];
  let offset = start;
  let frame = 0;
  for (const run of sizes()) {
    for (const size of run) {
      if (frame++ % FRAMES_PER_CHUNK === 0) offsets.push(offset);
      offset += size;
    }
    yield toBytes(...offsets);
    offsets = [];
  }
}

function chunkOffsets(
  summary: AudioSummary,
  sizes: FrameSizes,
  start: number,
  long: boolean,
): FilePart[] {
  const count = chunkCount(summary.frames);
  const entries: StreamedBytes = {
    length: count * (long ? 8 : 4),
    pieces: () => offsetEntries(sizes, start, long ? u64 : u32),
  };
  return streamedBox(long ? 'co64' : 'stco', u32(0, count), entries);
}

/**
 * The audio track's sample table. It holds no list in memory: sizes and offsets are made from
 * `sizes` while they are written.
 * @param start where the audio begins in the file
 * @param long whether offsets take eight bytes each, because the file is too long for four
 */
export function audioSampleTable(
  summary: AudioSummary,
  sizes: FrameSizes,
  start: number,
  long: boolean,
): FilePart[] {
  const sizeTable: StreamedBytes = { length: 4 * summary.frames, pieces: () => sizeEntries(sizes) };
  return streamedBox(
    'stbl',
    sampleDescription(summary),
    fullBox('stts', 0, 0, u32(1, summary.frames, FRAME_SAMPLES)),
    sampleToChunk(summary.frames),
    ...streamedBox('stsz', u32(0, 0, summary.frames), sizeTable),
    ...chunkOffsets(summary, sizes, start, long),
    ...rollGroups(summary.frames),
  );
}
