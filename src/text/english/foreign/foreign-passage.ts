import {
  FOREIGN_LANGUAGES,
  FUNCTION_WORDS,
  STRONG_WORDS,
  type FunctionWord,
} from './function-words.ts';
import { languageOfLetters } from './foreign-word.ts';
import type { ForeignLanguage } from './letter-sounds.ts';

/** Words in a row that are of another language. */
export interface ForeignPassage {
  from: number;
  /** Not included. */
  to: number;
  language: ForeignLanguage;
}

/** What is needed to believe in a passage: a small word has 2 points, one that is English as well 1. */
const POINTS = { passage: 4, strong: 2, weak: 1 } as const;

/** Words looked at in one go; a longer passage is several. */
const LONGEST_PASSAGE = 40;

const ARTICLE = /^(?:le|la|les|des|du|une?|el|los|las|der|das|il|gli|au|aux)$/u;

/** Endings that an unknown word of the language often has. */
const TYPICAL: Readonly<Record<ForeignLanguage, RegExp>> = {
  french:
    /(?:eaux?|oux?|eux?|euses?|ais|ait|aient|oir|ez|ée?s?|que|ette|elle|esse|oise?|ment|ance|eurs?|ieux?)$/u,
  german: /(?:sch|ung|keit|heit|cht|tz|en|er|lich|stein|burg)$|[äöüß]/u,
  spanish: /ñ|(?:ción|ado|ada|dad|os|as|ero|era|illo|illa|ito|ita|ar|o)$/u,
  italian: /(?:tt|zz|cc|ss|ll)[oiae]$|(?:are|ere|ire|one|ore|ato|ata|io|ia|ino|ina|etto)$/u,
};

/** Latin, which is read like English, by its small words and its endings. */
const LATIN =
  /^(?:a[bd]|atque|aut|autem|cum|ejus|enim|ergo|esse|haec|hoc|ibi|idem|ille|inter|ipse|nec|neque|nihil|nisi|qu(?:a[em]|ibus|od|os|um)|quoque|sed|sunt|tamen|ubi|ut|vel|vero)$|(?:[aeio]bus|[ao]rum|ntur|[aei]tur|[^s]ae|[^o]us|[^bt]um|issim[aeiou]|tionem|[aeiu]nt)$/u;

/** Small words that Latin has, too. */
const ALSO_LATIN = /^(?:et|est|qui|sua|una|mea|sine|sui|sono)$/u;

/** Latin words in a sentence that make it Latin, unless there are as many small words that Latin has not. */
const LATIN_WORDS = 2;

/** A word as the lists have it. */
export function wordKey(word: string): string {
  return word.normalize('NFC').toLowerCase().replaceAll(/[‘’]/gu, "'");
}

/** Where a run of one language that begins at a word ends, and how sure it is. */
function runOf(
  words: readonly (string | null)[],
  from: number,
  language: ForeignLanguage,
  isEnglish: (word: string) => boolean,
): { to: number; points: number; strong: boolean; own: number } {
  let points = 0;
  let strong = false;
  let own = 0;
  let to = from;
  let before = '';
  for (let at = from; at < Math.min(words.length, from + LONGEST_PASSAGE); at++) {
    const word = words[at];
    if (word === null || word === undefined) break;
    const small = wordKey(word);
    const known: FunctionWord | undefined = FUNCTION_WORDS[language].get(small);
    if (known?.strong === true && !ALSO_LATIN.test(small)) own++;
    if (known !== undefined) {
      points += known.strong ? POINTS.strong : POINTS.weak;
      strong ||= known.strong;
      if (known.strong) to = at + 1;
    } else if (!isEnglish(word)) {
      const fits = TYPICAL[language].test(small) || languageOfLetters(word) === language;
      points += fits ? POINTS.strong : POINTS.weak;
      to = at + 1;
    } else if (!ARTICLE.test(before) || at === words.length - 1) break;
    before = small;
  }
  return { to, points, strong, own };
}

/**
 * Finds passages of other languages by their small words. `words` are those of a sentence, null where a mark
 * parts them.
 */
export function foreignPassages(
  words: readonly (string | null)[],
  isEnglish: (word: string) => boolean,
): ForeignPassage[] {
  const passages: ForeignPassage[] = [];
  if (!words.some((word) => word !== null && STRONG_WORDS.has(wordKey(word)))) return passages;
  const latin = words.filter(
    (word) => word !== null && LATIN.test(wordKey(word)) && !isEnglish(word),
  );
  for (let from = 0; from < words.length;) {
    let best: ForeignPassage | undefined;
    let most = 0;
    for (const language of FOREIGN_LANGUAGES) {
      const first = words[from];
      if (first === null || first === undefined) break;
      const small = wordKey(first);
      // A name before a passage is none of it: "Dorcas, un moment".
      const begins =
        FUNCTION_WORDS[language].has(small) || (/^\p{Ll}/u.test(first) && !isEnglish(first));
      if (!begins) continue;
      const { to, points, strong, own } = runOf(words, from, language, isEnglish);
      if (latin.length >= LATIN_WORDS && own < latin.length) continue;
      if (strong && points >= POINTS.passage && points > most) {
        best = { from, to, language };
        most = points;
      }
    }
    if (best !== undefined) passages.push(best);
    from = best?.to ?? from + 1;
  }
  return passages;
}
