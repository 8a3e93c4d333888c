import { QUIET_BEFORE } from '../domain/pauses.ts';
import { amplitude, milliseconds, soundLevels, type Stretch } from './sound-levels.ts';

/**
 * Levels of the two thresholds between which speech begins and ends. What is over the upper one is
 * speech for certain; from there it reaches as far as the lower one is crossed without a gap. The
 * model's silence peaks at −69 dBFS and below in all 28 voices, the clicks that some of them make in
 * it at −46 dBFS, and a final released consonant over −40.
 */
const CERTAIN = { level: amplitude(-40), belowPeak: amplitude(-25) } as const;
const FAINTEST = { level: amplitude(-56), belowCertain: amplitude(-10) } as const;

/** How far a sound is over the hush of a voice that hisses as long as it speaks (bm_fable, am_puck). */
const OVER_HUSH = 2;

/** A sound that is no fading consonant: 20 dB under the peak; and when after it there is nothing but hush. */
const STRONG = amplitude(-20);
const HUSH_AT = { from: milliseconds(100), to: milliseconds(350) } as const;

/** Longest hush inside a sound, as between the closing and the release of a stop. */
const HUSH = milliseconds(60);

/** Kept after the last sound: the breath in which it fades, and quiet. */
const BREATH = milliseconds(120);

/** Over which the ends are faded: at least so long that the last 5 ms are 24 dB down. */
const FADE = { start: milliseconds(15), end: milliseconds(40), least: milliseconds(15) } as const;

/**
 * How much later than its first symbol's time and earlier than the end of its last one's speech has to
 * begin and to end at the latest. What is heard beyond, and parted from the speech by a hush, is an
 * artefact: the durations count the pause before a mark as part of the last sound, so that this is over
 * at least 200 ms before the mark's time.
 */
const ARTEFACT = { before: milliseconds(300), after: milliseconds(-120) } as const;

/** How far what a voice leaves in a pause is faded, and over what time at its ends. */
const HUSHED = { gain: amplitude(-14), over: milliseconds(25) } as const;

/** A stretch of speech. */
export interface Sound extends Stretch {
  /** Amplitude below which nothing counts as a sound of it. */
  faintest: number;
}

/**
 * First sample and the one after the last of the speech; null when it is silence throughout.
 * @param begin sample at which the durations expect the first symbol
 * @param end sample at which they let the last sound end
 */
export function findSound(samples: Float32Array, begin: number, end: number): Sound | null {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  if (peak < FAINTEST.level) return null;
  const hush = levelOfHush(samples, peak) * OVER_HUSH;
  const certain = Math.max(hush, Math.min(CERTAIN.level, peak * CERTAIN.belowPeak));
  const faintest = Math.max(hush, Math.min(FAINTEST.level, certain * FAINTEST.belowCertain));
  const isCertain = (sample: number): boolean => Math.abs(sample) >= certain;
  let first = samples.findIndex(isCertain);
  let last = samples.findLastIndex(isCertain);
  // Sounds before and after the speech, from the outside in.
  for (;;) {
    const over = reach(samples, first, 1, certain);
    const next = samples.subarray(over + 1).findIndex(isCertain);
    if (next < 0 || over >= begin - ARTEFACT.before) break;
    first = over + 1 + next;
  }
  for (;;) {
    const over = reach(samples, last, -1, certain);
    const next = samples.subarray(0, over).findLastIndex(isCertain);
    if (next < first || over <= end + ARTEFACT.after) break;
    last = next;
  }
  return {
    start: reach(samples, first, -1, faintest),
    end: reach(samples, last, 1, faintest) + 1,
    faintest,
  };
}

/**
 * How loud a voice's hush is: the level at which it stays after its last strong sound, behind what a
 * consonant may take to fade.
 */
function levelOfHush(samples: Float32Array, peak: number): number {
  const strong = samples.findLastIndex((sample) => Math.abs(sample) >= peak * STRONG);
  const levels = soundLevels(samples.subarray(strong + HUSH_AT.from, strong + HUSH_AT.to));
  return levels.toSorted()[Math.floor(levels.length / 2)] ?? 0;
}

/** Follows a sound from a sample of it to where it fades for good. */
function reach(samples: Float32Array, from: number, step: 1 | -1, faintest: number): number {
  let edge = from;
  for (let at = from; at >= 0 && at < samples.length && Math.abs(at - edge) <= HUSH; at += step) {
    if (Math.abs(samples[at] ?? 0) >= faintest) edge = at;
  }
  return edge;
}

/**
 * Where a sound that was found by a coarser measure really begins and ends.
 * @param room how far it may reach at most
 */
export function soundWithin(samples: Float32Array, sound: Sound, room: Stretch): Sound {
  const { start, end, faintest } = sound;
  return {
    start: Math.max(room.start, reach(samples, start, -1, faintest)),
    end: Math.min(room.end, reach(samples, end, 1, faintest) + 1),
    faintest,
  };
}

/** Where to cut the model's output so that a stretch of speech is left with its breath. */
export function withMargins(samples: Float32Array, { start, end, faintest }: Sound): Stretch {
  let last = end;
  while (last < end + BREATH && Math.abs(samples[last] ?? 0) < faintest) last += 1;
  // Where something else begins within a breath, its onset is left alone.
  const isFree = last === end + BREATH;
  return { start: start - QUIET_BEFORE, end: isFree ? last : Math.max(end, last - FADE.least) };
}

/**
 * Takes a stretch out of the model's output and fades its ends; what lies outside of the output is
 * silence.
 */
export function cutOut(
  samples: Float32Array,
  cut: Stretch,
  speech: Stretch,
): Float32Array<ArrayBuffer> {
  const taken = new Float32Array(Math.max(0, cut.end - cut.start));
  const first = Math.max(0, cut.start);
  const last = Math.min(cut.end, samples.length);
  if (last > first) taken.set(samples.subarray(first, last), first - cut.start);
  fadeIn(taken, 0, FADE.start);
  fadeOut(taken, taken.length, Math.max(FADE.least, Math.min(FADE.end, cut.end - speech.end)));
  // A sound that the model's output cuts off must not click.
  if (speech.start <= 0) fadeIn(taken, -cut.start, FADE.least);
  if (speech.end >= samples.length) fadeOut(taken, samples.length - cut.start, FADE.least);
  return taken;
}

/** A raised cosine, squared: half way it is down to −12 dB. */
function gainAt(step: number, steps: number): number {
  return (0.5 - 0.5 * Math.cos((Math.PI * step) / steps)) ** 2;
}

function fadeIn(samples: Float32Array, from: number, length: number): void {
  for (let at = 0; at < length && from + at < samples.length; at += 1) {
    samples[from + at] = (samples[from + at] ?? 0) * gainAt(at, length);
  }
}

function fadeOut(samples: Float32Array, to: number, length: number): void {
  for (let at = 0; at < length && to - 1 - at >= 0; at += 1) {
    samples[to - 1 - at] = (samples[to - 1 - at] ?? 0) * gainAt(at, length);
  }
}

/**
 * Fades what a voice leaves where it is silent, as a creak that dies away or a breath: what counts as
 * silence there depends less on how it is measured. It reaches its depth 25 ms from both ends.
 */
export function hush(samples: Float32Array, { start, end }: Stretch): void {
  const ramp = Math.min(HUSHED.over, Math.floor((end - start) / 3));
  for (let at = start; at < Math.min(end, samples.length); at += 1) {
    const inside = Math.min(1, Math.min(at - start, end - 1 - at) / ramp);
    const share = 0.5 - 0.5 * Math.cos(Math.PI * inside);
    samples[at] = (samples[at] ?? 0) * (1 + share * (HUSHED.gain - 1));
  }
}
