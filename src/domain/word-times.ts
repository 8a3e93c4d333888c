import type { PlannedChunk, WordTime } from './speech.ts';

/**
 * When each word of a chunk is heard, from the ends of its symbols. The first word begins with the
 * chunk. Between two words lies what is heard as a pause, which may be nothing; the last word ends where
 * the voice does, and the rest of the chunk is quiet.
 */
export function wordTimes(
  { words }: Pick<PlannedChunk, 'words'>,
  symbolEnds: Uint32Array,
): WordTime[] {
  return words.map(({ start, end, from, to }, index) => ({
    start,
    end,
    from: index === 0 ? 0 : (symbolEnds[from - 1] ?? 0),
    to: symbolEnds[to - 1] ?? 0,
  }));
}

/** Samples of a chunk behind its last word. */
export function quietAfter(words: readonly WordTime[], symbolEnds: Uint32Array): number {
  const samples = symbolEnds.at(-1) ?? 0;
  return samples - (words.at(-1)?.to ?? samples);
}
