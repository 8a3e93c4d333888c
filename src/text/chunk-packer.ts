import { CHUNK_TOKEN_LIMIT } from '../domain/speech.ts';

/** Symbols from which on a chunk can be spoken by itself; the model is weak on shorter ones. */
export const SHORTEST_ALONE = 20;

/** Where a chunk may end, by how well a listener bears it; the order is that of {@link BREAK_COST}. */
export type BreakKind =
  'speaker' | 'sentence' | 'line' | 'clause' | 'comma' | 'conjunction' | 'space' | 'anywhere';

/** The word of an {@link Atom}: where it is written, and which of the atom's symbols it has. */
export interface AtomWord {
  start: number;
  end: number;
  from: number;
  to: number;
}

/** The smallest piece that a chunk is made of: something spoken with what clings to it. */
export interface Atom {
  /** Symbols, a trailing space included where one belongs there. */
  phonemes: string;
  /** Offsets into the block's text. */
  start: number;
  end: number;
  word: AtomWord;
  /** What ends with this atom. */
  breakAfter: BreakKind;
}

/** A chunk as a range of atoms, `from` included, `to` not. */
export interface AtomRange {
  from: number;
  to: number;
}

/*
 * Costs are in arbitrary units and were set so that, in order: whole sentences are kept up to about
 * 330 symbols; longer ones are divided at a semicolon, a colon or a dash, then at a comma, before a
 * conjunction, at a space; sentences are joined until a chunk has 100 to 250 symbols.
 */
const BREAK_COST: Readonly<Record<BreakKind, number>> = {
  speaker: 0,
  sentence: 0,
  line: 12,
  clause: 26,
  comma: 45,
  conjunction: 70,
  space: 200,
  anywhere: 1_000,
};

/** Symbols that a chunk should have; the model is weak on shorter ones and hurries through longer ones. */
const COMFORT = { tiny: SHORTEST_ALONE, least: 100, most: 250 } as const;

function lengthCost(symbols: number): number {
  if (symbols > COMFORT.most) return (symbols - COMFORT.most) * 0.3;
  if (symbols >= COMFORT.least) return 0;
  const missing = COMFORT.least - symbols;
  return missing * 0.2 + (symbols < COMFORT.tiny ? 60 : 0);
}

/** What a chunk costs for being one more chunk: of two equal ways the one with fewer chunks is taken. */
const CHUNK_COST = 4;

/**
 * Divides the atoms of one block into chunks at the least cost. No chunk has more than
 * {@link CHUNK_TOKEN_LIMIT} symbols, a mark at its end included, provided that no atom has. Runs in linear time: a chunk is at
 * most that many atoms long, since each has at least one symbol.
 */
export function packChunks(atoms: readonly Atom[]): AtomRange[] {
  const sizes = atoms.map((atom) => Array.from(atom.phonemes).length);
  const cost = new Float64Array(atoms.length + 1).fill(Infinity);
  const previous = new Int32Array(atoms.length + 1).fill(-1);
  cost[0] = 0;
  for (let to = 1; to <= atoms.length; to++) {
    const last = atoms[to - 1];
    const endCost = to === atoms.length ? 0 : BREAK_COST[last?.breakAfter ?? 'anywhere'];
    // The space after the last atom of a chunk is not spoken.
    let symbols = last?.phonemes.endsWith(' ') === true ? -1 : 0;
    for (let from = to - 1; from >= 0; from--) {
      symbols += sizes[from] ?? 0;
      // One is left for the mark that a chunk may have to end with.
      if (symbols >= CHUNK_TOKEN_LIMIT) break;
      const total = (cost[from] ?? Infinity) + endCost + lengthCost(symbols) + CHUNK_COST;
      if (total < (cost[to] ?? Infinity)) {
        cost[to] = total;
        previous[to] = from;
      }
    }
  }
  const ranges: AtomRange[] = [];
  for (let to = atoms.length; to > 0;) {
    const from = Math.max(0, previous[to] ?? 0);
    ranges.push({ from, to });
    to = from;
  }
  return ranges.reverse();
}
