import { SPEED_RANGE } from '../domain/speech.ts';
import { DEFAULT_VOICE, findVoice } from '../domain/voice.ts';

/** What the next book's card starts with: the choice made for the last one. */
export interface Preferences {
  voice: string;
  speed: number;
}

const KEY = 'lectern-preferences';

/** Reads the last choice; anything unusable gives the defaults. */
export function readPreferences(storage: Pick<Storage, 'getItem'>): Preferences {
  const defaults: Preferences = { voice: DEFAULT_VOICE, speed: 1 };
  try {
    const stored: unknown = JSON.parse(storage.getItem(KEY) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return defaults;
    const { voice, speed } = stored as Partial<Record<keyof Preferences, unknown>>;
    const known = typeof voice === 'string' && findVoice(voice) !== undefined;
    const possible =
      typeof speed === 'number' && speed >= SPEED_RANGE.min && speed <= SPEED_RANGE.max;
    return {
      voice: known ? voice : defaults.voice,
      speed: possible ? speed : defaults.speed,
    };
  } catch {
    return defaults;
  }
}

/** Keeps a choice; a browser that stores nothing is no reason to complain. */
export function writePreferences(storage: Pick<Storage, 'setItem'>, chosen: Preferences): void {
  try {
    storage.setItem(KEY, JSON.stringify(chosen));
  } catch {
    // The next card then starts with the defaults.
  }
}
