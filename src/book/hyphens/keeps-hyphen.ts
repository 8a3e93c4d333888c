import type { Vocabulary } from './vocabulary.ts';

/** Letters of a part that is taken for a word of its own. */
const SHORTEST_PART = 3;

/** Languages that join their compounds without a hyphen. */
const JOINING_LANGUAGES = new Set(['de', 'nl', 'sv', 'da', 'no', 'nb', 'fi', 'hu']);

/** English words that form others without a hyphen: “under-standing”, “some-thing”, “fear-less”. */
const JOINING_FIRST =
  /^(?:a|after|any|back|be|down|every|fore|for|here|her|him|how|in|it|like|may|mean|mis|my|never|no|not|off|on|out|over|our|some|step|there|them|to|under|up|what|when|where|which|who|with|your)$/i;
const JOINING_SECOND =
  /^(?:able|bodies|body|ed|er|ers|ever|ful|fully|hood|ing|ings|ion|less|lessly|like|ly|man|men|ment|ments|ness|one|or|ous|self|selves|ship|side|some|thing|things|time|times|ward|wards|where|wise|with|woman|women)$/i;

/** English words that keep their hyphen before another. */
const KEEPING_FIRST = /^(?:all|cross|ex|half|ill|quasi|self|semi|vice|well)$/i;

/** Numbers that are written with a hyphen: “twenty-five”. */
const TENS = /^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/i;
const ONES =
  /^(?:one|two|three|four|five|six|seven|eight|nine|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?:s|ths?)?$/i;

/**
 * Whether the hyphen at a line's end belongs to the word: decided by which form occurs elsewhere in the
 * book, else by whether both parts are words of their own.
 * @param language BCP 47; empty or `und` where it is not known, which is read as English
 */
export function keepsHyphen(
  first: string,
  second: string,
  words: Vocabulary,
  language: string,
): boolean {
  const joined = words.count(first + second);
  const hyphened = words.count(`${first}-${second}`);
  if (joined !== hyphened) return hyphened > joined;
  const isCapital = /^\p{Lu}/u.test(second);
  if (isCapital && /\p{Ll}/u.test(first + second)) return true;
  if (words.knows(first + second) || JOINING_LANGUAGES.has(language)) return false;
  // “mother-in-” and “law”: a word that has a hyphen already takes another.
  if (/[-\u2010\u2011]/u.test(first)) return true;
  if (language === '' || language === 'und' || language.startsWith('en')) {
    if (TENS.test(first) && ONES.test(second)) return true;
    if (KEEPING_FIRST.test(first) && second.length > 3) return true;
    if (JOINING_FIRST.test(first) || JOINING_SECOND.test(second)) return false;
    // “golden-haired”
    if (first.length > 3 && /^\p{L}{3,}ed$/u.test(second) && words.count(first) > 0) return true;
  }
  return [first, second.split('-')[0] ?? second].every(
    (part) => part.length >= SHORTEST_PART && words.count(part) > 0,
  );
}
