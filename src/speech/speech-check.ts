import { SAMPLE_RATE } from '../domain/audio-format.ts';
import type { RawSpeech, SpeechInput } from './backend.ts';
import type { TrimmedSpeech } from './edges.ts';
import { isPause, isSound } from './symbols.ts';

/**
 * Limits that no healthy run comes near; measured over 8 voices, sentences and single words, at the
 * speeds 0.5, 1 and 2. Healthy runs: 2 to 19 symbols a second at speed 1, pauses up to 2.25 s at speed
 * 0.5, peaks up to 1.06.
 */
const LIMITS = {
  /** Symbols a second at speed 1. Each symbol takes 25 ms at least, so 40 is the most there can be. */
  fastest: 30,
  /** Seconds a symbol at speed 1, over the allowance. The model's own limit is 1.25. */
  slowest: 1,
  /** Seconds that a chunk may always take. */
  allowance: 1,
  /** Seconds of silence at speed 1 beyond the time of the pauses in it. */
  silence: 1.5,
  /** Below this amplitude (−50 dBFS) it is silence. */
  silenceLevel: 0.00316,
  /** Full scale is 1; the limiter takes care of what is a little over it. */
  peak: 3,
  /** Share of samples at or over full scale. */
  clipped: 0.005,
} as const;

/** Fewer symbols than these say nothing about a rate; fewer sounds may well be inaudible (“p”). */
const ENOUGH_SYMBOLS = 5;
const ENOUGH_SOUNDS = 3;

/**
 * Looks whether the model's output can be the speech asked for.
 * @returns what is wrong, in words; null when nothing is
 */
export function findFault(
  symbols: readonly string[],
  input: SpeechInput,
  raw: RawSpeech,
  samplesPerDuration: number,
): string | null {
  if (raw.durations.length !== input.tokens.length) {
    return `${raw.durations.length} durations came for ${input.tokens.length} tokens`;
  }
  if (!raw.durations.every((duration) => Number.isFinite(duration) && duration >= 0)) {
    return 'a duration is not a number';
  }
  const expected = raw.durations.reduce((sum, duration) => sum + duration, 0) * samplesPerDuration;
  if (Math.abs(raw.samples.length - expected) > samplesPerDuration) {
    return `${raw.samples.length} samples came where the durations add up to ${expected}`;
  }
  return (
    findLoudnessFault(raw.samples) ?? findSilence(symbols, input.speed, raw, samplesPerDuration)
  );
}

/**
 * Looks whether trimmed speech has a human pace.
 * @returns what is wrong, in words; null when nothing is
 */
export function findPaceFault(
  symbols: readonly string[],
  speed: number,
  speech: TrimmedSpeech,
): string | null {
  if (symbols.length < ENOUGH_SYMBOLS) return null;
  const seconds = speech.samples.length / SAMPLE_RATE;
  const sounds = symbols.filter(isSound).length;
  if (sounds / (seconds + LIMITS.allowance / speed) > LIMITS.fastest * speed) {
    return `${sounds} sounds in ${seconds.toFixed(2)} s are too many`;
  }
  if (seconds > (LIMITS.allowance + symbols.length * LIMITS.slowest) / speed) {
    return `${seconds.toFixed(2)} s for ${symbols.length} symbols are too long`;
  }
  return null;
}

function findLoudnessFault(samples: Float32Array): string | null {
  let peak = 0;
  let clipped = 0;
  for (const sample of samples) {
    if (Number.isNaN(sample)) return 'a sample is not a number';
    const size = Math.abs(sample);
    if (size > peak) peak = size;
    if (size >= 1) clipped += 1;
  }
  if (peak > LIMITS.peak) return `it peaks at ${peak.toFixed(1)} times full scale`;
  if (clipped > samples.length * LIMITS.clipped) return `${clipped} samples are over full scale`;
  return null;
}

/** Silence where there should be sounds: throughout, or in the middle for longer than the pauses there. */
function findSilence(
  symbols: readonly string[],
  speed: number,
  raw: RawSpeech,
  samplesPerDuration: number,
): string | null {
  if (symbols.filter(isSound).length < ENOUGH_SOUNDS) return null;
  const gap = findLongestGap(raw.samples);
  if (gap === null) return 'it is silent';
  let pauses = 0;
  let begin = (raw.durations[0] ?? 0) * samplesPerDuration;
  symbols.forEach((symbol, index) => {
    const end = begin + (raw.durations[index + 1] ?? 0) * samplesPerDuration;
    if (isPause(symbol)) pauses += Math.max(0, Math.min(end, gap.end) - Math.max(begin, gap.start));
    begin = end;
  });
  const silent = (gap.end - gap.start - pauses) / SAMPLE_RATE;
  if (silent <= LIMITS.silence / speed) return null;
  return `it is silent for ${silent.toFixed(1)} s in the middle of a sentence`;
}

/** The longest silence between two sounds, in samples; null when there is no sound at all. */
function findLongestGap(samples: Float32Array): { start: number; end: number } | null {
  let last = -1;
  let gap: { start: number; end: number } | null = null;
  samples.forEach((sample, index) => {
    if (Math.abs(sample) < LIMITS.silenceLevel) return;
    if (gap === null) gap = { start: index, end: index };
    else if (index - last > gap.end - gap.start) gap = { start: last, end: index };
    last = index;
  });
  return gap;
}
