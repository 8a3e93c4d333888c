import { BITRATES } from '../domain/audio-format.ts';
import { PAUSE_PACE_RANGE, SPEED_RANGE } from '../domain/speech.ts';
import { DEFAULT_VOICE, findVoice } from '../domain/voice.ts';
import { BLEND_RANGE, initialChoice, type NarrationChoice } from './narration-options.ts';

const KEY = 'lectern-preferences';

type Check<T> = (value: unknown) => value is T;
type Checks = { [K in keyof NarrationChoice]: Check<NarrationChoice[K]> };

const isVoice = (value: unknown): value is string =>
  typeof value === 'string' && findVoice(value) !== undefined;
const isVoiceOrNone = (value: unknown): value is string | null => value === null || isVoice(value);

function isWithin({ min, max }: { min: number; max: number }): Check<number> {
  return (value): value is number => typeof value === 'number' && value >= min && value <= max;
}

function isOneOf<T>(...allowed: readonly T[]): Check<T> {
  return (value): value is T => (allowed as readonly unknown[]).includes(value);
}

/** What each part of a choice may be. */
const CHECKS: Checks = {
  voice: isVoice,
  blendVoice: isVoiceOrNone,
  dialogueVoice: isVoiceOrNone,
  blendShare: isWithin(BLEND_RANGE),
  speed: isWithin(SPEED_RANGE),
  pausePace: isWithin(PAUSE_PACE_RANGE),
  format: isOneOf('m4b', 'm4a'),
  bitrate: isOneOf(...BITRATES),
  notes: isOneOf('skip', 'paragraph', 'chapter'),
  emoji: isOneOf('name', 'drop'),
  introduction: isOneOf(true, false),
  introText: (value): value is string => typeof value === 'string' && value.length <= 500,
};

/** What the next book's card starts with: the choice made for the last one; anything unusable gives the default. */
export function readPreferences(storage: Pick<Storage, 'getItem'>): NarrationChoice {
  const choice = initialChoice(DEFAULT_VOICE, 1);
  try {
    const stored: unknown = JSON.parse(storage.getItem(KEY) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return choice;
    const usable = Object.entries(CHECKS).flatMap(([key, check]) => {
      const value: unknown = Reflect.get(stored, key);
      return check(value) ? [[key, value]] : [];
    });
    return { ...choice, ...(Object.fromEntries(usable) as Partial<NarrationChoice>) };
  } catch {
    return choice;
  }
}

/** Keeps a choice; a browser that stores nothing is no reason to complain. */
export function writePreferences(storage: Pick<Storage, 'setItem'>, chosen: NarrationChoice): void {
  try {
    storage.setItem(KEY, JSON.stringify(chosen));
  } catch {
    // The next card then starts with the defaults.
  }
}
