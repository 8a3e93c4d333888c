import type { SpeechLanguage } from '../../../domain/speech.ts';

type Rule = readonly [pattern: RegExp, replacement: string];

const VOWEL = 'AIOQWYaiuæɑɒɔəɛɜɪʊʌᵊᵻ';

const AMERICAN: readonly Rule[] = [
  [/ɒɹ/gu, 'ɔɹ'],
  [/ɒ/gu, 'ɑ'],
  // A tap between vowels, the second one unstressed.
  [new RegExp(`(?<=[AIOWYiuæɑɔəɛɪʊʌᵻɹ])t(?=[${VOWEL}])`, 'gu'), 'T'],
];

const BRITISH: readonly Rule[] = [
  [/T/gu, 't'],
  [/O/gu, 'Q'],
  [/æ/gu, 'a'],
  [/ᵻ/gu, 'ɪ'],
  [/ɜɹ/gu, 'ɜː'],
  [new RegExp(`əɹ(?![${VOWEL}ˈˌ])`, 'gu'), 'ə'],
  [new RegExp(`ɛɹ(?![${VOWEL}ˈˌ])`, 'gu'), 'ɛː'],
  [new RegExp(`ɪɹ(?![${VOWEL}ˈˌ])`, 'gu'), 'ɪə'],
  [new RegExp(`ʊɹ(?![${VOWEL}ˈˌ])`, 'gu'), 'ʊə'],
  [new RegExp(`([ɑɔI])ɹ(?![${VOWEL}ˈˌ])`, 'gu'), '$1'],
  [/ɑ/gu, 'ɑː'],
  [/ɔ/gu, 'ɔː'],
  [/u/gu, 'uː'],
  [/(?<=[ˈˌ])i(?!ə)/gu, 'iː'],
];

/**
 * Phonemes of one accent from a notation that serves both: every ɹ that an American says is written, ɒ
 * is the vowel of "lot" and ɑ that of "palm", T is a t that only an American taps.
 */
export function inAccent(phonemes: string, language: SpeechLanguage): string {
  const rules = language === 'en-gb' ? BRITISH : AMERICAN;
  return rules.reduce(
    (text, [pattern, replacement]) => text.replace(pattern, replacement),
    phonemes,
  );
}
