import { SAMPLE_RATE } from '../domain/audio-format.ts';
import type { RawSpeech, SpeechInput } from './backend.ts';
import { parseVoice } from '../domain/voice-blend.ts';
import type { SpokenPiece } from './spoken-piece.ts';
import { isSound } from './symbols.ts';
import { VOICE_PACE } from './voice-pace.ts';

/** For a voice that has not been measured. */
const MEAN_PACE = 17.5;

/** Limits that no healthy run comes near; measured over 8 voices, sentences and single words. */
const LIMITS = {
  /** Share of the voice's usual pace below and above which something was left out or drawn out. */
  pace: { least: 0.6, most: 1.6 },
  /** Share of the durations' time that may be missing at the ends, and seconds that always may. */
  missing: { share: 0.35, seconds: 0.9 },
  /** Seconds of silence where no mark stands, at speed 1. */
  silence: 1,
  /** Below this amplitude (−50 dBFS) it is silence. */
  silenceLevel: 0.00316,
  /** Full scale is 1; the limiter takes care of what is a little over it. Healthy: up to 1.06. */
  peak: 3,
  /** Less is inaudible: −34 dBFS, 20 dB under the quietest voice. */
  faintest: 0.02,
  /** Share of samples at or over full scale. */
  clipped: 0.005,
} as const;

/** Fewer symbols than these say nothing about a pace; fewer sounds may well be inaudible (“p”). */
const ENOUGH_SYMBOLS = 40;
const ENOUGH_SOUNDS = 3;

/**
 * Looks whether the model's output can be the speech asked for.
 * @returns what is wrong, in words; null when nothing is
 */
export function findFault(
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
  return findLoudnessFault(raw.samples);
}

/** Speech that was cut out of a run, and what it is held against. */
export interface PieceUnderCheck {
  piece: SpokenPiece;
  /** Sum of the durations of its symbols, in seconds. */
  seconds: number;
  speed: number;
  voice: string;
}

/**
 * Looks whether speech can be what was asked for: heard, without gaps, as long as the model meant it to
 * be and about as fast as its voice is.
 * @param symbols of the piece
 * @returns what is wrong, in words; null when nothing is
 */
export function findPieceFault(
  symbols: readonly string[],
  { piece, seconds, speed, voice }: PieceUnderCheck,
): string | null {
  if (symbols.filter(isSound).length < ENOUGH_SOUNDS) return null;
  if (!isUsable(symbols, piece)) return 'it is silent';
  const heard = piece.samples.length / SAMPLE_RATE;
  if (seconds - heard > seconds * LIMITS.missing.share + LIMITS.missing.seconds / speed) {
    return `${heard.toFixed(2)} s are heard where the model meant ${seconds.toFixed(2)} s`;
  }
  const silent = longestGap(piece) / SAMPLE_RATE;
  if (silent > LIMITS.silence / speed) {
    return `it is silent for ${silent.toFixed(1)} s in the middle of a sentence`;
  }
  if (symbols.length < ENOUGH_SYMBOLS) return null;
  const usual = paceOf(voice) * speed;
  const share = symbols.length / seconds / usual;
  if (share >= LIMITS.pace.least && share <= LIMITS.pace.most) return null;
  const pace = (share * usual).toFixed(1);
  return `${pace} symbols a second are not the pace of this voice, which has ${usual.toFixed(1)}`;
}

/** Whether there is speech at all. */
export function isUsable(symbols: readonly string[], { samples }: SpokenPiece): boolean {
  if (symbols.filter(isSound).length < ENOUGH_SOUNDS) return true;
  return samples.some((sample) => Math.abs(sample) >= LIMITS.faintest);
}

/** Symbols a second at speed 1, for a blend the mean of its voices. */
function paceOf(voice: string): number {
  return parseVoice(voice).reduce(
    (sum, { voice: { id }, weight }) => sum + (VOICE_PACE[id] ?? MEAN_PACE) * weight,
    0,
  );
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

/** The longest silence between two sounds that is no pause, in samples. */
function longestGap({ samples, pauses }: SpokenPiece): number {
  let longest = 0;
  let last = -1;
  samples.forEach((sample, index) => {
    if (Math.abs(sample) < LIMITS.silenceLevel) return;
    if (last >= 0 && index - last > longest) {
      const from = last;
      const inPauses = pauses.reduce(
        (sum, { start, end }) => sum + Math.max(0, Math.min(end, index) - Math.max(start, from)),
        0,
      );
      longest = Math.max(longest, index - from - inPauses);
    }
    last = index;
  });
  return longest;
}
