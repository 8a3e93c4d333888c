import { LecternError } from './errors.ts';
import { PHONEME_SYMBOLS } from './speech.ts';

/** What is written and how a user wants to hear it. */
export interface PronunciationRule {
  /** A word or several, or a part of a word, as it stands in the text. */
  written: string;
  /**
   * Symbols of the voice model between slashes ("/hɜɹmˈIəni/"), a respelling by syllables with the
   * stressed one in capitals ("her-MY-oh-nee"), or other words ("the late").
   */
  spoken: string;
  /** Whole words only, possessives included, or wherever the letters stand. */
  match: 'word' | 'part';
  /** Whether capitals have to agree. */
  matchCase: boolean;
}

/** A rule as a caller may give it: for whole words in any case unless it says otherwise. */
export type PronunciationInput = Pick<PronunciationRule, 'written' | 'spoken'> &
  Partial<Pick<PronunciationRule, 'match' | 'matchCase'>>;

/** A rule as it is kept. */
export interface Pronunciation extends PronunciationRule {
  id: string;
  /** SHA-256 of the file of the one book that it is for, in hexadecimal; null for all texts. */
  book: string | null;
}

/** Whether emoji are read by their names or passed over. */
export type EmojiReading = 'name' | 'drop';

/** How a text is read, besides its language. */
export interface ReadingPreferences {
  emoji: EmojiReading;
  /** The user's own pronunciations; of two for the same words the first one counts. */
  pronunciations: readonly PronunciationRule[];
}

/** Emoji by name, no pronunciations of one's own. */
export const PLAIN_READING: ReadingPreferences = { emoji: 'name', pronunciations: [] };

/** "[word](/fəʊniːmz/)" in a text: what is written, then its phonemes. Global; at most a few hundred characters. */
export const PRONUNCIATION_MARKUP = /\[([^[\]\n]{1,200})\]\(\/([^/\n]{1,200})\/\)/gu;

/** Characters of either side of a rule at most. */
const LONGEST_SIDE = 200;

const SYMBOLS = new Set(PHONEME_SYMBOLS);
const SOUND = /[\p{Lu}\p{Ll}\p{Lo}ᵊ]/u;
const BETWEEN_SLASHES = /^\/(.*)\/$/su;

/** Phonemes as typed, with the letters that stand for symbols: "g" for "ɡ", letters with a tilde as two. */
export function typedPhonemes(typed: string): string {
  const symbols = Array.from(typed.normalize('NFC').trim(), (symbol) => {
    if (symbol === 'g') return 'ɡ';
    return SYMBOLS.has(symbol) ? symbol : symbol.normalize('NFD');
  });
  return symbols.join('');
}

/** The phonemes of a rule's spoken side, when it gives phonemes. */
export function phonemesBetweenSlashes(spoken: string): string | undefined {
  const typed = BETWEEN_SLASHES.exec(spoken)?.[1];
  return typed === undefined ? undefined : typedPhonemes(typed);
}

/**
 * What is wrong with phonemes that a user gave, to be read by people; undefined when nothing is.
 */
export function phonemeFault(phonemes: string): string | undefined {
  const unknown = Array.from(phonemes).find((symbol) => !SYMBOLS.has(symbol));
  if (unknown !== undefined) {
    const code = (unknown.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `“${unknown}” (U+${code}) is no symbol that the voice knows. The symbols are ${PHONEME_SYMBOLS}`;
  }
  return SOUND.test(phonemes) ? undefined : `there is no sound in “/${phonemes}/”.`;
}

function plainText(side: unknown): string {
  if (typeof side !== 'string')
    refuse(`A pronunciation needs text on both sides, not ${typeof side}.`);
  return side.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

function refuse(message: string): never {
  throw new LecternError('pronunciation-invalid', message);
}

/**
 * Completes a rule and refuses what cannot be spoken.
 * @throws LecternError pronunciation-invalid, with the symbol that is not known
 */
export function checkPronunciation(given: PronunciationInput): PronunciationRule {
  const written = plainText(given.written);
  const spoken = plainText(given.spoken);
  const { match = 'word', matchCase = false } = given;
  if (!/[\p{L}\p{N}\p{S}]/u.test(written)) {
    refuse(`“${written}” has no letter. Give a word or a part of one to be pronounced.`);
  }
  for (const side of [written, spoken]) {
    if (side.length > LONGEST_SIDE) {
      refuse(
        `“${side.slice(0, 40)}…” has ${side.length} characters; a pronunciation has at most ${LONGEST_SIDE}.`,
      );
    }
  }
  if (match !== 'word' && (match as string) !== 'part') {
    refuse(`A pronunciation matches a “word” or a “part”, not “${match as string}”.`);
  }
  const phonemes = phonemesBetweenSlashes(spoken);
  const fault = phonemes === undefined ? undefined : phonemeFault(phonemes);
  if (fault !== undefined) refuse(`“${written}” cannot be said so: ${fault}`);
  if (phonemes === undefined && !/[\p{Script=Latin}\p{N}]/u.test(spoken)) {
    refuse(`“${written}” needs to be said somehow; “${spoken}” has no letter that can be read.`);
  }
  return { written, spoken, match, matchCase };
}

/**
 * Refuses a text with a marked pronunciation that cannot be spoken.
 * @throws LecternError pronunciation-invalid, with the symbol that is not known
 */
export function checkMarkup(text: string): void {
  for (const [, written = '', typed = ''] of text.matchAll(PRONUNCIATION_MARKUP)) {
    const fault = phonemeFault(typedPhonemes(typed));
    if (fault !== undefined) refuse(`“${written}” cannot be said so: ${fault}`);
  }
}
