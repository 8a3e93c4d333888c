import { pauseFrames } from '../domain/pauses.ts';
import type { PlannedChunk } from '../domain/speech.ts';
import { quietAfter, wordTimes } from '../domain/word-times.ts';
import type { AudioRecord, ChunkRecord } from '../storage/database.ts';
import { effortOf } from './estimates.ts';

/** Where a chunk belongs in a job, and what its sound is named by. */
export type ChunkPlace = Pick<ChunkRecord, 'jobId' | 'position' | 'index' | 'key'>;

/** A chunk with its sound, as it is stored. */
export function chunkRecord(
  place: ChunkPlace,
  chunk: PlannedChunk,
  { frames, symbolEnds }: Pick<AudioRecord, 'frames' | 'symbolEnds'>,
  pausePace: number,
): ChunkRecord {
  const words = wordTimes(chunk, symbolEnds);
  const samples = symbolEnds.at(-1) ?? 0;
  const quiet = quietAfter(words, symbolEnds);
  return {
    ...place,
    frames,
    pauseFrames: pauseFrames({ kind: chunk.pauseAfter, pace: pausePace, quiet }, samples),
    characters: chunk.text.length,
    effort: effortOf(chunk),
    block: chunk.block,
    ...(chunk.note === undefined ? {} : { note: chunk.note }),
    text: chunk.text,
    phonemes: chunk.phonemes,
    samples,
    words,
  };
}
