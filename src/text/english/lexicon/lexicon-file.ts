/*
 * The compiled lexicon of one accent: gzip over
 *   a line of JSON (LexiconHeader), UTF-8
 *   the words in the order of their bytes, one a line: a character for the number of letters shared
 *   with the word before ('0' + n; 0 in every first word of a block), then the rest of the word
 *   a zero byte
 *   their entries, one a line, in the same order: phonemes, each symbol one byte (see `symbols`)
 *
 * It opens without building a map: one pass notes where the blocks begin, and a word is found by
 * binary search over the blocks' first words.
 */

/** First line of a lexicon file. */
export interface LexiconHeader {
  format: 'lectern-lexicon-1';
  language: string;
  entries: number;
  /** Symbols that are written as the bytes 128, 129, … */
  symbols: string;
  /** Where the entries are from and under which licence. */
  source: string;
}

/** Words between two whole words. */
export const BLOCK_WORDS = 16;

/** Code of the digit that says "no letters shared". */
export const SHARED_BASE = 48;

/** Letters that a word may share with the one before it. */
export const MOST_SHARED = 40;

const LINE_END = 10;
const FIRST_SYMBOL = 128;

async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Notes where every {@link BLOCK_WORDS}th line begins. */
function blockStarts(bytes: Uint8Array, from: number, to: number, entries: number): Uint32Array {
  const starts = new Uint32Array(Math.ceil(entries / BLOCK_WORDS));
  let line = 0;
  let begins = true;
  for (let at = from; at < to; at++) {
    if (begins && line % BLOCK_WORDS === 0) starts[line / BLOCK_WORDS] = at;
    begins = bytes[at] === LINE_END;
    if (begins) line++;
  }
  if (line !== entries) throw new Error(`The lexicon has ${line} lines, not ${entries}.`);
  return starts;
}

/** A lexicon file, opened. */
export class LexiconFile {
  readonly header: LexiconHeader;
  readonly #bytes: Uint8Array;
  readonly #words: Uint32Array;
  readonly #entries: Uint32Array;
  readonly #symbols: readonly string[];

  private constructor(bytes: Uint8Array) {
    const headerEnd = bytes.indexOf(LINE_END);
    const wordsEnd = bytes.indexOf(0, headerEnd);
    const text = new TextDecoder().decode(bytes.subarray(0, Math.max(0, headerEnd)));
    if (!text.startsWith('{"format":"lectern-lexicon-1"') || wordsEnd < 0) {
      throw new Error(`This is no lexicon: it begins with “${text.slice(0, 40)}”.`);
    }
    this.header = JSON.parse(text) as LexiconHeader;
    this.#bytes = bytes;
    const { entries, symbols } = this.header;
    this.#words = blockStarts(bytes, headerEnd + 1, wordsEnd, entries);
    this.#entries = blockStarts(bytes, wordsEnd + 1, bytes.length, entries);
    this.#symbols = Array.from(symbols);
  }

  /**
   * Opens a lexicon from the bytes of its file.
   * @throws Error when they are no lexicon
   */
  static async open(file: Uint8Array<ArrayBuffer>): Promise<LexiconFile> {
    return new LexiconFile(await gunzip(file));
  }

  /** The entry of a word as it stands in the file; undefined when there is none. */
  find(word: string): string | undefined {
    if (!/^[\x20-\x7e]+$/u.test(word)) return undefined;
    const block = this.#blockOf(word);
    if (block < 0) return undefined;
    let at = this.#words[block] ?? 0;
    let candidate = '';
    for (let line = 0; line < BLOCK_WORDS; line++) {
      const shared = (this.#bytes[at] ?? 0) - SHARED_BASE;
      const end = this.#lineEnd(at);
      if (shared < 0 || end < at) return undefined;
      candidate = candidate.slice(0, shared) + this.#ascii(at + 1, end);
      if (candidate === word) return this.#entry(block, line);
      if (candidate > word) return undefined;
      at = end + 1;
    }
    return undefined;
  }

  /** The last block whose first word is not after a word; -1 when all are. */
  #blockOf(word: string): number {
    let low = 0;
    let high = this.#words.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const at = this.#words[middle] ?? 0;
      if (this.#ascii(at + 1, this.#lineEnd(at)) <= word) low = middle + 1;
      else high = middle - 1;
    }
    return high;
  }

  #lineEnd(at: number): number {
    return this.#bytes.indexOf(LINE_END, at);
  }

  #ascii(from: number, to: number): string {
    return String.fromCharCode(...this.#bytes.subarray(from, to));
  }

  #entry(block: number, line: number): string {
    let at = this.#entries[block] ?? 0;
    for (let skipped = 0; skipped < line; skipped++) at = this.#lineEnd(at) + 1;
    const end = this.#lineEnd(at);
    let entry = '';
    for (const byte of this.#bytes.subarray(at, end)) {
      entry +=
        byte < FIRST_SYMBOL
          ? String.fromCharCode(byte)
          : (this.#symbols[byte - FIRST_SYMBOL] ?? '');
    }
    return entry;
  }
}
