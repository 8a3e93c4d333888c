import { LecternError } from '../domain/errors.ts';
import type { ModelManifest } from '../domain/model-manifest.ts';

/** The model's token for the start and the end of what it speaks. */
const BOUNDARY = 0;

/** Symbols that are heard as a break or not at all. */
const PAUSES = new Set(';:,.!?—…"()“” ');

/** Symbols that only shape their neighbours: stress, length, tone, release, nasalisation. */
const MARKS = new Set('\u0303ˈˌːʰʲ↓→↗↘');

/** A glottal stop is a sound whose sound is silence. */
const GLOTTAL_STOP = 'ʔ';

/** Whether a symbol stands for a break (punctuation, space). */
export function isPause(symbol: string): boolean {
  return PAUSES.has(symbol);
}

/** Whether something has to be heard where a symbol stands. */
export function isSound(symbol: string): boolean {
  return !PAUSES.has(symbol) && !MARKS.has(symbol) && symbol !== GLOTTAL_STOP;
}

/**
 * Token ids of a text in phonemes, the boundary at both ends.
 * @throws LecternError speech-failed for a symbol without a token, for none, and for too many
 */
export function tokenize(manifest: ModelManifest, phonemes: string): number[] {
  const symbols = Array.from(phonemes);
  if (symbols.length === 0 || symbols.length > manifest.tokenLimit) {
    throw new LecternError(
      'speech-failed',
      `The voice model speaks 1 to ${manifest.tokenLimit} symbols at a time, not ${symbols.length}.`,
    );
  }
  const ids = symbols.map((symbol) => {
    const id = Object.hasOwn(manifest.tokens, symbol) ? manifest.tokens[symbol] : undefined;
    if (id !== undefined) return id;
    throw new LecternError(
      'speech-failed',
      `The voice model has no token for the symbol “${symbol}” in “${phonemes}”.`,
    );
  });
  return [BOUNDARY, ...ids, BOUNDARY];
}
