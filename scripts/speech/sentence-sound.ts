import { FRAME_SAMPLES, GUARD_FRAMES } from '../../src/domain/audio-format.ts';
import { pauseFrames } from '../../src/domain/pauses.ts';
import type { PlannedChunk, WordTime } from '../../src/domain/speech.ts';
import { quietAfter, wordTimes } from '../../src/domain/word-times.ts';
import type { SpokenPiece } from '../../src/speech/spoken-piece.ts';

/** Puts the chunks of a sentence one behind another as they lie in a book, pauses included. */
export class SentenceSound {
  readonly #parts: Float32Array[] = [];
  #length = 0;

  /** Adds a chunk with the pause after it. @returns the times of its words, in samples of the chunk */
  add(chunk: PlannedChunk, { samples, symbolEnds }: SpokenPiece): WordTime[] {
    const words = wordTimes(chunk, symbolEnds);
    const quiet = quietAfter(words, symbolEnds);
    const pause = pauseFrames({ kind: chunk.pauseAfter, pace: 1, quiet }, samples.length);
    const frames = Math.ceil(samples.length / FRAME_SAMPLES) + 2 * GUARD_FRAMES + pause;
    const part = new Float32Array(frames * FRAME_SAMPLES);
    part.set(samples, GUARD_FRAMES * FRAME_SAMPLES);
    this.#parts.push(part);
    this.#length += part.length;
    return words;
  }

  /** All of it. */
  samples(): Float32Array<ArrayBuffer> {
    const whole = new Float32Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}
