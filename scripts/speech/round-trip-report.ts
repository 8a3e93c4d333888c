import { SAMPLE_RATE } from '../../src/domain/audio-format.ts';
import type { WordTime } from '../../src/domain/speech.ts';
import { decibels, edgeLevels, measurePauses, measureSilences, peakOf } from './chunk-measures.ts';

/** What is measured of one chunk. */
export interface ChunkResult {
  seconds: number;
  /** dBFS of the louder end. */
  edge: number;
  peak: number;
  /** Seconds of the longest silence. */
  silence: number;
  /** Word times against what is heard, one for each of {@link LEVELS}. */
  agreement: Agreement[];
}

/** How many silences lie in pauses between words, and how many such pauses are silent. */
interface Agreement {
  silences: number;
  claimed: number;
  pauses: number;
  silent: number;
}

/** A sentence that was spoken. */
export interface SentenceResult {
  characters: number;
  chunks: ChunkResult[];
  /** What had to be mended. */
  notes: string[];
}

/** What silence may be: decibels below the chunk's peak. */
const LEVELS = [-35, -40, -45, -50] as const;

/** Seconds of the shortest silence and pause that are counted. */
const SHORTEST = 0.1;

/** Milliseconds by which a silence may reach beyond the pause that is claimed, and the other way round. */
const TOLERANCE = 30;

/** Measures a chunk. */
export function measureChunk(samples: Float32Array, words: readonly WordTime[]): ChunkResult {
  const { first, last } = edgeLevels(samples);
  const silences = measureSilences(
    samples,
    words,
    { decibels: -45, below: 'full-scale' },
    SHORTEST,
  );
  return {
    seconds: samples.length / SAMPLE_RATE,
    edge: Math.max(first, last),
    peak: peakOf(samples),
    silence: Math.max(0, ...silences.map(({ start, end }) => end - start)),
    agreement: LEVELS.map((decibels) => compareTimes(samples, words, decibels)),
  };
}

function compareTimes(
  samples: Float32Array,
  words: readonly WordTime[],
  decibels: number,
): Agreement {
  const level = { decibels, below: 'peak' } as const;
  const silences = measureSilences(samples, words, level, SHORTEST);
  const pauses = measurePauses(samples, words, level, SHORTEST);
  return {
    silences: silences.length,
    claimed: silences.filter(({ beyond }) => beyond <= TOLERANCE).length,
    pauses: pauses.length,
    silent: pauses.filter((beyond) => beyond <= TOLERANCE).length,
  };
}

/** The names of the columns of {@link summarise}. */
export const COLUMNS = [
  ...['voice', 'sentences', 'seconds', 'mean', 'least', 'most', 'chunks'],
  ...['edge', 'silence', 'peak', 'mended'],
  ...LEVELS.flatMap((decibels) => [`silences${decibels}`, `pauses${decibels}`]),
];

/** The results of one voice in one line. */
export function summarise(voice: string, results: readonly SentenceResult[]): string {
  const seconds = results.map(({ chunks }) =>
    chunks.reduce((sum, chunk) => sum + chunk.seconds, 0),
  );
  const rates = results.map(({ characters }, index) => characters / (seconds[index] ?? 0));
  const total = seconds.reduce((sum, value) => sum + value, 0);
  const mean = results.reduce((sum, { characters }) => sum + characters, 0) / total;
  const chunks = results.flatMap((result) => result.chunks);
  const sum = (level: number, what: keyof Agreement): number =>
    chunks.reduce((whole, { agreement }) => whole + (agreement[level]?.[what] ?? 0), 0);
  return [
    voice,
    results.length,
    total.toFixed(1),
    ...[mean, Math.min(...rates), Math.max(...rates)].map((rate) => rate.toFixed(1)),
    chunks.length,
    Math.max(...chunks.map(({ edge }) => edge)).toFixed(1),
    Math.max(...chunks.map(({ silence }) => silence)).toFixed(2),
    decibels(Math.max(...chunks.map(({ peak }) => peak))).toFixed(1),
    results.filter(({ notes }) => notes.length > 0).length,
    ...LEVELS.flatMap((_, level) => [
      `${sum(level, 'claimed')}/${sum(level, 'silences')}`,
      `${sum(level, 'silent')}/${sum(level, 'pauses')}`,
    ]),
  ].join('\t');
}
