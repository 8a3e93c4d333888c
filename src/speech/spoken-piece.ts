import { alignSymbols, type Alignment, type Gap } from './alignment.ts';
import type { RawSpeech } from './backend.ts';
import { cutOut, hush, soundWithin, withMargins, type Sound } from './edges.ts';
import { milliseconds, moveStretch, type Stretch } from './sound-levels.ts';
import { isPause } from './symbols.ts';

/** Speech cut out of one run of the model. */
export interface SpokenPiece {
  /** Begins and ends with at least 5 ms under −50 dBFS. */
  samples: Float32Array<ArrayBuffer>;
  /** See SpokenChunk. */
  symbolEnds: Uint32Array<ArrayBuffer>;
  /** Silences between words, in `samples`. */
  pauses: Stretch[];
  /** Silences inside words, in `samples`. */
  holes: Stretch[];
}

/** Which of a run's symbols are wanted, `to` excluded. */
export interface SymbolRange {
  from: number;
  to: number;
}

/** Silence at which speech can be cut without leaving anything of the neighbour. */
const SHORTEST_CUT = milliseconds(60);

/** Silence that stays with the neighbour of a cut. */
const KEPT_OFF = milliseconds(15);

/** Nothing is heard behind a piece either: its end is hushed as far as a pause goes on. */
const BEHIND = milliseconds(100);

/** Half a second of silence stands for speech of which nothing is heard. */
const NOTHING = milliseconds(20);

/** The gap in which a cut before a symbol falls; null where no pause is heard. */
function cutAt(gaps: readonly Gap[], symbol: number): Stretch | null {
  const gap = gaps.find(({ from, to }) => from <= symbol && symbol <= to);
  const pause = gap?.pause ?? null;
  return pause !== null && pause.end - pause.start >= SHORTEST_CUT ? pause : null;
}

/** The speech of the wanted symbols; null where it cannot be parted from its neighbours. */
function findWanted(
  samples: Float32Array,
  { sound, gaps }: Alignment,
  { from, to }: SymbolRange,
  count: number,
): Sound | null {
  if (sound === null) return null;
  const before = from === 0 ? null : cutAt(gaps, from);
  const after = to === count ? null : cutAt(gaps, to);
  if ((from > 0 && before === null) || (to < count && after === null)) return null;
  if (before === null && after === null) return sound;
  const coarse = { ...sound, start: before?.end ?? sound.start, end: after?.start ?? sound.end };
  if (coarse.end <= coarse.start) return null;
  return soundWithin(samples, coarse, {
    start: before === null ? sound.start : Math.min(coarse.start, before.start + KEPT_OFF),
    end: after === null ? sound.end : Math.max(coarse.end, after.end - KEPT_OFF),
  });
}

/**
 * Cuts what is wanted out of a run of the model: without the silence at its ends, without artefacts
 * there, and without what was spoken before and after it only to give the voice a context.
 * @param symbols of the whole run
 * @returns null where the context cannot be told from what is wanted
 */
export function cutPiece(
  symbols: readonly string[],
  wanted: SymbolRange,
  raw: RawSpeech,
  samplesPerDuration: number,
): SpokenPiece | null {
  const alignment = alignSymbols(symbols, raw, samplesPerDuration);
  if (alignment.sound === null) return silentPiece(wanted.to - wanted.from);
  const speech = findWanted(raw.samples, alignment, wanted, symbols.length);
  if (speech === null) return null;
  const cut = withMargins(raw.samples, speech);
  const samples = cutOut(raw.samples, cut, speech);
  const inside = (at: number): number =>
    Math.min(samples.length, Math.max(0, Math.round(at - cut.start)));
  const symbolEnds = Uint32Array.from(alignment.ends.subarray(wanted.from, wanted.to), inside);
  const lastSound = symbols
    .slice(wanted.from, wanted.to)
    .findLastIndex((symbol) => !isPause(symbol));
  const quiet = symbolEnds[lastSound] ?? samples.length;
  hush(samples, { start: quiet, end: samples.length + BEHIND });
  // Marks at the start are over when the first word begins; what follows the last word is silence.
  if (symbolEnds.length > 0) symbolEnds[symbolEnds.length - 1] = samples.length;
  const placed = (stretch: Stretch): Stretch => moveStretch(stretch, inside);
  const pauses = alignment.gaps
    .filter(({ from, to }) => from >= wanted.from && to <= wanted.to)
    .flatMap(({ silences }) => silences)
    .map(placed);
  const holes = alignment.holes
    .filter(({ start, end }) => start > speech.start && end < speech.end)
    .map(placed);
  return { samples, symbolEnds, pauses, holes };
}

function silentPiece(symbols: number): SpokenPiece {
  const samples = new Float32Array(NOTHING);
  return { samples, symbolEnds: new Uint32Array(symbols).fill(NOTHING), pauses: [], holes: [] };
}
