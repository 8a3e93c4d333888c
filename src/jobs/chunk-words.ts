import { FRAME_SAMPLES, GUARD_FRAMES } from '../domain/audio-format.ts';
import type { ChunkWords } from '../domain/speech.ts';
import type { ChunkRecord } from '../storage/database.ts';

/**
 * The chunks of one chapter with the times of their words.
 * @param chunks in order, from the first one on
 */
export function chunkWords(chunks: readonly ChunkRecord[]): ChunkWords[] {
  let frames = 0;
  return chunks.map((chunk) => {
    const at = (frames + GUARD_FRAMES) * FRAME_SAMPLES;
    frames += chunk.frames + chunk.pauseFrames;
    const { position, block, note, text, samples, words } = chunk;
    return {
      ...{ chapter: position, block, text, at, samples, words },
      ...(note === undefined ? {} : { note }),
    };
  });
}
