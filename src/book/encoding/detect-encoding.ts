import { hasHighBytes, isUtf8, markedEncoding, utf16ByZeros } from './byte-marks.ts';
import { multiByteEncoding } from './multi-byte.ts';
import { singleByteEncoding } from './single-byte.ts';
import { decodeBytes } from './windows-1252.ts';

/** Bytes of a text that are looked at to tell a legacy encoding. */
const SAMPLE_BYTES = 256 * 1024;

/** A stretch of a text in which it leaves ASCII; the start of most is a licence in English. */
function tellingSample(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE_BYTES) return bytes;
  const first = bytes.findIndex((byte) => byte > 0x7f);
  // At a line's end, so that no character is cut.
  const from = first < 0 ? 0 : Math.max(0, bytes.lastIndexOf(0x0a, first) + 1);
  return bytes.subarray(from, from + SAMPLE_BYTES);
}

/**
 * The encoding of a text, as a label of the Encoding Standard: byte order mark, UTF-16 by its zero bytes, UTF-8 when
 * the bytes are valid UTF-8, else the legacy encoding in which they make sense; see
 * docs/decisions/135-encodings-and-bundles.md.
 */
export function detectEncoding(bytes: Uint8Array): string {
  const marked = markedEncoding(bytes) ?? utf16ByZeros(bytes);
  if (marked !== null) return marked;
  const sample = tellingSample(bytes);
  const escaped = bytes.includes(0x1b) ? multiByteEncoding(sample) : null;
  if (escaped !== null) return escaped;
  if (isUtf8(bytes)) return 'utf-8';
  return multiByteEncoding(sample) ?? singleByteEncoding(sample);
}

/** Decodes a text in whatever encoding it is; line ends become `\n`, the byte order mark goes. */
export function decodeText(bytes: Uint8Array): string {
  return decodeBytes(bytes, detectEncoding(bytes))
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll('\ufffd', '');
}

/** Share of control characters above which a file is not text. */
const MOST_CONTROLS = 0.002;

/** Whether a file's start is text in any of the encodings: next to no control characters. */
export function looksLikeText(head: Uint8Array): boolean {
  if (head.length === 0) return false;
  const marked = markedEncoding(head) ?? utf16ByZeros(head);
  if (marked === null && head.includes(0)) return false;
  const isPlain = !hasHighBytes(head) || isUtf8(head);
  const encoding =
    marked ?? (isPlain ? 'utf-8' : (multiByteEncoding(head) ?? singleByteEncoding(head)));
  const text = decodeBytes(head, encoding);
  const controls = text.match(/(?![\t\n\v\f\r\u0085])\p{Cc}/gu)?.length ?? 0;
  return controls <= text.length * MOST_CONTROLS;
}
