import type { PauseKind } from '../domain/pauses.ts';
import type { PlannedChunk, PlannedWord, SpeakerRole } from '../domain/speech.ts';
import type { Atom, BreakKind } from './chunk-packer.ts';

/** The pause after a chunk that ends inside a block, by what ends there. */
const PAUSE_AT: Readonly<Record<BreakKind, PauseKind>> = {
  speaker: 'speaker',
  sentence: 'sentence',
  line: 'line',
  clause: 'clause',
  comma: 'comma',
  conjunction: 'none',
  space: 'none',
  anywhere: 'none',
};

/** Symbols in one line, with one space at most between two of them and none at the ends. */
class SymbolLine {
  readonly words: PlannedWord[] = [];
  #symbols: string[] = [];

  add({ phonemes, word }: Atom): void {
    // For each of the atom's symbols, and for its end, the place in the line.
    const places: number[] = [];
    for (const symbol of Array.from(phonemes)) {
      places.push(this.#symbols.length);
      if (symbol !== ' ' || !/^ ?$/u.test(this.#symbols.at(-1) ?? ' ')) this.#symbols.push(symbol);
    }
    places.push(this.#symbols.length);
    const [from, to] = [places[word.from] ?? 0, places[word.to] ?? 0];
    if (to > from) this.words.push({ start: word.start, end: word.end, from, to });
  }

  get phonemes(): string {
    return this.#symbols.join('').trimEnd();
  }
}

/** The phonemes of atoms in a row, as the model is given them. */
export function phonemesOf(atoms: readonly Atom[]): string {
  const line = new SymbolLine();
  for (const atom of atoms) line.add(atom);
  return line.phonemes;
}

/** Makes a chunk of a block's atoms. */
export function chunkOf(
  atoms: readonly Atom[],
  text: string,
  block: number,
  role: SpeakerRole,
): PlannedChunk {
  const line = new SymbolLine();
  for (const atom of atoms) line.add(atom);
  const written = text.slice(atoms[0]?.start ?? 0, atoms.at(-1)?.end ?? text.length).trim();
  return {
    text: written === '' ? text.trim() : written,
    phonemes: line.phonemes,
    block,
    role,
    words: line.words,
    before: '',
    after: '',
    pauseAfter: PAUSE_AT[atoms.at(-1)?.breakAfter ?? 'anywhere'],
  };
}

/** Ends a chunk that has no mark at its end with one, a full stop where the voice shall fall. */
export function close(chunk: PlannedChunk, mark: '.' | ','): void {
  if (/[\p{L}\p{M}ˈˌːʰʲ]$/u.test(chunk.phonemes)) chunk.phonemes += mark;
}
