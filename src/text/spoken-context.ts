import { CHUNK_TOKEN_LIMIT, type PlannedChunk, type SpeechLanguage } from '../domain/speech.ts';
import { SHORTEST_ALONE, type Atom } from './chunk-packer.ts';
import { phonemesOf } from './planned-chunk.ts';

/**
 * What is spoken before a chunk that is too short for the model, and cut off again. It ends in a full
 * stop, after which all voices pause; see docs/decisions/124-short-chunks.md.
 */
const LEAD_IN: Readonly<Record<SpeechLanguage, string>> = {
  'en-us': 'nˈObˌɑdi ɪn ðə ɹˈum sˈɛd ˈɛniθˌɪŋ fɔɹ ɐ lˈɔŋ tˈIm ˈæftəɹ ðˈæt. ',
  'en-gb': 'nˈQbədi ɪn ðə ɹˈuːm sˈɛd ˈɛnɪθɪŋ fɔː ɐ lˈɒŋ tˈIm ˈɑːftə ðˈat. ',
};

/** Symbols of a divided sentence that are spoken once more with its other part. */
const OVERLAP = 30;

/** Gives a chunk that is too short to be spoken by itself something before it. */
export function leadIn(chunk: PlannedChunk, language: SpeechLanguage): void {
  if (Array.from(chunk.phonemes).length >= SHORTEST_ALONE) return;
  chunk.before = LEAD_IN[language];
}

/** The last words of some atoms, about {@link OVERLAP} symbols. */
function lastWords(atoms: readonly Atom[]): string {
  let from = atoms.length;
  for (let symbols = 0; from > 0 && symbols < OVERLAP;) {
    from--;
    symbols += Array.from(atoms[from]?.phonemes ?? '').length;
  }
  return phonemesOf(atoms.slice(from));
}

/** The first words of some atoms, about {@link OVERLAP} symbols. */
function firstWords(atoms: readonly Atom[]): string {
  let to = 0;
  for (let symbols = 0; to < atoms.length && symbols < OVERLAP; to++) {
    symbols += Array.from(atoms[to]?.phonemes ?? '').length;
  }
  return phonemesOf(atoms.slice(0, to));
}

/**
 * Lets the two parts of a divided sentence overlap: each is spoken with the nearest words of the other,
 * so that the voice neither falls at the end of the first nor begins anew with the second.
 */
export function overlap(
  before: { chunk: PlannedChunk; atoms: readonly Atom[] },
  after: { chunk: PlannedChunk; atoms: readonly Atom[] },
): void {
  before.chunk.after = ` ${firstWords(after.atoms)}`;
  after.chunk.before = `${lastWords(before.atoms)} `;
  for (const { chunk } of [before, after]) {
    const symbols = Array.from(chunk.before + chunk.phonemes + chunk.after).length;
    // A word of hundreds of symbols is no context.
    if (symbols > CHUNK_TOKEN_LIMIT + 3 * OVERLAP) {
      chunk.before = '';
      chunk.after = '';
    }
  }
}
