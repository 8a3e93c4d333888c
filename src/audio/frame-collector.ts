import { stripAdts } from './adts.ts';
import { summarize } from './mp4/audio-samples.ts';
import type { AudioSource, AudiobookDescription } from './mp4/audiobook-layout.ts';
import { layOutAudiobook } from './mp4/audiobook-layout.ts';

/** Bytes of audio that are kept in memory before the browser gets them as a Blob, which it may put on disk. */
const BYTES_PER_BLOB = 1 << 20;

/** AAC frames that become a file at once, without a place on disk of their own. */
export class FrameCollector {
  private readonly blobs: Blob[] = [];
  private readonly sizes: Uint16Array[] = [];
  private waiting: Uint8Array<ArrayBuffer>[] = [];
  private waitingBytes = 0;
  private bytes = 0;

  /**
   * Appends ADTS frames.
   * @throws AdtsError
   */
  append(aac: Uint8Array): void {
    const { payload, sizes } = stripAdts(aac);
    this.sizes.push(sizes);
    this.waiting.push(payload);
    this.waitingBytes += payload.length;
    this.bytes += payload.length;
    if (this.waitingBytes >= BYTES_PER_BLOB) this.hand();
  }

  /** All frames as a file; there must be some. */
  toFile(book: AudiobookDescription): Blob {
    this.hand();
    const sizes = (): Iterable<Uint16Array> => this.sizes;
    const data: AudioSource['data'] = { length: this.bytes, pieces: () => [] };
    const parts = layOutAudiobook(book, { sizes, summary: summarize(sizes), data });
    const content = parts.flatMap((part): BlobPart[] => {
      if (part === data) return this.blobs;
      return part instanceof Uint8Array ? [part] : Array.from(part.pieces(), (run) => run.slice());
    });
    return new Blob(content, { type: 'audio/mp4' });
  }

  private hand(): void {
    if (this.waiting.length > 0) this.blobs.push(new Blob(this.waiting));
    this.waiting = [];
    this.waitingBytes = 0;
  }
}
