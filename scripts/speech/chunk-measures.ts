import { SAMPLE_RATE } from '../../src/domain/audio-format.ts';
import type { WordTime } from '../../src/domain/speech.ts';
import type { Stretch } from '../../src/speech/sound-levels.ts';

/** A level over 10 ms windows below which it is silent, in decibels: below full scale, or below the chunk's peak. */
export interface SilenceLevel {
  decibels: number;
  below: 'full-scale' | 'peak';
}

/** Where a chunk is silent, and how far that is from where its words leave room. */
export interface MeasuredSilence {
  /** Seconds. */
  start: number;
  end: number;
  /** Milliseconds by which the silence reaches beyond the nearest pause that is claimed. */
  beyond: number;
}

const WINDOW = SAMPLE_RATE / 100;
const HOP = SAMPLE_RATE / 200;
const EDGE = SAMPLE_RATE / 200;

/** Seconds of the shortest silence that a pause is looked for in. */
const SHORTEST_SILENCE = 0.03;

/** The loudest sample of the first and of the last 5 ms, in dBFS. */
export function edgeLevels(samples: Float32Array): { first: number; last: number } {
  return {
    first: decibels(peakOf(samples.subarray(0, EDGE))),
    last: decibels(peakOf(samples.subarray(-EDGE))),
  };
}

/** The loudest sample. */
export function peakOf(samples: Float32Array): number {
  return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
}

/**
 * Silences of at least so many seconds between the sounds of a chunk. Levels are taken of the sum of
 * squares over 10 ms, every 5 ms.
 */
function findSilences(samples: Float32Array, level: SilenceLevel, least: number): Stretch[] {
  const reference = level.below === 'peak' ? peakOf(samples) : 1;
  const limit = reference * 10 ** (level.decibels / 20);
  const silences: Stretch[] = [];
  let from = -1;
  for (let at = 0; at + WINDOW <= samples.length; at += HOP) {
    const isSilent = meanOf(samples.subarray(at, at + WINDOW)) < limit;
    if (isSilent && from < 0) from = at;
    if (isSilent || from < 0) continue;
    const end = at + WINDOW - HOP;
    // What is silent before the first sound is no pause.
    if (from > 0 && end - from >= least * SAMPLE_RATE) silences.push({ start: from, end });
    from = -1;
  }
  return silences;
}

/** Holds the silences of at least so many seconds in a chunk against the pauses between its words. */
export function measureSilences(
  samples: Float32Array,
  words: readonly WordTime[],
  level: SilenceLevel,
  least: number,
): MeasuredSilence[] {
  return findSilences(samples, level, least).map(({ start, end }) => ({
    start: start / SAMPLE_RATE,
    end: end / SAMPLE_RATE,
    beyond: (1000 * beyondClaim(start, end, words)) / SAMPLE_RATE,
  }));
}

/**
 * Holds the pauses of at least so many seconds between the words of a chunk against its silences.
 * @returns for each the milliseconds by which it reaches beyond the silence that fits it best
 */
export function measurePauses(
  samples: Float32Array,
  words: readonly WordTime[],
  level: SilenceLevel,
  least: number,
): number[] {
  const silences = findSilences(samples, level, SHORTEST_SILENCE);
  return words.flatMap(({ to }, index) => {
    const from = words[index + 1]?.from ?? to;
    if (from - to < least * SAMPLE_RATE) return [];
    const beyond = silences.map(({ start, end }) => Math.max(start - to, from - end, 0));
    return [(1000 * Math.min(...beyond)) / SAMPLE_RATE];
  });
}

function meanOf(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}

/** Samples by which a stretch reaches out of the gap between two words in which it lies best. */
function beyondClaim(start: number, end: number, words: readonly WordTime[]): number {
  let least = Infinity;
  words.forEach(({ to }, index) => {
    const next = words[index + 1];
    if (next === undefined) return;
    least = Math.min(least, Math.max(to - start, end - next.from, 0));
  });
  return least;
}

/** A sample in dBFS. */
export function decibels(sample: number): number {
  return 20 * Math.log10(Math.max(sample, 1e-7));
}
