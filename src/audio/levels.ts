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
 * For each position the smallest of the `size` values that begin there, in their place and in linear time
 * (monotonic wedge: Lemire, "Streaming maximum-minimum filter using no more than three comparisons
 * per element", 2006). Values past the end count as 1.
 */
function replaceByMinimumAhead(values: Float64Array, size: number): void {
  // Candidates and their places, the smallest first; filled from the end of the signal.
  const candidates = new Float64Array(values.length);
  const places = new Int32Array(values.length);
  let head = 0;
  let tail = 0;
  for (let index = values.length - 1; index >= 0; index--) {
    const value = values[index] ?? 1;
    while (tail > head && (candidates[tail - 1] ?? 1) >= value) tail--;
    candidates[tail] = value;
    places[tail] = index;
    tail++;
    if ((places[head] ?? 0) >= index + size) head++;
    values[index] = candidates[head] ?? 1;
  }
}

/** Lets the gain come back slowly after each dip. */
function release(gains: Float64Array): void {
  let current = 1;
  for (let index = 0; index < gains.length; index++) {
    current = Math.min(gains[index] ?? 1, current + (1 - current) * RELEASE);
    gains[index] = current;
  }
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
  const levelled = new Float32Array(samples.length);
  // Plain loops: this runs beside the narrator, which wants the core.
  let isQuiet = true;
  for (let index = 0; index < samples.length; index++) {
    const sample = Math.fround((samples[index] ?? 0) * gain);
    levelled[index] = sample;
    isQuiet &&= Math.abs(sample) <= ceiling;
  }
  if (isQuiet) return levelled;
  const gains = new Float64Array(samples.length);
  for (let index = 0; index < gains.length; index++) {
    gains[index] = Math.min(1, ceiling / Math.abs(levelled[index] ?? 0));
  }
  replaceByMinimumAhead(gains, LOOK_AHEAD);
  release(gains);
  limit(levelled, gains, ceiling);
  return levelled;
}

/** Multiplies each sample by the mean of the gains that end at it; before the start the first one holds. */
function limit(samples: Float32Array, gains: Float64Array, ceiling: number): void {
  const first = gains[0] ?? 1;
  let sum = LOOK_AHEAD * first;
  for (let index = 0; index < samples.length; index++) {
    sum += (gains[index] ?? 1) - (gains[index - LOOK_AHEAD] ?? first);
    // Rounding of the running sum can leave a sample a few parts in 10^13 too high.
    const limited = (samples[index] ?? 0) * (sum / LOOK_AHEAD);
    samples[index] = Math.max(-ceiling, Math.min(ceiling, limited));
  }
}
