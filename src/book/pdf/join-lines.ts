import type { Line, Mark } from './page-text.ts';
import type { Vocabulary } from './vocabulary.ts';

const LINE_HYPHEN = /(\p{L}+(?:[-'’\u2010\u2011]\p{L}+)*)[-\u2010\u2011]$/u;
const FIRST_WORD = /^\p{L}+(?:[-'’\u2010\u2011]\p{L}+)*/u;
const SOFT_HYPHEN = /\u00ad$/u;
const NO_SPACE_AFTER =
  /[—\u2E3A]$|\p{L}[/]$|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、]$/u;
const NO_SPACE_BEFORE = /^[—]|^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、]/u;

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

/**
 * Whether the hyphen at a line's end belongs to the word: decided by which form occurs elsewhere in the
 * book, else by whether both parts are words of their own.
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
  if (language === 'und' || language.startsWith('en')) {
    if (KEEPING_FIRST.test(first) && second.length > 3) return true;
    if (JOINING_FIRST.test(first) || JOINING_SECOND.test(second)) return false;
    // “golden-haired”
    if (first.length > 3 && /^\p{L}{3,}ed$/u.test(second) && words.count(first) > 0) return true;
  }
  return [first, second.split('-')[0] ?? second].every(
    (part) => part.length >= SHORTEST_PART && words.count(part) > 0,
  );
}

/** The text of lines that follow each other, words that were divided at line ends joined. */
export function joinLines(
  lines: readonly Line[],
  words: Vocabulary,
  language: string,
): { text: string; marks: Mark[] } {
  let text = '';
  const marks: Mark[] = [];
  for (const line of lines) {
    const divided = LINE_HYPHEN.exec(text);
    const second = FIRST_WORD.exec(line.text)?.[0];
    if (SOFT_HYPHEN.test(text)) text = text.slice(0, -1);
    else if (divided !== null && second !== undefined) {
      const [, first = ''] = divided;
      if (!keepsHyphen(first, second, words, language)) text = text.slice(0, -1);
    } else if (text !== '' && !isClosed(text, line.text)) text += ' ';
    for (const mark of line.marks) marks.push({ ...mark, at: text.length + mark.at });
    text += line.text;
  }
  return { text, marks };
}

function isClosed(text: string, next: string): boolean {
  return NO_SPACE_AFTER.test(text) || NO_SPACE_BEFORE.test(next);
}
