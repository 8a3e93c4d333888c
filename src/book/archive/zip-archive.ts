import { Inflate } from 'fflate';
import { LecternError } from '../../domain/errors.ts';
import type { Turns } from '../turns.ts';
import { ARCHIVE_LIMITS, type ArchiveLimits } from './archive-limits.ts';
import { updateCrc32 } from './crc32.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

/** Compressed bytes that are fed to the inflater at once; it may make a thousandfold of them. */
const PIECE_BYTES = 16 * 1024;
const LOCAL_HEADER_BYTES = 30;
const LOCAL_SIGNATURE = 0x04034b50;
const MEBIBYTE = 1024 * 1024;

/**
 * A ZIP file that is treated as hostile: nothing of it is written anywhere, the bytes really inflated
 * are counted while they come, and an entry that holds more than it claims is never kept.
 */
export class ZipArchive {
  private inflated = 0;
  /** Names by their small letters, made when a name is first looked for in vain. */
  private byLowerCase: ReadonlyMap<string, string> | null = null;

  private constructor(
    private readonly file: Blob,
    private readonly fileName: string,
    private readonly entries: ReadonlyMap<string, ZipEntry>,
    private readonly limits: ArchiveLimits,
    private readonly turns: Turns,
  ) {}

  /**
   * Reads the directory of an archive.
   * @throws LecternError file-damaged, archive-too-many-entries
   */
  static async open(
    file: Blob,
    fileName: string,
    turns: Turns,
    limits: ArchiveLimits = ARCHIVE_LIMITS,
  ): Promise<ZipArchive> {
    const entries = await readZipDirectory(file, fileName, limits, turns);
    return new ZipArchive(file, fileName, entries, limits, turns);
  }

  /** The entries' names in the directory's order. */
  names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /**
   * The entry that a reference means: of exactly this name, else of one that differs in capitals only, as
   * file systems allow where many books are made. The name itself where there is none.
   */
  locate(name: string): string {
    if (this.entries.has(name)) return name;
    this.byLowerCase ??= new Map(this.names().map((each) => [each.toLowerCase(), each]));
    return this.byLowerCase.get(name.toLowerCase()) ?? name;
  }

  /** True when any entry needs a password. */
  isEncrypted(): boolean {
    return [...this.entries.values()].some((entry) => entry.encrypted);
  }

  /**
   * Refuses at once what would pass the limits when read: the claims of the directory are an upper
   * bound, because an entry that holds more than it claims is refused.
   * @throws LecternError archive-too-large
   */
  checkClaims(names: Iterable<string>): void {
    let sum = 0;
    for (const name of names) {
      const claimed = this.entries.get(name)?.inflatedBytes ?? 0;
      if (claimed > this.limits.textBytes) throw this.tooLarge(name, claimed);
      sum += claimed;
    }
    if (sum + this.inflated > this.limits.inflatedBytes) throw this.tooLarge(null, sum);
  }

  /**
   * Reads one entry whole.
   * @throws LecternError file-damaged (missing, cut off, wrong checksum), archive-encrypted, archive-too-large
   */
  async read(name: string): Promise<Uint8Array<ArrayBuffer>> {
    const entry = this.entries.get(name);
    if (entry === undefined) throw this.damaged(name, 'is not in the archive');
    if (entry.encrypted) {
      throw new LecternError(
        'archive-encrypted',
        `“${this.fileName}” is locked with a password. Unlock it with the program that made it, then choose the unlocked file.`,
      );
    }
    if (entry.inflatedBytes > this.limits.textBytes) throw this.tooLarge(name, entry.inflatedBytes);
    if (entry.inflatedBytes + this.inflated > this.limits.inflatedBytes) {
      throw this.tooLarge(null, entry.inflatedBytes + this.inflated);
    }
    const start = await this.dataStart(entry);
    if (entry.method === 0) return this.readStored(entry, start);
    if (entry.method === 8) return this.readDeflated(entry, start);
    throw this.damaged(name, `is packed in a way that books do not use (method ${entry.method})`);
  }

  private async dataStart(entry: ZipEntry): Promise<number> {
    const from = entry.headerOffset;
    const header = new DataView(
      await this.file.slice(from, from + LOCAL_HEADER_BYTES).arrayBuffer(),
    );
    if (header.byteLength < LOCAL_HEADER_BYTES || header.getUint32(0, true) !== LOCAL_SIGNATURE) {
      throw this.damaged(entry.name, 'is not where the directory says');
    }
    return from + LOCAL_HEADER_BYTES + header.getUint16(26, true) + header.getUint16(28, true);
  }

  private async readStored(entry: ZipEntry, start: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(
      await this.file.slice(start, start + entry.inflatedBytes).arrayBuffer(),
    );
    this.inflated += bytes.length;
    if (bytes.length < entry.inflatedBytes) throw this.damaged(entry.name, 'is cut off');
    if (updateCrc32(0, bytes) !== entry.crc32) throw this.damaged(entry.name, 'has wrong bytes');
    return bytes;
  }

  private async readDeflated(entry: ZipEntry, start: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(entry.inflatedBytes);
    let length = 0;
    let crc = 0;
    const inflater = new Inflate((piece) => {
      this.inflated += piece.length;
      length += piece.length;
      // What is more than claimed is not kept, only counted: it tells damage from a bomb.
      if (length > this.limits.textBytes || this.inflated > this.limits.inflatedBytes) {
        throw this.tooLarge(entry.name, length);
      }
      if (length > bytes.length) return;
      bytes.set(piece, length - piece.length);
      crc = updateCrc32(crc, piece);
    });
    const end = Math.min(this.file.size, start + entry.compressedBytes);
    const packed = new Uint8Array(await this.file.slice(start, end).arrayBuffer());
    for (let at = 0; at < packed.length; at += PIECE_BYTES) {
      const last = at + PIECE_BYTES >= packed.length;
      try {
        inflater.push(packed.subarray(at, at + PIECE_BYTES), last);
      } catch (thrown) {
        if (thrown instanceof LecternError) throw thrown;
        throw this.damaged(entry.name, 'cannot be unpacked');
      }
      await this.turns.next();
    }
    if (length < bytes.length) throw this.damaged(entry.name, 'is cut off');
    if (length > bytes.length) throw this.damaged(entry.name, 'holds more than it claims');
    if (crc !== entry.crc32) throw this.damaged(entry.name, 'has wrong bytes');
    return bytes;
  }

  private damaged(name: string, fault: string): LecternError {
    return new LecternError(
      'file-damaged',
      `“${this.fileName}” is damaged: its part “${name}” ${fault}. Download or copy the file again.`,
    );
  }

  private tooLarge(name: string | null, bytes: number): LecternError {
    const what = name === null ? 'its text' : `its part “${name}”`;
    const limit = name === null ? this.limits.inflatedBytes : this.limits.textBytes;
    return new LecternError(
      'archive-too-large',
      `“${this.fileName}” is refused: ${what} unpacks to more than ${Math.floor(Math.min(bytes, limit) / MEBIBYTE)} MB, which no book does. It is damaged, or made to fill the memory.`,
    );
  }
}
