import type { PhonemeSource, SpeechLanguage } from '../../domain/speech.ts';
import { withoutDiaeresis } from './letter-folding.ts';
import type { Dictionary, Entry } from './lexicon/dictionary.ts';
import { applyStress, PRIMARY, SECONDARY } from './stress.ts';
import { asCompound, otherSpellings, withoutPrefix, withoutStretch } from './other-spellings.ts';
import { addEd, addIng, addS } from './suffixes.ts';
import type { WordContext } from './word-context.ts';
import {
  isDotted,
  isLower,
  isPronounceable,
  isUpper,
  stressOfCase,
  titleCase,
} from './word-shape.ts';

/** How a word is said, and how that is known. */
export interface Reading {
  phonemes: string;
  source: PhonemeSource;
}

const SIGN_WORDS: Readonly<Record<string, string>> = {
  '%': 'percent',
  '&': 'and',
  '+': 'plus',
  '@': 'at',
};

/** The class of a part of speech, by which entries with variants are keyed. */
function classOf(tag: string): string {
  if (tag.startsWith('VB')) return 'VERB';
  if (tag.startsWith('NN')) return 'NOUN';
  if (tag.startsWith('RB')) return 'ADV';
  if (tag.startsWith('JJ')) return 'ADJ';
  return tag;
}

function pickVariant(entry: Entry, tag: string, context: WordContext | null): string {
  if (typeof entry === 'string') return entry;
  let key = tag;
  if (context?.vowelNext === null && entry.has('None')) key = 'None';
  else if (!entry.has(tag)) key = classOf(tag);
  const variant = entry.get(key);
  return variant === undefined ? (entry.get('DEFAULT') ?? '') : variant;
}

/**
 * Single English words: the lexicon, function words in their context, regular endings, spelled
 * letters. A re-implementation of what misaki 0.9.4 does (Apache-2.0); see docs/pronunciation.md.
 */
export class WordReader {
  readonly #dictionary: Dictionary;
  readonly #british: boolean;

  constructor(dictionary: Dictionary, language: SpeechLanguage) {
    this.#dictionary = dictionary;
    this.#british = language === 'en-gb';
  }

  /** Reads a word with its part of speech in its context; undefined when no rule knows it. */
  read(word: string, tag: string, context: WordContext): Reading | undefined {
    const stress = stressOfCase(word);
    const special = this.#readSpecial(word, tag, stress, context);
    if (special !== undefined) return special;
    if (this.#isNameInCapitals(word)) return this.read(titleCase(word), 'NNP', context);
    const known = this.#shouldLower(word, tag, stress, context) ? word.toLowerCase() : word;
    if (this.#isKnown(known)) return this.#lookUp(known, tag, stress, context);
    if (known.endsWith("s'") && this.#isKnown(`${known.slice(0, -2)}'s`)) {
      return this.#lookUp(`${known.slice(0, -2)}'s`, tag, stress, context);
    }
    if (known.endsWith("'") && this.#isKnown(known.slice(0, -1))) {
      return this.#lookUp(known.slice(0, -1), tag, stress, context);
    }
    return this.#readInflected(known, tag, stress, context);
  }

  /**
   * Reads a word that is in no lexicon by another that is: without a diaeresis or stretched letters
   * ("sooo"), in the other side's spelling, without accents, without a prefix, as a compound of two.
   */
  readRespelled(word: string, tag: string, context: WordContext): Reading | undefined {
    const spellings = [withoutDiaeresis(word), ...withoutStretch(word)];
    for (const spelling of spellings) {
      if (spelling === word) continue;
      const reading = this.read(spelling, tag, context);
      if (reading !== undefined) return { ...reading, source: 'rule' };
    }
    return (
      this.#readCutShort(word, tag, context) ??
      this.#readOtherSpelling(word, tag, context) ??
      this.#readComposed(word, tag)
    );
  }

  /** "comin'", "somethin’": what ends in -ing, with the end cut off. */
  #readCutShort(word: string, tag: string, context: WordContext): Reading | undefined {
    const [, stem] = /^(\p{L}{2,}i)n['’]$/u.exec(word) ?? [];
    const whole = stem === undefined ? undefined : this.read(`${stem}ng`, tag, context);
    if (whole?.phonemes.endsWith('ŋ') !== true) return undefined;
    return { phonemes: `${whole.phonemes.slice(0, -1)}n`, source: 'rule' };
  }

  /** Whether capitals stand for emphasis, or a heading, and not for letters: "HOLMES", "NETHERFIELD". */
  #isNameInCapitals(word: string): boolean {
    if (!/^\p{Lu}{4,}(?:['’]S)?$/u.test(word) || !/[AEIOUY]/u.test(word)) return false;
    const lower = word.toLowerCase();
    if (this.#dictionary.gold(word) !== undefined || this.#dictionary.gold(lower) !== undefined)
      return false;
    const title = titleCase(word);
    return (
      this.#dictionary.silver(lower) !== undefined ||
      this.#dictionary.silver(title) !== undefined ||
      isPronounceable(word.replace(/['’]S$/u, ''))
    );
  }

  #readOtherSpelling(word: string, tag: string, context: WordContext): Reading | undefined {
    if (!/^[\p{L}']{4,}$/u.test(word) || isUpper(word)) return undefined;
    for (const spelling of otherSpellings(word)) {
      const stress = stressOfCase(word);
      const known = this.#isKnown(spelling)
        ? this.#lookUp(spelling, tag, stress, context)
        : this.#readInflected(spelling, tag, stress, context);
      if (known !== undefined) return { ...known, source: 'rule' };
    }
    return undefined;
  }

  /** A word in small letters that is a prefix and a word, or two words in one, as far as both are well known. */
  #readComposed(word: string, tag: string): Reading | undefined {
    if (!/^[a-z]{6,30}$/u.test(word)) return undefined;
    const known = (part: string): string | undefined => {
      if (part.length < 4) return undefined;
      const reading = this.#isGold(part)
        ? this.#lookUp(part, tag, null, null)
        : this.#readInflected(part, tag, null, null);
      return reading?.phonemes;
    };
    for (const { sound, rest } of withoutPrefix(word, this.#british)) {
      const phonemes = known(rest);
      if (phonemes !== undefined) return { phonemes: sound + phonemes, source: 'rule' };
    }
    if (!tag.startsWith('NN')) return undefined;
    const compounds = asCompound(word).flatMap(([first, second]) => {
      const head = this.#isGold(first) ? this.#lookUp(first, 'NN', null, null) : undefined;
      const tail = head === undefined ? undefined : known(second);
      return head === undefined || tail === undefined
        ? []
        : [head.phonemes + applyStress(tail, -0.5)];
    });
    // Two ways to divide it say nothing.
    const [only, second] = compounds;
    return only === undefined || second !== undefined
      ? undefined
      : { phonemes: only, source: 'rule' };
  }

  #isGold(word: string): boolean {
    return this.#dictionary.gold(word) !== undefined;
  }

  /** Spells letters: secondary stress on each but the last. */
  spell(letters: string): Reading | undefined {
    let phonemes = '';
    for (const letter of letters) {
      if (!/\p{L}/u.test(letter)) continue;
      const name = this.#dictionary.gold(letter.toUpperCase());
      if (typeof name !== 'string') return undefined;
      phonemes += name;
    }
    const even = applyStress(phonemes, 0);
    const last = even.lastIndexOf(SECONDARY);
    const marked = last < 0 ? even : even.slice(0, last) + PRIMARY + even.slice(last + 1);
    return marked === '' ? undefined : { phonemes: marked, source: 'rule' };
  }

  #goldText(word: string, tag = ''): string {
    const entry = this.#dictionary.gold(word);
    return entry === undefined ? '' : pickVariant(entry, tag, null);
  }

  #readSpecial(
    word: string,
    tag: string,
    stress: number | null,
    context: WordContext,
  ): Reading | undefined {
    const sign = Object.hasOwn(SIGN_WORDS, word) ? SIGN_WORDS[word] : undefined;
    if (sign !== undefined) return this.#lookUp(sign, '', null, context);
    if (isDotted(word)) return this.spell(word);
    const phonemes = this.#functionWord(word, tag, stress, context);
    if (phonemes === 'spell') return this.spell(word);
    if (phonemes !== undefined) return { phonemes, source: 'gold' };
    if (tag === 'IN' && /^vs\.?$/iu.test(word)) return this.#lookUp('versus', '', null, context);
    return undefined;
  }

  /** Phonemes of the words whose sound hangs on what follows; 'spell' where letters are meant. */
  #functionWord(
    word: string,
    tag: string,
    stress: number | null,
    { vowelNext, toNext }: WordContext,
  ): string | undefined {
    switch (word) {
      case 'a':
      case 'A':
        return tag === 'DT' ? 'ɐ' : 'ˈA';
      case 'am':
      case 'Am':
      case 'AM':
        if (word === 'AM' && tag.startsWith('NN')) return 'spell';
        if (vowelNext === null || word !== 'am' || (stress ?? 0) > 0) return this.#goldText('am');
        return 'ɐm';
      case 'an':
      case 'An':
      case 'AN':
        return word === 'AN' && tag.startsWith('NN') ? 'spell' : 'ɐn';
      case 'I':
        return tag === 'PRP' ? `${SECONDARY}I` : undefined;
      case 'by':
      case 'By':
      case 'BY':
        return classOf(tag) === 'ADV' ? 'bˈI' : undefined;
      case 'to':
      case 'To':
      case 'TO':
        if (word === 'TO' && tag !== 'TO' && tag !== 'IN') return undefined;
        if (vowelNext === null) return this.#goldText('to');
        return vowelNext ? 'tʊ' : 'tə';
      case 'in':
      case 'In':
      case 'IN':
        if (word === 'IN' && tag === 'NNP') return undefined;
        return vowelNext === null || tag !== 'IN' ? 'ˈɪn' : 'ɪn';
      case "o'":
      case "O'":
        return 'ə';
      case 'the':
      case 'The':
      case "th'":
      case "Th'":
      case 'THE':
        if (word === 'THE' && tag !== 'DT') return undefined;
        return vowelNext === true ? 'ði' : 'ðə';
      case 'used':
      case 'Used':
      case 'USED':
        return this.#goldText('used', toNext && (tag === 'VBD' || tag === 'JJ') ? 'VBD' : '');
      default:
        return undefined;
    }
  }

  /** Whether a word with capitals is looked up in small letters. */
  #shouldLower(word: string, tag: string, stress: number | null, context: WordContext): boolean {
    const lower = word.toLowerCase();
    return (
      word.length > 1 &&
      /^[\p{L}']+$/u.test(word) &&
      word !== lower &&
      (tag !== 'NNP' || word.length > 7) &&
      this.#dictionary.gold(word) === undefined &&
      this.#dictionary.silver(word) === undefined &&
      (isUpper(word) || isLower(word.slice(1))) &&
      (this.#dictionary.gold(lower) !== undefined ||
        this.#dictionary.silver(lower) !== undefined ||
        this.#readInflected(lower, tag, stress, context) !== undefined)
    );
  }

  #isKnown(word: string): boolean {
    if (
      this.#dictionary.gold(word) !== undefined ||
      Object.hasOwn(SIGN_WORDS, word) ||
      this.#dictionary.silver(word) !== undefined
    ) {
      return true;
    }
    if (!/^[a-zA-Z]+$/u.test(word)) return false;
    if (word.length === 1) return true;
    if (isUpper(word) && this.#dictionary.gold(word.toLowerCase()) !== undefined) return true;
    // What is left in capitals is spelled.
    return isUpper(word.slice(1)) && !isPronounceable(word);
  }

  #lookUp(
    given: string,
    tag: string,
    stress: number | null,
    context: WordContext | null,
  ): Reading | undefined {
    let word = given;
    let properNoun = false;
    if (isUpper(word) && this.#dictionary.gold(word) === undefined) {
      word = word.toLowerCase();
      properNoun = tag === 'NNP';
    }
    const gold = this.#dictionary.gold(word);
    const silver = gold === undefined && !properNoun ? this.#dictionary.silver(word) : undefined;
    const phonemes = gold === undefined ? silver : pickVariant(gold, tag, context);
    if (phonemes === undefined || phonemes === '' || (properNoun && !phonemes.includes(PRIMARY))) {
      const spelled = this.spell(word);
      if (spelled !== undefined) return spelled;
    }
    if (phonemes === undefined || phonemes === '') return undefined;
    return {
      phonemes: applyStress(phonemes, stress),
      source: gold === undefined ? 'silver' : 'gold',
    };
  }

  #readInflected(
    word: string,
    tag: string,
    stress: number | null,
    context: WordContext | null,
  ): Reading | undefined {
    const stem = (spelling: string, level = stress): Reading | undefined =>
      this.#lookUp(spelling, tag, level, context);
    const inflect = (
      spelling: string | undefined,
      add: (phonemes: string) => string | undefined,
      level = stress,
    ): Reading | undefined => {
      const base = spelling === undefined ? undefined : stem(spelling, level);
      const phonemes = base === undefined ? undefined : add(base.phonemes);
      return base === undefined || phonemes === undefined ? undefined : { ...base, phonemes };
    };
    return (
      inflect(this.#stemOfS(word), (phonemes) => addS(phonemes, this.#british)) ??
      inflect(this.#stemOfEd(word), (phonemes) => addEd(phonemes, this.#british)) ??
      inflect(this.#stemOfIng(word), (phonemes) => addIng(phonemes, this.#british), stress ?? 0.5)
    );
  }

  #stemOfS(word: string): string | undefined {
    if (word.length < 3 || !word.endsWith('s')) return undefined;
    if (!word.endsWith('ss') && this.#isKnown(word.slice(0, -1))) return word.slice(0, -1);
    const longer = word.length > 4;
    const plain = word.endsWith("'s") || (longer && word.endsWith('es') && !word.endsWith('ies'));
    if (plain && this.#isKnown(word.slice(0, -2))) return word.slice(0, -2);
    const y = `${word.slice(0, -3)}y`;
    return longer && word.endsWith('ies') && this.#isKnown(y) ? y : undefined;
  }

  #stemOfEd(word: string): string | undefined {
    if (word.length < 4 || !word.endsWith('d')) return undefined;
    if (!word.endsWith('dd') && this.#isKnown(word.slice(0, -1))) return word.slice(0, -1);
    if (word.length > 4 && word.endsWith('ed') && !word.endsWith('eed')) {
      if (this.#isKnown(word.slice(0, -2))) return word.slice(0, -2);
    }
    const y = `${word.slice(0, -3)}y`;
    return /^\p{L}{3,}ied$/u.test(word) && this.#isKnown(y) ? y : undefined;
  }

  #stemOfIng(word: string): string | undefined {
    if (word.length < 5 || !word.endsWith('ing')) return undefined;
    const long = word.length > 5;
    if (long && this.#isKnown(word.slice(0, -3))) return word.slice(0, -3);
    const e = `${word.slice(0, -3)}e`;
    if (this.#isKnown(e)) return e;
    const doubled = /([bcdgklmnprstvxz])\1ing$|cking$/u.test(word);
    return long && doubled && this.#isKnown(word.slice(0, -4)) ? word.slice(0, -4) : undefined;
  }
}
