import {
  amplitude,
  findSilences,
  LEVEL_SAMPLES,
  meanLevels,
  milliseconds,
  type Stretch,
} from './sound-levels.ts';

/**
 * What counts as silence between two words: so far below the loudest sound, or just over the quietest
 * that there is where a voice has a hiss of its own (bm_fable).
 */
const SILENT = {
  belowPeak: amplitude(-37),
  gone: amplitude(-47),
  overHush: 2.5,
  most: amplitude(-30),
} as const;

/** Against silence, what a last consonant may have to be when it is no louder than that: 2 dB less. */
const HEARD = amplitude(-2);

/** Levels over which a sound may fade at most: 60 ms; what goes on for longer is another sound. */
const FADES = 12;

/** Shortest silence that is listened for. */
const SHORTEST = milliseconds(50);

/** A breath or a click is at least so much quieter than the loudest sound. */
const SOFT = amplitude(-16);

/** A silence without the part of it in which sounds fade. */
export interface Silence extends Stretch {
  whole: Stretch;
  /** Samples in which the sound before it fades. */
  fading: number;
}

/** What is heard between sounds. */
export interface Silences {
  silences: Silence[];
  /** What is silent after the last sound; `end` is that of the speech. */
  rest: Silence;
  /** Tells a breath or a click from a sound of a word by how loud it is. */
  isSoft: (stretch: Stretch) => boolean;
}

/** Listens for silences between the sounds of a stretch of speech. */
export function listenForSilences(samples: Float32Array, sound: Stretch): Silences {
  const speech = samples.subarray(sound.start, sound.end);
  const peak = speech.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const levels = meanLevels(speech);
  const hush = levels.toSorted()[Math.floor(levels.length / 20)] ?? 0;
  const least = hush * SILENT.overHush;
  const limit = Math.min(Math.max(peak * SILENT.belowPeak, least), peak * SILENT.most);
  const gone = Math.min(Math.max(peak * SILENT.gone, least), limit);
  const { inner, end } = innerSilences(levels, limit, gone);
  const placed = (silence: Stretch): Silence => withoutFading(silence, levels, gone, sound.start);
  return {
    silences: inner.map(placed),
    rest: placed({ start: end, end: levels.length * LEVEL_SAMPLES }),
    isSoft: ({ start, end }) =>
      samples.subarray(start, end).every((sample) => Math.abs(sample) < peak * SOFT),
  };
}

/** Silences between sounds, and the end of the last sound, in samples of the speech. */
function innerSilences(
  levels: Float32Array,
  limit: number,
  gone: number,
): { inner: Stretch[]; end: number } {
  const lastOver = (heard: number): number =>
    (levels.findLastIndex((level) => level >= heard) + 1) * LEVEL_SAMPLES;
  const end = lastOver(limit);
  const inner = findSilences(levels, limit, SHORTEST).filter((silence) => silence.end <= end);
  // A last consonant may be let go so softly that it is no louder than a silence may be.
  const rest = levels.subarray(end / LEVEL_SAMPLES);
  for (const heard of [limit * HEARD, gone]) {
    const before = findSilences(rest, heard, SHORTEST)
      .map((silence) => ({ start: end + silence.start, end: end + silence.end }))
      .filter((silence) => silence.end < levels.length * LEVEL_SAMPLES);
    if (before.length > 0) return { inner: [...inner, ...before], end: lastOver(heard) };
  }
  return { inner, end };
}

/**
 * Where a silence begins and ends depends on what counts as silence, since a sound fades over tens of
 * milliseconds; the border is a third of the way from where it is no longer loud to where it is gone.
 */
function withoutFading(
  silence: Stretch,
  levels: Float32Array,
  gone: number,
  offset: number,
): Silence {
  const inner = levels.subarray(silence.start / LEVEL_SAMPLES, silence.end / LEVEL_SAMPLES);
  const isGone = (level: number): boolean => level < gone;
  const from = inner.findIndex(isGone);
  const to = inner.findLastIndex(isGone);
  const fading = Math.min(FADES, from < 0 ? inner.length : from) * LEVEL_SAMPLES;
  const rising = Math.min(FADES, to < 0 ? 0 : inner.length - 1 - to) * LEVEL_SAMPLES;
  const whole = { start: offset + silence.start, end: offset + silence.end };
  return {
    start: whole.start + Math.round(fading / 3),
    end: whole.end - Math.round(rising / 3),
    whole,
    fading,
  };
}
