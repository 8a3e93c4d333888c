import { SAMPLE_RATE } from '../../../src/domain/audio-format.ts';

/** Numbers in 0…1, the same for the same seed (Numerical Recipes' linear congruential generator). */
export function* randomNumbers(seed: number): Generator<number, never> {
  for (let state = seed >>> 0; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

/**
 * Sound with what makes speech hard to encode: a gliding voice with many harmonics, hiss between,
 * syllables with steep beginnings; it begins and ends at full strength. Peaks reach about 0.5.
 */
export function speechLike(seconds: number, seed = 1): Float32Array<ArrayBuffer> {
  const random = randomNumbers(seed);
  let phase = 0;
  return new Float32Array(Math.round(seconds * SAMPLE_RATE)).map((_, index) => {
    const time = index / SAMPLE_RATE;
    const pitch = 120 + 40 * Math.sin(2.1 * time + seed);
    phase += (2 * Math.PI * pitch) / SAMPLE_RATE;
    let voice = 0;
    for (let harmonic = 1; harmonic <= 20; harmonic++) {
      voice += Math.sin(harmonic * phase) / harmonic;
    }
    const syllable = Math.max(0, Math.cos(2 * Math.PI * 3.7 * time)) ** 0.3;
    const hiss = (random.next().value - 0.5) * (1 - syllable);
    return 0.27 * syllable * voice + 0.2 * hiss;
  });
}

/** Signal-to-noise ratio of a copy in dB. */
export function signalToNoise(signal: Float32Array, copy: Float32Array): number {
  let power = 0;
  let noise = 0;
  signal.forEach((value, index) => {
    power += value * value;
    noise += (value - (copy[index] ?? 0)) ** 2;
  });
  return 10 * Math.log10(power / noise);
}

/** Samples that are compared at each shift: more than a second, every other one. */
const COMPARED = 30_000;

/** The shift of `copy` against `signal`, in samples up to `reach`, at which they are most alike. */
export function bestOffset(signal: Float32Array, copy: Float32Array, reach: number): number {
  let best = { offset: 0, likeness: -Infinity };
  for (let offset = -reach; offset <= reach; offset++) {
    let likeness = 0;
    for (let index = reach; index < reach + COMPARED; index += 2) {
      likeness += (signal[index] ?? 0) * (copy[index + offset] ?? 0);
    }
    if (likeness > best.likeness) best = { offset, likeness };
  }
  return best.offset;
}

/** Joins sample runs. */
export function join(...runs: Float32Array[]): Float32Array<ArrayBuffer> {
  const joined = new Float32Array(runs.reduce((total, run) => total + run.length, 0));
  let filled = 0;
  for (const run of runs) {
    joined.set(run, filled);
    filled += run.length;
  }
  return joined;
}
