/** Bytes of our own, not of a buffer shared between threads. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** A stretch of a file that is too long to be held in memory; it is written piece by piece. */
export interface StreamedBytes {
  readonly length: number;
  /** Gives the bytes in order, `length` of them in all, in pieces of a bounded size. */
  pieces(): Iterable<Bytes>;
}

/** A stretch of a file. */
export type FilePart = Bytes | StreamedBytes;

const BOX_HEADER = 8;
const LARGE_BOX_HEADER = 16;

/** Largest number that four bytes hold. */
export const MAX_U32 = 0xffff_ffff;

/** Length in bytes of some parts one after the other. */
export function lengthOf(parts: readonly FilePart[]): number {
  return parts.reduce((total, part) => total + part.length, 0);
}

/** Joins byte runs. */
export function concat(runs: readonly Bytes[]): Bytes {
  const bytes = new Uint8Array(lengthOf(runs));
  let offset = 0;
  for (const run of runs) {
    bytes.set(run, offset);
    offset += run.length;
  }
  return bytes;
}

/** Numbers of one byte each. */
export function u8(...values: number[]): Bytes {
  return Uint8Array.from(values);
}

/** Big-endian numbers of two bytes; negative ones as two's complement. */
export function u16(...values: number[]): Bytes {
  const view = new DataView(new ArrayBuffer(2 * values.length));
  values.forEach((value, index) => {
    view.setUint16(2 * index, value);
  });
  return new Uint8Array(view.buffer);
}

/** Big-endian numbers of four bytes; negative ones as two's complement. */
export function u32(...values: number[]): Bytes {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, index) => {
    view.setUint32(4 * index, value);
  });
  return new Uint8Array(view.buffer);
}

/** Big-endian numbers of eight bytes. */
export function u64(...values: number[]): Bytes {
  const view = new DataView(new ArrayBuffer(8 * values.length));
  values.forEach((value, index) => {
    view.setBigUint64(8 * index, BigInt(value));
  });
  return new Uint8Array(view.buffer);
}

/** UTF-8 without an end mark. */
export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

/** UTF-8 with a zero byte at the end. */
export function utf8z(text: string): Bytes {
  return concat([utf8(text), u8(0)]);
}

/** UTF-8 of the longest beginning of a text that fits into `limit` bytes and ends with a whole character. */
export function utf8Within(text: string, limit: number): Bytes {
  const bytes = new Uint8Array(limit);
  return bytes.slice(0, new TextEncoder().encodeInto(text, bytes).written);
}

/** Four-character code: one byte a character, so that `©` is 0xA9. */
export function fourcc(code: string): Bytes {
  return Uint8Array.from(code, (character) => character.charCodeAt(0));
}

/** Header of a box whose content has this many bytes; the long form where the short one cannot say it. */
export function boxHeader(type: string, contentLength: number): Bytes {
  const length = BOX_HEADER + contentLength;
  if (length <= MAX_U32) return concat([u32(length), fourcc(type)]);
  return concat([u32(1), fourcc(type), u64(LARGE_BOX_HEADER + contentLength)]);
}

/** A box (ISO/IEC 14496-12, section 4.2), which may hold streamed parts. */
export function streamedBox(type: string, ...content: FilePart[]): FilePart[] {
  return [boxHeader(type, lengthOf(content)), ...content];
}

/** A box that lies in memory. */
export function box(type: string, ...content: Bytes[]): Bytes {
  return concat([boxHeader(type, lengthOf(content)), ...content]);
}

/** A box that begins with a version and 24 flags. */
export function fullBox(type: string, version: number, flags: number, ...content: Bytes[]): Bytes {
  return box(type, u32((version << 24) | flags), ...content);
}
