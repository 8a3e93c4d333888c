import type { SpeechLanguage } from '../../../domain/speech.ts';
import { PRIMARY, SECONDARY } from '../stress.ts';
import { inAccent } from './both-accents.ts';
import { letterSounds, type ForeignLanguage } from './letter-sounds.ts';

const NUCLEUS = /[AIOWYiuæɑɒɔəɛɜɪʊʌᵊ]/gu;

/** Letters of the longest word that is read by the rules of another language. */
const LONGEST_FOREIGN_WORD = 30;

/** The place of the vowel that is stressed, of those a word has. */
function stressed(word: string, vowels: readonly string[], language: ForeignLanguage): number {
  const last = vowels.length - 1;
  if (language === 'french') {
    return vowels[last] === 'ə' ? Math.max(0, last - 1) : last;
  }
  if (language === 'german') {
    // Prefixes that leave the stress to what follows.
    return last > 0 && /^(?:[bg]e[dfghklmnstwz][aeiouäöü]\p{L}{2}|ver|zer|ent|emp)/u.test(word)
      ? 1
      : 0;
  }
  if (language === 'spanish' && !/[aeiouns]$/u.test(word)) return last;
  return Math.max(0, last - 1);
}

/** Sets the stress of a word that has none yet. */
function withStress(sounds: string, word: string, language: ForeignLanguage): string {
  if (sounds.includes(PRIMARY)) return sounds;
  const vowels = Array.from(sounds.matchAll(NUCLEUS));
  const at = stressed(
    word,
    vowels.map(([vowel]) => vowel),
    language,
  );
  const place = vowels[at]?.index ?? 0;
  return sounds.slice(0, place) + PRIMARY + sounds.slice(place);
}

/** A word as its own language reads it, in the sounds of an accent of English; undefined where that is no word. */
export function foreignSounds(
  written: string,
  language: ForeignLanguage,
  accent: SpeechLanguage,
): string | undefined {
  const word = written.normalize('NFC').toLowerCase().replaceAll(/[‘’]/gu, "'");
  if (word.length > LONGEST_FOREIGN_WORD || !/^[\p{Script=Latin}\p{M}'-]+$/u.test(word))
    return undefined;
  const parts = word.split('-').filter((part) => part !== '');
  const sounds = parts.map((part) => {
    const plain = letterSounds(part, language);
    return plain.search(NUCLEUS) < 0 ? plain : withStress(plain, part, language);
  });
  // Of the words in one the last has the stress.
  const said = sounds.map((sound, index) =>
    index < sounds.length - 1 ? sound.replaceAll(PRIMARY, SECONDARY) : sound,
  );
  return said.join('').search(NUCLEUS) < 0 ? undefined : inAccent(said.join(''), accent);
}

/** French places of several words in one: "Saint-Sulpice", "Aix-en-Provence". */
const FRENCH_PLACE = /^Sainte?-\p{Lu}|^\p{Lu}[\p{L}-]*-(?:en|sur|les|lès|sous|aux|du|des)-\p{Lu}/u;

/** Names that English rules for spelling get wrong and whose letters English has not, or not there. */
const GERMAN_NAME =
  /^\p{Lu}\p{Ll}*(?:sch[a-z]|tz(?=[aeiou]|$)|(?:berg|burg|dorf|kopf|bach|stein|mann|heim|wald)$)\p{Ll}*$/u;
const FRENCH_NAME =
  /^\p{Lu}\p{Ll}*(?:eaux?|eux|ault|euil|euse|oir|ois|[^s]ais|gnac|illac|gny|quet|chet|illon|ière|ieu|ouche|febvre|agne|ouis)$/u;

/** The language that the letters of a word give away; undefined where they could be anything. */
export function languageOfLetters(word: string): ForeignLanguage | undefined {
  if (GERMAN_NAME.test(word)) return 'german';
  if (FRENCH_PLACE.test(word) || FRENCH_NAME.test(word)) return 'french';
  const plain = word.normalize('NFC').toLowerCase();
  if (/[^a-zàâäçéèêëîïôöûùüßœ'’-]/u.test(plain)) return undefined;
  if (/[äöß]|ü(?!e|i)/u.test(plain)) return 'german';
  if (/é\p{L}*(?:ez|[oa])$/u.test(plain)) return 'spanish';
  // Words in small letters have been taken into English ("fiancé").
  return /^\p{Lu}/u.test(word) && /[èêçœîûâ]|é/u.test(plain) ? 'french' : undefined;
}
