import { PHONEME_SYMBOLS, type SpeechLanguage } from '../../domain/speech.ts';

type Rule = readonly [pattern: RegExp, replacement: string];

/*
 * espeak-ng's IPA to the symbols of misaki, the phoneme set the model was trained on; after the table
 * in misaki 0.9.4 (`espeak.py`, Apache-2.0). That table expects a tie between the halves of
 * diphthongs and affricates; here espeak writes none, so they are found by their letters.
 */
const SHARED: readonly Rule[] = [
  [/ʔˌ?n\u0329/gu, 'ʔn'],
  [/aɪ/gu, 'I'],
  [/aʊ/gu, 'W'],
  [/dʒ/gu, 'ʤ'],
  [/tʃ/gu, 'ʧ'],
  [/eɪ/gu, 'A'],
  [/ɔɪ/gu, 'Y'],
  [/əl(?![aeiouæɐɑɒɔəɛɜɪʊʌAIWYˈˌ])/gu, 'ᵊl'],
  [/ʲo/gu, 'jo'],
  [/ʲə/gu, 'jə'],
  [/ʲ/gu, ''],
  [/ɚ/gu, 'əɹ'],
  [/r/gu, 'ɹ'],
  [/[xç]/gu, 'k'],
  [/ɬ/gu, 'l'],
  [/\u0303/gu, ''],
  [/(\S)\u0329/gu, 'ᵊ$1'],
];

const BRITISH: readonly Rule[] = [
  [/eə/gu, 'ɛː'],
  [/(?<=[ˈˌ])iə/gu, 'ɪə'],
  [/əʊ/gu, 'Q'],
];

const AMERICAN: readonly Rule[] = [
  [/oʊ/gu, 'O'],
  [/ɜːɹ/gu, 'ɜɹ'],
  [/ɜː/gu, 'ɜɹ'],
  [/ɪə/gu, 'iə'],
  [/ː/gu, ''],
];

const FINAL: readonly Rule[] = [
  [/ɐ/gu, 'ə'],
  [/e/gu, 'A'],
  [/o/gu, 'ɔ'],
  [/ɾ/gu, 'T'],
  [/ʔ/gu, 't'],
];

const STRESS = /[ˈˌ]/gu;
const FULL_VOWEL = /[AIOQWYaiuæɑɒɔɛɜɪʊʌᵻᵊ]/u;

const KNOWN = new Set(PHONEME_SYMBOLS);

/** Turns what espeak-ng says for a word into symbols of the model; anything else is left out. */
export function mapEspeakSymbols(ipa: string, language: SpeechLanguage): string {
  let phonemes = ipa.normalize('NFC');
  const accent = language === 'en-gb' ? BRITISH : AMERICAN;
  for (const [pattern, replacement] of [...SHARED, ...accent, ...FINAL]) {
    phonemes = phonemes.replace(pattern, replacement);
  }
  // Spoken alone every word is stressed; one whose only vowel is a schwa ("de", "le") never is.
  if (!FULL_VOWEL.test(phonemes)) phonemes = phonemes.replace(STRESS, '');
  return Array.from(phonemes)
    .filter((symbol) => KNOWN.has(symbol))
    .join('')
    .trim();
}
