import { SAMPLE_RATE } from '../../src/domain/audio-format.ts';
import type { WordTime } from '../../src/domain/speech.ts';
import {
  decibels,
  edgeLevels,
  measureSilences,
  peakOf,
  type MeasuredSilence,
} from './chunk-measures.ts';

/** What is measured of one chunk. */
export interface ChunkResult {
  seconds: number;
  /** dBFS of the louder end. */
  edge: number;
  peak: number;
  silences: MeasuredSilence[];
}

/** A sentence that was spoken. */
export interface SentenceResult {
  characters: number;
  chunks: ChunkResult[];
  /** What had to be mended. */
  notes: string[];
}

/** Silence is what is under −45 dBFS for 0.1 s. */
const SILENCE = { level: { decibels: -45, below: 'full-scale' }, seconds: 0.1 } as const;

/** Milliseconds by which a silence may reach beyond the pause that is claimed. */
const TOLERANCE = 30;

/** Measures a chunk. */
export function measureChunk(samples: Float32Array, words: readonly WordTime[]): ChunkResult {
  const { first, last } = edgeLevels(samples);
  return {
    seconds: samples.length / SAMPLE_RATE,
    edge: Math.max(first, last),
    peak: peakOf(samples),
    silences: measureSilences(samples, words, SILENCE.level, SILENCE.seconds),
  };
}

/** The names of the columns of {@link summarise}. */
export const COLUMNS = [
  ...['voice', 'sentences', 'seconds', 'mean', 'least', 'most', 'chunks'],
  ...['edge', 'silence', 'peak', 'silences', 'claimed', 'mended'],
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
  const silences = chunks.flatMap((chunk) => chunk.silences);
  return [
    voice,
    results.length,
    total.toFixed(1),
    ...[mean, Math.min(...rates), Math.max(...rates)].map((rate) => rate.toFixed(1)),
    chunks.length,
    Math.max(...chunks.map(({ edge }) => edge)).toFixed(1),
    Math.max(0, ...silences.map(({ start, end }) => end - start)).toFixed(2),
    decibels(Math.max(...chunks.map(({ peak }) => peak))).toFixed(1),
    silences.length,
    silences.filter(({ beyond }) => beyond <= TOLERANCE).length,
    results.filter(({ notes }) => notes.length > 0).length,
  ].join('\t');
}
