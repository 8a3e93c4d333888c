/** How much of a file's start is looked at. */
const SAMPLE_BYTES = 64 * 1024;
/** Zero bytes at the wrong places, as a share of those at the right ones, that UTF-16 may have. */
const MOST_STRAY = 0.05;

/** The encoding that a byte order mark names, or null. */
export function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/**
 * UTF-16 without a mark, told by its zero bytes: every text has spaces or line ends, which have one, and always at
 * the same side. No other encoding of text has any.
 */
export function utf16ByZeros(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < sample.length; at++) {
    if (sample[at] !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  if (odd > 0 && even <= odd * MOST_STRAY) return isUtf16(sample, 1) ? 'utf-16le' : null;
  if (even > 0 && odd <= even * MOST_STRAY) return isUtf16(sample, 0) ? 'utf-16be' : null;
  return null;
}

/** Share of a text's characters that are in its script's few rows of the code, or in those of East Asia. */
const LEAST_IN_ROWS = 0.6;
const LEAST_EAST_ASIAN = 0.95;

function isEastAsian(row: number): boolean {
  return (
    row === 0 ||
    row === 0x30 ||
    row === 0xff ||
    (row >= 0x4e && row < 0xa0) ||
    (row >= 0xac && row < 0xd8)
  );
}

/** Whether bytes are text in UTF-16: the upper bytes, which name a row of the code, are few. */
function isUtf16(sample: Uint8Array, upper: number): boolean {
  const rows = Array.from({ length: 256 }, () => 0);
  let units = 0;
  let eastAsian = 0;
  for (let at = upper; at < sample.length; at += 2) {
    const row = sample[at] ?? 0;
    rows[row] = (rows[row] ?? 0) + 1;
    if (isEastAsian(row)) eastAsian++;
    units++;
  }
  const [first = 0, second = 0, third = 0] = rows.sort((a, b) => b - a);
  const inRows = first + second + third;
  return inRows >= units * LEAST_IN_ROWS || eastAsian >= units * LEAST_EAST_ASIAN;
}

/** Whole characters of several bytes for each broken one that leave no doubt of UTF-8: damage, not another encoding. */
const SEQUENCES_A_FAULT = 20;

/** How many bytes follow a first byte of UTF-8, or -1 when it is none. */
function followersOf(byte: number): number {
  if (byte < 0xc2) return -1;
  if (byte < 0xe0) return 1;
  if (byte < 0xf0) return 2;
  return byte < 0xf5 ? 3 : -1;
}

/**
 * Whether bytes are UTF-8, but for a few that damage explains. A character that is cut off at the end counts for
 * nothing.
 */
export function isUtf8(bytes: Uint8Array): boolean {
  const { length } = bytes;
  let sequences = 0;
  let faults = 0;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const followers = followersOf(byte);
    let found = 0;
    while (found < followers && ((bytes[at + found + 1] ?? 0) & 0xc0) === 0x80) found++;
    if (followers > 0 && found === followers) {
      sequences++;
      at += followers;
    } else if (followers < 0 || at + found + 1 < length) {
      faults++;
    }
  }
  return faults === 0 || sequences >= faults * SEQUENCES_A_FAULT;
}

/** Whether any byte is beyond ASCII. */
export function hasHighBytes(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] ?? 0) > 0x7f) return true;
  return false;
}
