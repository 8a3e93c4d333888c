import { SAMPLE_RATE } from '../domain/audio-format.ts';
import { parseVoice } from '../domain/voice-blend.ts';
import { MEAN_GAIN_DB, VOICE_GAINS_DB } from './voice-gains.ts';

/**
 * Highest sample that goes into the encoder, in dBFS. What comes out of a decoder may be higher: AAC
 * rounds the spectrum, and the peaks move. The difference to −3 dBFS is that overshoot, measured over
 * all voices and bit rates, with a reserve; see docs/decisions/143-voice-levels.md.
 */
export const CEILING_DBFS = -6.5;

/** Samples that the limiter sees ahead: 5 ms. */
const LOOK_AHEAD = Math.round(0.005 * SAMPLE_RATE);

/** Share of the missing gain that comes back with each sample: a time constant of 60 ms. */
const RELEASE = 1 / (0.06 * SAMPLE_RATE);

function toFactor(decibels: number): number {
  return 10 ** (decibels / 20);
}

function gainOf(voice: string): number {
  const gain = Object.hasOwn(VOICE_GAINS_DB, voice) ? VOICE_GAINS_DB[voice] : undefined;
  return gain ?? MEAN_GAIN_DB;
}

/**
 * Gain in dB that brings a voice to −20 LUFS; for a blend the weighted mean of its voices' gains.
 * @throws LecternError voice-unknown
 */
export function gainFor(voice: string): number {
  return parseVoice(voice).reduce((sum, share) => sum + gainOf(share.voice.id) * share.weight, 0);
}

/**
 * For each position the smallest of the `size` values that begin there, in linear time
 * (monotonic wedge: Lemire, "Streaming maximum-minimum filter using no more than three comparisons
 * per element", 2006). Values past the end count as 1.
 */
function minimumAhead(values: Float64Array, size: number): Float64Array {
  const result = new Float64Array(values.length);
  // Indexes of candidates, their values ascending; filled from the end of the signal.
  const wedge = new Int32Array(values.length);
  let head = 0;
  let tail = 0;
  for (let index = values.length - 1; index >= 0; index--) {
    const value = values[index] ?? 1;
    while (tail > head && (values[wedge[tail - 1] ?? 0] ?? 1) >= value) tail--;
    wedge[tail++] = index;
    if ((wedge[head] ?? 0) >= index + size) head++;
    result[index] = values[wedge[head] ?? 0] ?? 1;
  }
  return result;
}

/** Lets the gain come back slowly after each dip. */
function release(gains: Float64Array): Float64Array {
  let current = 1;
  return gains.map((gain) => {
    current = Math.min(gain, current + (1 - current) * RELEASE);
    return current;
  });
}

/** Mean of the `size` values that end at each position; before the start the first one holds. */
function meanBehind(values: Float64Array, size: number): Float64Array {
  const first = values[0] ?? 1;
  let sum = size * first;
  return values.map((value, index) => {
    sum += value - (values[index - size] ?? first);
    return sum / size;
  });
}

/**
 * Brings a chunk to its level: a constant gain, then a limiter that keeps every sample at or below
 * {@link CEILING_DBFS}. The limiter's gain is already down when a peak arrives, because it is known
 * ahead, and moves in ramps of 5 ms, so that it makes no clicks; nothing is delayed.
 *
 * Each gain in the mean is at most what the peak needs, because the minimum looked exactly as far
 * ahead as the mean looks back; so the mean is, too.
 * @param samples mono, {@link SAMPLE_RATE}; left as they are
 */
export function level(samples: Float32Array, gainDb: number): Float32Array<ArrayBuffer> {
  const gain = toFactor(gainDb);
  const ceiling = toFactor(CEILING_DBFS);
  const amplified = samples.map((sample) => sample * gain);
  if (amplified.every((sample) => Math.abs(sample) <= ceiling)) return amplified;
  const needed = new Float64Array(amplified).map((sample) =>
    Math.min(1, ceiling / Math.abs(sample)),
  );
  const limits = meanBehind(release(minimumAhead(needed, LOOK_AHEAD)), LOOK_AHEAD);
  // Rounding of the running sum can leave a sample a few parts in 10^13 too high.
  return amplified.map((sample, index) =>
    Math.max(-ceiling, Math.min(ceiling, sample * (limits[index] ?? 1))),
  );
}
