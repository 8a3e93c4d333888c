import { updateCrc32 } from '../archive/crc32.ts';
import { isPartName } from './part-names.ts';
import { joinedTitle } from './joined-title.ts';

/** Bytes that are looked at between two turns of the thread. */
const PIECE = 256 * 1024;
const LOCAL_HEADER = 30;
const CENTRAL_HEADER = 46;
const END_RECORD = 22;
/** The first day that a ZIP can state (1980-01-01): the same files always make the same archive. */
const NO_DATE = 0x0021;
/** Names are UTF-8. */
const UTF8_FLAG = 0x0800;
const VERSION = 20;

interface Part {
  name: Uint8Array<ArrayBuffer>;
  file: Blob;
  crc: number;
}

async function checksum(file: Blob, signal: AbortSignal | undefined): Promise<number> {
  let crc = 0;
  for (let at = 0; at < file.size; at += PIECE) {
    signal?.throwIfAborted();
    const bytes = await file.slice(at, at + PIECE).arrayBuffer();
    crc = updateCrc32(crc, new Uint8Array(bytes));
  }
  return crc;
}

/** Names in an archive must differ, and be such as parts of a book have. */
function partNames(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((given) => {
    const plain = given.replace(/^.*[\\/]/, '');
    const own = isPartName(plain) ? plain : `_${plain}.txt`;
    const dot = own.lastIndexOf('.');
    let name = own;
    for (let count = 2; used.has(name.toLowerCase()); count++) {
      name = `${own.slice(0, dot)} (${count})${own.slice(dot)}`;
    }
    used.add(name.toLowerCase());
    return name;
  });
}

/** What the local header and the central directory say alike of a part (APPNOTE 4.3.7, 4.3.12), from `at` on. */
function writeEntry(view: DataView, at: number, { name, file, crc }: Part): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, UTF8_FLAG, true);
  view.setUint16(at + 8, NO_DATE, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, file.size, true);
  view.setUint32(at + 18, file.size, true);
  view.setUint16(at + 22, name.length, true);
}

function localHeader(part: Part): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(LOCAL_HEADER));
  view.setUint32(0, 0x04034b50, true);
  writeEntry(view, 4, part);
  return view.buffer;
}

function centralHeader(part: Part, offset: number): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(CENTRAL_HEADER));
  view.setUint32(0, 0x02014b50, true);
  view.setUint16(4, VERSION, true);
  writeEntry(view, 6, part);
  view.setUint32(42, offset, true);
  return view.buffer;
}

function endRecord(count: number, size: number, offset: number): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(END_RECORD));
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, size, true);
  view.setUint32(16, offset, true);
  return view.buffer;
}

function writeArchive(parts: readonly Part[]): BlobPart[] {
  const local: BlobPart[] = [];
  const central: BlobPart[] = [];
  let offset = 0;
  let size = 0;
  for (const part of parts) {
    local.push(localHeader(part), part.name, part.file);
    central.push(centralHeader(part, offset), part.name);
    offset += LOCAL_HEADER + part.name.length + part.file.size;
    size += CENTRAL_HEADER + part.name.length;
  }
  return [...local, ...central, endRecord(parts.length, size, offset)];
}

/**
 * Makes one file of several, which is read as one book: a ZIP archive of them as they are, in the natural order of
 * their names. It refers to the files and holds no copy of them; the same files make the same bytes.
 */
export async function joinFiles(files: readonly File[], signal?: AbortSignal): Promise<File> {
  const names = partNames(files.map(({ name }) => name));
  const parts: Part[] = [];
  for (const [index, file] of files.entries()) {
    const name = new TextEncoder().encode(names[index] ?? file.name);
    parts.push({ name, file, crc: await checksum(file, signal) });
  }
  const title = joinedTitle(files.map(({ name }) => name));
  return new File(writeArchive(parts), `${title}.zip`, { type: 'application/zip' });
}
