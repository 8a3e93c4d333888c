import { decodeBytes } from '../windows-1252.ts';

/** How much of a text is looked at to tell its encoding and whether it is text at all. */
const SAMPLE_BYTES = 64 * 1024;
/** Share of zero bytes at every second place that shows UTF-16 of a Western text without a mark. */
const UTF16_ZEROS = 0.3;
/** Share of control characters above which a file is not text. */
const MOST_CONTROLS = 0.002;

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function utf16ByZeros(sample: Uint8Array): string | null {
  let even = 0;
  let odd = 0;
  for (const [at, byte] of sample.entries()) {
    if (byte === 0) {
      if (at % 2 === 0) even++;
      else odd++;
    }
  }
  const half = sample.length / 2;
  if (odd / half > UTF16_ZEROS && even * 10 < odd) return 'utf-16le';
  if (even / half > UTF16_ZEROS && odd * 10 < even) return 'utf-16be';
  return null;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * The encoding of a text: byte order mark, UTF-16 by its zero bytes, UTF-8 when the bytes are valid
 * UTF-8, else Windows-1252, which holds ISO-8859-1.
 */
export function detectEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  return (
    markedEncoding(bytes) ?? utf16ByZeros(sample) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')
  );
}

/** Decodes a text; line ends become `\n`, the byte order mark goes. */
export function decodeText(bytes: Uint8Array): string {
  return decodeBytes(bytes, detectEncoding(bytes)).replace(/\r\n?|\u2028|\u2029/g, '\n');
}

/** Whether a file's start is text in any of the encodings: next to no control characters. */
export function looksLikeText(head: Uint8Array): boolean {
  if (head.length === 0) return false;
  // A multi-byte character may be cut at the end of the sample.
  const isWhole = [0, 1, 2, 3].some((cut) => isUtf8(head.subarray(0, head.length - cut)));
  const encoding =
    markedEncoding(head) ?? utf16ByZeros(head) ?? (isWhole ? 'utf-8' : 'windows-1252');
  const text = decodeBytes(head, encoding);
  const controls = text.match(/(?![\t\n\v\f\r\u0085])\p{Cc}/gu)?.length ?? 0;
  return controls <= text.length * MOST_CONTROLS;
}
