import type { SpeechLanguage } from '../../../domain/speech.ts';
import { withoutAccents } from '../other-spellings.ts';
import { addS } from '../suffixes.ts';
import { inAccent } from './both-accents.ts';
import { BRITISH_NAMES, PEOPLE, PLACES } from './names.ts';
import { FRENCH, GERMAN, LATIN, SOUTHERN } from './phrases.ts';

/** What a dictionary checked by hand has. */
type IsKnown = (word: string) => boolean;

interface Phrase {
  /** Whether it counts against the dictionary. */
  certain: boolean;
  /** As written in the list. */
  words: readonly string[];
  /** The same as they are compared where there are several. */
  bareWords: readonly string[];
  /** One for each word. */
  phonemes: readonly string[];
}

/** Words of a text that make a phrase, with the phonemes of each. */
export interface PhraseMatch {
  /** Number of words. */
  length: number;
  phonemes: readonly string[];
}

/** Without accents, capitals and curly apostrophes; ligatures as two letters. */
function bare(word: string): string {
  return withoutAccents(word)
    .toLowerCase()
    .replaceAll(/[‘’]/gu, "'")
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae');
}

function readList(list: string): Phrase[] {
  return list
    .trim()
    .split('\n')
    .map((line) => {
      const [written = '', phonemes = ''] = line.split('|');
      const words = written.replace('!', '').split(' ');
      const certain = words.length > 1 || written.startsWith('!');
      return { words, bareWords: words.map(bare), phonemes: phonemes.split(' '), certain };
    });
}

/** Whether a word is one of a list's single words, which are taken as they are written. */
function isSame(word: string, listed: string): boolean {
  const plain = word.replaceAll(/[‘’]/gu, "'");
  if (plain === listed) return true;
  // In capitals, and at the beginning of a sentence.
  if (listed === listed.toLowerCase()) return plain.toLowerCase() === listed;
  return plain.length > 3 && plain === listed.toUpperCase();
}

/** Foreign phrases and names: found by their words, read as English narrators read them. */
export class ForeignLexicon {
  /** By the first word, the longest phrase first. */
  readonly #phrases = new Map<string, Phrase[]>();
  readonly language: SpeechLanguage;
  /** Whether a word, or what it is an ordinary form of, is in the dictionary. */
  readonly isEnglish: IsKnown;

  /** Words that `isKnown` are better left to the dictionary. */
  constructor(language: SpeechLanguage, isKnown: IsKnown, isEnglish: IsKnown) {
    this.language = language;
    this.isEnglish = isEnglish;
    for (const list of [FRENCH, GERMAN, SOUTHERN, LATIN, PEOPLE, BRITISH_NAMES, PLACES]) {
      for (const phrase of readList(list)) {
        const [first = ''] = phrase.words;
        if (!phrase.certain && isKnown(first)) continue;
        const [key = ''] = phrase.bareWords;
        this.#phrases.set(key, [...(this.#phrases.get(key) ?? []), phrase]);
      }
    }
    for (const list of this.#phrases.values()) {
      list.sort((a, b) => b.words.length - a.words.length);
    }
  }

  /**
   * The longest phrase that begins at a word; a plural or possessive ending of its last word is said.
   * `wordAt` gives the words from there on, undefined where a mark or the end parts them.
   */
  find(wordAt: (index: number) => string | undefined): PhraseMatch | null {
    const first = wordAt(0);
    if (first === undefined) return null;
    const key = bare(first);
    for (const ending of ['', "'s"]) {
      const candidates = [
        ...(this.#phrases.get(key) ?? []),
        ...(ending === '' ? [] : (this.#phrases.get(key.replace(/'s$/u, '')) ?? [])),
      ];
      for (const phrase of candidates) {
        if (!this.#matches(phrase, wordAt, ending)) continue;
        const { words, phonemes } = phrase;
        const said = phonemes.map((sound) => inAccent(sound, this.language));
        if (ending !== '') said.push(addS(said.pop() ?? '', this.language === 'en-gb'));
        return { length: words.length, phonemes: said };
      }
    }
    return null;
  }

  #matches(
    { words, bareWords }: Phrase,
    wordAt: (index: number) => string | undefined,
    ending: string,
  ): boolean {
    return words.every((listed, index) => {
      let word = wordAt(index);
      if (word === undefined) return false;
      if (ending !== '' && index === words.length - 1) {
        if (!/['’]s$/iu.test(word)) return false;
        word = word.slice(0, -2);
      }
      if (words.length === 1) return isSame(word, listed);
      // A name in the list is one in the text.
      if (/^\p{Lu}/u.test(listed) && !/^\p{Lu}/u.test(word)) return false;
      return bare(word) === bareWords[index];
    });
  }
}
