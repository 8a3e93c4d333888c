import { SAMPLE_RATE } from '../../domain/audio-format.ts';
import type { TextRange } from '../../domain/edits/text-ranges.ts';
import type { ChunkWords } from '../../domain/speech.ts';

const LETTER = /[\p{L}\p{N}]/u;

/** What is heard at a time: indexes of the chunk and of its word; -1 for none. */
export interface HeardAt {
  chunk: number;
  word: number;
}

/** Finds what is heard at a time of a chapter, in seconds. `chunks` are the chapter's, in order. */
export function heardAt(chunks: readonly ChunkWords[], seconds: number): HeardAt {
  const sample = seconds * SAMPLE_RATE;
  const chunk = chunks.findLastIndex(({ at }) => at <= sample);
  const found = chunks[chunk];
  if (found === undefined) return { chunk: chunks.length > 0 ? 0 : -1, word: -1 };
  const into = sample - found.at;
  const word = found.words.findLastIndex(({ from }) => from <= into);
  return { chunk, word: into > found.samples ? -1 : word };
}

/** Whether a place in a text lies between two words, not inside one. */
function isBoundary(text: string, place: number): boolean {
  return !(LETTER.test(text[place - 1] ?? '') && LETTER.test(text[place] ?? ''));
}

/**
 * Where a chunk's words stand in its own text. They are given by their places in the block that the chunk
 * was taken from, so that all are shifted by the same: by where the chunk begins there.
 * @returns empty where that cannot be told, as in a note, whose announcement has no place
 */
export function wordsInText({ text, words, note }: ChunkWords): TextRange[] {
  const [first] = words;
  if (first === undefined || note !== undefined) return [];
  const firstLetter = Math.max(0, text.search(LETTER));
  // Mostly the first word begins at the first letter; a sign that is spoken may stand before it.
  for (let lead = firstLetter; lead >= 0; lead -= 1) {
    const ranges = words.map(({ start, end }) => ({
      start: start - first.start + lead,
      end: end - first.start + lead,
    }));
    const fits = ranges.every(
      ({ start, end }) => end <= text.length && isBoundary(text, start) && isBoundary(text, end),
    );
    if (fits) return ranges;
  }
  return [];
}
