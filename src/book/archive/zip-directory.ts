import { LecternError } from '../../domain/errors.ts';
import type { Turns } from '../turns.ts';
import { decodeWindows1252 } from '../encoding/windows-1252.ts';
import type { ArchiveLimits } from './archive-limits.ts';

/** One entry of a ZIP file's central directory (APPNOTE 6.3.10, section 4.3.12). */
export interface ZipEntry {
  /** As it stands in the directory, `/` between folders. It is a key, never a path on a disk. */
  name: string;
  /** 0 stored, 8 deflated; others are not read. */
  method: number;
  encrypted: boolean;
  crc32: number;
  compressedBytes: number;
  /** What the directory claims; checked while inflating. */
  inflatedBytes: number;
  /** Where the entry's local header starts in the file. */
  headerOffset: number;
}

const END_SIGNATURE = 0x06054b50;
const END64_SIGNATURE = 0x06064b50;
const END64_LOCATOR_SIGNATURE = 0x07064b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_BYTES = 22;
const LOCATOR_BYTES = 20;
const END64_BYTES = 56;
const ENTRY_BYTES = 46;
const LONGEST_COMMENT = 0xffff;
const IN_ZIP64 = 0xffffffff;
/** A directory larger than this is no book's: 10,000 entries with names of 1,000 bytes fit. */
const LARGEST_DIRECTORY = 16 * 1024 * 1024;

interface DirectoryPlace {
  entries: number;
  bytes: number;
  offset: number;
}

async function viewOf(file: Blob, from: number, to: number): Promise<DataView> {
  return new DataView(await file.slice(from, to).arrayBuffer());
}

function cutOff(fileName: string): LecternError {
  return new LecternError(
    'file-damaged',
    `“${fileName}” is cut off: the archive's directory, which lies at its end, is missing. Download or copy the file again.`,
  );
}

function damagedDirectory(fileName: string): LecternError {
  return new LecternError(
    'file-damaged',
    `“${fileName}” is damaged: the archive's directory cannot be read. Download or copy the file again.`,
  );
}

function findEnd(tail: DataView): number {
  for (let at = tail.byteLength - END_BYTES; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END_SIGNATURE) continue;
    if (at + END_BYTES + tail.getUint16(at + 20, true) <= tail.byteLength) return at;
  }
  return -1;
}

async function findZip64(file: Blob, endOffset: number): Promise<DirectoryPlace | null> {
  if (endOffset < LOCATOR_BYTES) return null;
  const locator = await viewOf(file, endOffset - LOCATOR_BYTES, endOffset);
  if (locator.getUint32(0, true) !== END64_LOCATOR_SIGNATURE) return null;
  const at = Number(locator.getBigUint64(8, true));
  if (at + END64_BYTES > file.size) return null;
  const end = await viewOf(file, at, at + END64_BYTES);
  if (end.getUint32(0, true) !== END64_SIGNATURE) return null;
  return {
    entries: Number(end.getBigUint64(32, true)),
    bytes: Number(end.getBigUint64(40, true)),
    offset: Number(end.getBigUint64(48, true)),
  };
}

async function findDirectory(file: Blob, fileName: string): Promise<DirectoryPlace> {
  const tailStart = Math.max(0, file.size - END_BYTES - LONGEST_COMMENT);
  const tail = await viewOf(file, tailStart, file.size);
  const at = findEnd(tail);
  if (at < 0) throw cutOff(fileName);
  const place = {
    entries: tail.getUint16(at + 10, true),
    bytes: tail.getUint32(at + 12, true),
    offset: tail.getUint32(at + 16, true),
  };
  const needsZip64 =
    place.entries === 0xffff || place.bytes === IN_ZIP64 || place.offset === IN_ZIP64;
  const found = (needsZip64 ? await findZip64(file, tailStart + at) : null) ?? place;
  const endOffset = tailStart + at;
  if (found.bytes > LARGEST_DIRECTORY) throw damagedDirectory(fileName);
  if (found.offset + found.bytes > endOffset) throw damagedDirectory(fileName);
  return found;
}

/** Reads the sizes and the offset that do not fit 32 bits (APPNOTE 4.5.3). */
function applyZip64(entry: ZipEntry, extra: DataView): void {
  for (let at = 0; at + 4 <= extra.byteLength;) {
    const id = extra.getUint16(at, true);
    const end = at + 4 + extra.getUint16(at + 2, true);
    if (id === 1 && end <= extra.byteLength) {
      let field = at + 4;
      const take = (): number | null => {
        if (field + 8 > end) return null;
        field += 8;
        return Number(extra.getBigUint64(field - 8, true));
      };
      if (entry.inflatedBytes === IN_ZIP64) entry.inflatedBytes = take() ?? IN_ZIP64;
      if (entry.compressedBytes === IN_ZIP64) entry.compressedBytes = take() ?? IN_ZIP64;
      if (entry.headerOffset === IN_ZIP64) entry.headerOffset = take() ?? IN_ZIP64;
      return;
    }
    at = end;
  }
}

const UTF8 = new TextDecoder();

function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  const name = UTF8.decode(bytes);
  const text = isUtf8 || !name.includes('\ufffd') ? name : decodeWindows1252(bytes);
  return text.replaceAll('\\', '/').normalize('NFC');
}

function readEntry(directory: DataView, at: number): { entry: ZipEntry; next: number } | null {
  if (at + ENTRY_BYTES > directory.byteLength) return null;
  if (directory.getUint32(at, true) !== ENTRY_SIGNATURE) return null;
  const nameBytes = directory.getUint16(at + 28, true);
  const extraBytes = directory.getUint16(at + 30, true);
  const next = at + ENTRY_BYTES + nameBytes + extraBytes + directory.getUint16(at + 32, true);
  if (next > directory.byteLength) return null;
  const flags = directory.getUint16(at + 8, true);
  const base = directory.byteOffset + at + ENTRY_BYTES;
  const entry: ZipEntry = {
    name: decodeName(new Uint8Array(directory.buffer, base, nameBytes), (flags & 0x800) !== 0),
    method: directory.getUint16(at + 10, true),
    encrypted: (flags & 1) !== 0,
    crc32: directory.getUint32(at + 16, true),
    compressedBytes: directory.getUint32(at + 20, true),
    inflatedBytes: directory.getUint32(at + 24, true),
    headerOffset: directory.getUint32(at + 42, true),
  };
  applyZip64(entry, new DataView(directory.buffer, base + nameBytes, extraBytes));
  return { entry, next };
}

/**
 * Reads the central directory of a ZIP file. Of two entries with one name the first counts.
 * @throws LecternError file-damaged, archive-too-many-entries
 */
export async function readZipDirectory(
  file: Blob,
  fileName: string,
  limits: ArchiveLimits,
  turns: Turns,
): Promise<Map<string, ZipEntry>> {
  const place = await findDirectory(file, fileName);
  const tooMany = (count: number): LecternError =>
    new LecternError(
      'archive-too-many-entries',
      `“${fileName}” holds ${count} files; Lectern opens archives of up to ${limits.entries}. Unpack it, remove what is not the book, and pack it again.`,
    );
  if (place.entries > limits.entries) throw tooMany(place.entries);
  const directory = await viewOf(file, place.offset, place.offset + place.bytes);
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let count = 0; at < directory.byteLength; count++) {
    if (count >= limits.entries) throw tooMany(count + 1);
    const read = readEntry(directory, at);
    if (read === null) break;
    if (!entries.has(read.entry.name)) entries.set(read.entry.name, read.entry);
    at = read.next;
    if (count % 256 === 0) await turns.next();
  }
  if (entries.size === 0 && place.entries > 0) throw damagedDirectory(fileName);
  return entries;
}
