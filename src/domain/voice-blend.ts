import { LecternError } from './errors.ts';
import { VOICES, findVoice, type Voice } from './voice.ts';

/** One voice's part in a blend. */
export interface VoiceShare {
  voice: Voice;
  /** More than 0; the shares of a blend add up to 1. */
  weight: number;
}

/** Voices that a blend has at most: with more, each is too faint to be told. */
export const BLEND_LIMIT = 4;

/** Parts of the whole that shares are written in. */
const PARTS = 1_000;

function refuse(id: string, why: string): never {
  throw new LecternError(
    'voice-unknown',
    `There is no voice “${id.slice(0, 100)}”: ${why}. The voices are ` +
      `${VOICES.map((voice) => voice.id).join(', ')}; a blend of them is written like ` +
      'af_heart:0.6+bf_emma:0.4.',
  );
}

function parseShare(part: string, id: string): VoiceShare {
  const [, name = '', weight = '1'] = /^([^:]*)(?::(.*))?$/su.exec(part) ?? [];
  const voice = findVoice(name.trim());
  if (voice === undefined) {
    return refuse(id, id.includes('+') ? `“${name.trim()}” is not known` : 'it is not known');
  }
  const value = /^\s*(?:\d{1,6}(?:\.\d{1,6})?|\.\d{1,6})\s*$/u.test(weight) ? Number(weight) : 0;
  if (value <= 0) refuse(id, `the share “${weight}” of ${voice.id} is no number above 0`);
  return { voice, weight: value };
}

/**
 * Reads a voice's id: one of {@link VOICES}, or a blend of up to {@link BLEND_LIMIT} of them with their
 * shares (`af_heart:0.6+bf_emma:0.4`); a share that is left out is 1, and a voice named twice gets both.
 * @returns the shares, the heaviest first, adding up to 1
 * @throws LecternError voice-unknown
 */
export function parseVoice(id: string): VoiceShare[] {
  const weights = new Map<Voice, number>();
  const parts = id.split('+', BLEND_LIMIT + 1);
  if (parts.length > BLEND_LIMIT) refuse(id, `a blend has at most ${BLEND_LIMIT} voices`);
  for (const part of parts) {
    const { voice, weight } = parseShare(part, id);
    weights.set(voice, (weights.get(voice) ?? 0) + weight);
  }
  const sum = [...weights.values()].reduce((total, weight) => total + weight, 0);
  return [...weights]
    .map(([voice, weight]) => ({ voice, weight: weight / sum }))
    .sort((a, b) => b.weight - a.weight);
}

/** The one way of writing a voice or a blend, so that equal ones have equal ids. */
export function voiceId(shares: readonly VoiceShare[]): string {
  const parts = shares.map(({ weight }) => Math.max(1, Math.round(weight * PARTS)));
  // The heaviest takes what rounding leaves, so that what is written adds up to 1.
  parts[0] = PARTS - parts.slice(1).reduce((sum, part) => sum + part, 0);
  if (parts[0] === PARTS) return shares[0]?.voice.id ?? '';
  return shares
    .map(({ voice }, index) => ({ id: voice.id, part: parts[index] ?? 0 }))
    .sort((a, b) => b.part - a.part)
    .map(({ id, part }) => `${id}:${part / PARTS}`)
    .join('+');
}

/** Name of a voice or a blend, for people: “Heart”, “Heart with Emma”. An unknown id is its own name. */
export function voiceName(id: string): string {
  try {
    const [first = '', ...others] = parseVoice(id).map(({ voice }) => voice.name);
    const last = others.pop();
    if (last === undefined) return first;
    return `${first} with ${others.length === 0 ? last : `${others.join(', ')} and ${last}`}`;
  } catch {
    return id;
  }
}
