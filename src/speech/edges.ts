import { SAMPLE_RATE } from '../domain/audio-format.ts';
import type { RawSpeech } from './backend.ts';

/** Amplitude of a level in decibels below full scale. */
function amplitude(decibels: number): number {
  return 10 ** (decibels / 20);
}

function milliseconds(value: number): number {
  return Math.round((value * SAMPLE_RATE) / 1000);
}

/**
 * Levels of the two thresholds between which speech begins and ends. What is over the upper one is
 * speech for certain; from there it reaches as far as the lower one is crossed without a gap. The
 * model's silence peaks at −69 dBFS and below in all 28 voices, the clicks that some of them make in
 * it at −46 dBFS, and a final released consonant over −40.
 */
const CERTAIN = { level: amplitude(-40), belowPeak: amplitude(-25) } as const;
const FAINTEST = { level: amplitude(-56), belowCertain: amplitude(-10) } as const;

/** Longest hush inside a sound, as between the closing and the release of a stop. */
const HUSH = milliseconds(60);

/** Kept before the first and after the last sound, and faded over. */
const MARGIN = milliseconds(10);

/**
 * How far the sound of a symbol runs ahead of the model's own durations: word onsets after a pause
 * come 65 ms early in the median (4 voices, speed 1).
 */
const ALIGNMENT_LEAD = milliseconds(65);

/** Speech without the silence at its ends. */
export interface TrimmedSpeech {
  /** Begins and ends with at least 5 ms under −50 dBFS. */
  samples: Float32Array<ArrayBuffer>;
  /** See SpokenChunk. */
  symbolEnds: Uint32Array<ArrayBuffer>;
}

/**
 * Cuts the model's silence off both ends and fades what is left in and out over 10 ms of quiet.
 *
 * The model's durations say how long a boundary or a final full stop lasts, but not where the sound
 * ends: a voice starts up to 0.1 s before its first symbol's time and stops 0.2 to 0.6 s before its
 * last one's, more at low speeds (measured on 8 voices). So the sound itself decides where to cut, and
 * the durations give the times of the symbols.
 */
export function trimSpeech(raw: RawSpeech, samplesPerDuration: number): TrimmedSpeech {
  const sound = findSound(raw.samples);
  const start = sound === null ? 0 : sound.start - MARGIN;
  const end = sound === null ? 2 * MARGIN : sound.end + MARGIN;
  // Where the model leaves no margin, silence is added.
  const samples = new Float32Array(end - start);
  if (sound !== null) {
    const first = Math.max(0, start);
    samples.set(raw.samples.subarray(first, Math.min(end, raw.samples.length)), first - start);
  }
  fade(samples);
  return { samples, symbolEnds: symbolEnds(raw.durations, samplesPerDuration, start, samples) };
}

/** First sample and the one after the last of all that is heard; null when it is silence throughout. */
function findSound(samples: Float32Array): { start: number; end: number } | null {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  const certain = Math.min(CERTAIN.level, peak * CERTAIN.belowPeak);
  const faintest = Math.min(FAINTEST.level, certain * FAINTEST.belowCertain);
  if (peak < FAINTEST.level) return null;
  const first = samples.findIndex((sample) => Math.abs(sample) >= certain);
  const last = samples.findLastIndex((sample) => Math.abs(sample) >= certain);
  return {
    start: reach(samples, first, -1, faintest),
    end: reach(samples, last, 1, faintest) + 1,
  };
}

/** Follows a sound from a sample of it to where it fades for good. */
function reach(samples: Float32Array, from: number, step: 1 | -1, faintest: number): number {
  let edge = from;
  for (let at = from; at >= 0 && at < samples.length && Math.abs(at - edge) <= HUSH; at += step) {
    if (Math.abs(samples[at] ?? 0) >= faintest) edge = at;
  }
  return edge;
}

/** Raised cosine over the margins. */
function fade(samples: Float32Array): void {
  const last = samples.length - 1;
  for (let index = 0; index < MARGIN; index += 1) {
    const gain = 0.5 - 0.5 * Math.cos((Math.PI * index) / MARGIN);
    samples[index] = (samples[index] ?? 0) * gain;
    samples[last - index] = (samples[last - index] ?? 0) * gain;
  }
}

function symbolEnds(
  durations: Float32Array,
  samplesPerDuration: number,
  start: number,
  samples: Float32Array,
): Uint32Array<ArrayBuffer> {
  const ends = new Uint32Array(Math.max(0, durations.length - 2));
  let time = (durations[0] ?? 0) * samplesPerDuration - start - ALIGNMENT_LEAD;
  for (let index = 0; index < ends.length; index += 1) {
    time += (durations[index + 1] ?? 0) * samplesPerDuration;
    ends[index] = Math.min(samples.length, Math.max(0, Math.round(time)));
  }
  // What is left of a trimmed final pause belongs to the last symbol.
  if (ends.length > 0) ends[ends.length - 1] = samples.length;
  return ends;
}
