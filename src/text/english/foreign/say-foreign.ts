import type { LanguageRun } from '../../../domain/book.ts';
import type { WordPart } from '../word-group.ts';
import type { ForeignLexicon } from './foreign-lexicon.ts';
import { foreignPassages, wordKey } from './foreign-passage.ts';
import { foreignSounds, languageOfLetters } from './foreign-word.ts';
import { FUNCTION_WORDS } from './function-words.ts';
import type { ForeignLanguage } from './letter-sounds.ts';
import { withoutAccents } from '../other-spellings.ts';
import { inAccent } from './both-accents.ts';

interface Item {
  kind: 'word' | 'mark' | 'silent';
  start: number;
  end: number;
  spoken: string;
  parts: WordPart[];
  mark: string;
  replaced: boolean;
  user: boolean;
}

/** Whether nothing but the lexicons decides how an item is said. */
function isOwn(item: Item | undefined): item is Item {
  return (
    item?.kind === 'word' &&
    !item.user &&
    !item.replaced &&
    item.parts.every(({ phonemes }) => phonemes === undefined)
  );
}

function layDown(item: Item, phonemes: string): void {
  item.parts = [{ text: item.spoken, tag: item.parts[0]?.tag ?? 'FW', phonemes }];
}

/**
 * Lays down how the foreign phrases, names and passages among the items are said, save where the user has.
 * @param runs what the book says is in another language, ascending
 */
export function sayForeign(
  items: readonly Item[],
  lexicon: ForeignLexicon,
  runs: readonly LanguageRun[] = [],
): void {
  // A comma may stand inside of a phrase ("veni, vidi, vici"), any other mark parts it.
  const row = items.filter(({ mark }) => mark !== ',');
  sayPhrases(row, lexicon);
  sayRuns(items, runs, lexicon);
  sayPassages(row, lexicon);
  for (const item of row.filter(isOwn)) {
    const language = /\p{L}-\p{L}/u.test(item.spoken) ? languageOfLetters(item.spoken) : undefined;
    if (language === undefined || lexicon.isEnglish(item.spoken)) continue;
    const sounds = foreignSounds(item.spoken, language, lexicon.language);
    if (sounds !== undefined) layDown(item, sounds);
  }
}

function sayPhrases(row: readonly Item[], lexicon: ForeignLexicon): void {
  for (let at = 0; at < row.length;) {
    const match = lexicon.find((index) => {
      const item = row[at + index];
      return isOwn(item) ? item.spoken : undefined;
    });
    match?.phonemes.forEach((phonemes, index) => {
      const item = row[at + index];
      if (item !== undefined) layDown(item, phonemes);
    });
    at += match?.length ?? 1;
  }
}

function sayPassages(row: readonly Item[], lexicon: ForeignLexicon): void {
  const words = row.map((item) => (item.kind === 'word' && !item.replaced ? item.spoken : null));
  const passages = foreignPassages(words, (word) => lexicon.isEnglish(word));
  for (const { from, to, language } of passages) {
    for (const item of row.slice(from, to).filter(isOwn)) sayIn(language, item, lexicon);
  }
}

/** Says a word by the rules of a language. */
function sayIn(language: ForeignLanguage, item: Item, lexicon: ForeignLexicon): void {
  const small = FUNCTION_WORDS[language].get(wordKey(item.spoken))?.phonemes;
  const sounds =
    small === undefined
      ? foreignSounds(item.spoken, language, lexicon.language)
      : inAccent(small, lexicon.language);
  if (sounds !== undefined) layDown(item, sounds);
}

const LANGUAGES: Readonly<Record<string, ForeignLanguage>> = {
  fr: 'french',
  de: 'german',
  es: 'spanish',
  it: 'italian',
};

/** Says what the book marks as another language by the rules of that, where its words bear the mark out. */
function sayRuns(
  items: readonly Item[],
  runs: readonly LanguageRun[],
  lexicon: ForeignLexicon,
): void {
  let at = 0;
  for (const run of runs) {
    const inside: Item[] = [];
    for (; (items[at]?.start ?? Infinity) < run.end; at++) {
      const item = items[at];
      if (item?.kind === 'word' && item.start >= run.start && !item.replaced) inside.push(item);
    }
    const language = LANGUAGES[run.language.split('-')[0] ?? ''];
    if (language === undefined || !isBorneOut(inside, language, lexicon)) continue;
    for (const item of inside.filter(isOwn)) sayIn(language, item, lexicon);
  }
}

/**
 * Whether words are of a language that they are said to be of: programs mark English with the language
 * that they were set to, and a word that English has taken in is read as English.
 */
function isBorneOut(
  words: readonly Item[],
  language: ForeignLanguage,
  lexicon: ForeignLexicon,
): boolean {
  const isEnglish = (word: string): boolean =>
    lexicon.isEnglish(word) || lexicon.isEnglish(withoutAccents(word));
  const foreign = words.filter(
    ({ spoken }) =>
      FUNCTION_WORDS[language].get(wordKey(spoken))?.strong === true || !isEnglish(spoken),
  );
  return foreign.length > 0 && foreign.length * 2 >= words.length;
}
