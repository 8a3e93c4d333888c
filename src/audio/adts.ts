import { SAMPLE_RATE } from '../domain/audio-format.ts';

/** Where one ADTS frame lies in a run of them; all numbers are bytes. */
export interface AdtsFrame {
  /** Start of the header. */
  offset: number;
  headerLength: number;
  /** Header and payload together. */
  length: number;
}

/** Bytes that are not the ADTS frames they should be; the message says where and what was found. */
export class AdtsError extends Error {
  override readonly name = 'AdtsError';
}

/** Sampling frequencies by their index (ISO/IEC 14496-3, table 1.18), in hertz. */
const SAMPLING_FREQUENCIES = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
  7_350,
] as const;

/** Index of Lectern's own sampling frequency. */
export const FREQUENCY_INDEX = SAMPLING_FREQUENCIES.indexOf(SAMPLE_RATE);

/** Audio object type of AAC-LC (ISO/IEC 14496-3, table 1.17). */
export const AAC_LC = 2;

/** Channel configuration of one front-centre channel. */
export const MONO = 1;

const HEADER_LENGTH = 7;
const CRC_LENGTH = 2;

function expect(what: string, actual: number | string, wanted: number | string, at: number): void {
  if (actual === wanted) return;
  throw new AdtsError(`ADTS frame at byte ${at}: ${what} is ${actual}, not ${wanted}.`);
}

/**
 * Reads one frame's header (ISO/IEC 13818-7, section 6.2.1) and makes sure that the frame is whole
 * and is AAC-LC, mono, at Lectern's sampling frequency, with one block of 1,024 samples.
 * @throws AdtsError
 */
export function readAdtsFrame(bytes: Uint8Array, offset: number): AdtsFrame {
  if (offset + HEADER_LENGTH > bytes.length) {
    throw new AdtsError(
      `ADTS frame at byte ${offset}: only ${bytes.length - offset} bytes are left, a header has ${HEADER_LENGTH}.`,
    );
  }
  const byte = (index: number): number => bytes[offset + index] ?? 0;
  const sync = (byte(0) << 4) | (byte(1) >> 4);
  expect('sync word', `0x${sync.toString(16)}`, '0xfff', offset);
  expect('layer', (byte(1) >> 1) & 3, 0, offset);
  expect('audio object type', (byte(2) >> 6) + 1, AAC_LC, offset);
  const frequency = SAMPLING_FREQUENCIES[(byte(2) >> 2) & 15] ?? 'unknown';
  expect('sampling frequency', frequency, SAMPLE_RATE, offset);
  expect('channel configuration', ((byte(2) & 1) << 2) | (byte(3) >> 6), MONO, offset);
  expect('number of blocks', (byte(6) & 3) + 1, 1, offset);
  const headerLength = (byte(1) & 1) === 1 ? HEADER_LENGTH : HEADER_LENGTH + CRC_LENGTH;
  const length = ((byte(3) & 3) << 11) | (byte(4) << 3) | (byte(5) >> 5);
  if (length <= headerLength || offset + length > bytes.length) {
    throw new AdtsError(
      `ADTS frame at byte ${offset}: its length is given as ${length} bytes; ` +
        `the header has ${headerLength} and ${bytes.length - offset} are left.`,
    );
  }
  return { offset, headerLength, length };
}

/**
 * Finds the frames in a run of ADTS frames; nothing may lie between or after them.
 * @throws AdtsError
 */
export function splitAdts(bytes: Uint8Array): AdtsFrame[] {
  const frames: AdtsFrame[] = [];
  for (let offset = 0; offset < bytes.length;) {
    const frame = readAdtsFrame(bytes, offset);
    frames.push(frame);
    offset += frame.length;
  }
  return frames;
}

/**
 * Takes ADTS frames out of their headers, as they lie in an MP4 file.
 * @returns the frames' bytes one after another, and the size of each
 * @throws AdtsError
 */
export function stripAdts(aac: Uint8Array): {
  payload: Uint8Array<ArrayBuffer>;
  sizes: Uint16Array<ArrayBuffer>;
} {
  const frames = splitAdts(aac);
  const sizes = Uint16Array.from(frames, (frame) => frame.length - frame.headerLength);
  const payload = new Uint8Array(sizes.reduce((total, size) => total + size, 0));
  let filled = 0;
  for (const { offset, headerLength, length } of frames) {
    payload.set(aac.subarray(offset + headerLength, offset + length), filled);
    filled += length - headerLength;
  }
  return { payload, sizes };
}
