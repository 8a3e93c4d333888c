import { SAMPLE_RATE } from '../domain/audio-format.ts';

/** Samples that a level is taken over: 5 ms. */
export const LEVEL_SAMPLES = SAMPLE_RATE / 200;

/** A stretch of samples, `end` excluded. */
export interface Stretch {
  start: number;
  end: number;
}

/** A stretch whose ends have been put elsewhere. */
export function moveStretch({ start, end }: Stretch, move: (at: number) => number): Stretch {
  return { start: move(start), end: move(end) };
}

/** Amplitude of a level in decibels below full scale. */
export function amplitude(decibels: number): number {
  return 10 ** (decibels / 20);
}

/** Samples of a time in milliseconds. */
export function milliseconds(value: number): number {
  return Math.round((value * SAMPLE_RATE) / 1000);
}

/** The highest amplitude in every {@link LEVEL_SAMPLES}. */
export function soundLevels(samples: Float32Array): Float32Array {
  const levels = new Float32Array(Math.ceil(samples.length / LEVEL_SAMPLES));
  samples.forEach((sample, index) => {
    const at = Math.floor(index / LEVEL_SAMPLES);
    const size = Math.abs(sample);
    if (size > (levels[at] ?? 0)) levels[at] = size;
  });
  return levels;
}

/** Stretches of at least `least` samples in which no level reaches `limit`. */
export function findSilences(levels: Float32Array, limit: number, least: number): Stretch[] {
  const silences: Stretch[] = [];
  let from = 0;
  for (let at = 0; at <= levels.length; at += 1) {
    if (at < levels.length && (levels[at] ?? 0) < limit) continue;
    const [start, end] = [from * LEVEL_SAMPLES, at * LEVEL_SAMPLES];
    if (end - start >= least) silences.push({ start, end });
    from = at + 1;
  }
  return silences;
}

/** The root of the mean square of every {@link LEVEL_SAMPLES}. */
export function meanLevels(samples: Float32Array): Float32Array {
  const levels = new Float32Array(Math.ceil(samples.length / LEVEL_SAMPLES));
  samples.forEach((sample, index) => {
    const at = Math.floor(index / LEVEL_SAMPLES);
    levels[at] = (levels[at] ?? 0) + sample * sample;
  });
  return levels.map((sum) => Math.sqrt(sum / LEVEL_SAMPLES));
}
