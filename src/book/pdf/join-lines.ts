import { keepsHyphen } from '../hyphens/keeps-hyphen.ts';
import type { Vocabulary } from '../hyphens/vocabulary.ts';
import type { Line, Mark } from './page-text.ts';

const LINE_HYPHEN = /(\p{L}+(?:[-'’\u2010\u2011]\p{L}+)*)[-\u2010\u2011]$/u;
const FIRST_WORD = /^\p{L}+(?:[-'’\u2010\u2011]\p{L}+)*/u;
/** Characters at a line's end that are looked at. */
const LONGEST_WORD = 80;
const SOFT_HYPHEN = /\u00ad$/u;
const NO_SPACE_AFTER =
  /[—\u2E3A]$|\p{L}[/]$|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、]$/u;
const NO_SPACE_BEFORE = /^[—]|^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、]/u;

/** The text of lines that follow each other, words that were divided at line ends joined. */
export function joinLines(
  lines: readonly Line[],
  words: Vocabulary,
  language: string,
): { text: string; marks: Mark[] } {
  let text = '';
  const marks: Mark[] = [];
  for (const line of lines) {
    // What ends a line stands in its last letters: a paragraph may have thousands of lines.
    const end = text.slice(-LONGEST_WORD);
    const divided = LINE_HYPHEN.exec(end);
    const second = FIRST_WORD.exec(line.text)?.[0];
    if (SOFT_HYPHEN.test(end)) text = text.slice(0, -1);
    else if (divided !== null && second !== undefined) {
      const [, first = ''] = divided;
      if (!keepsHyphen(first, second, words, language)) text = text.slice(0, -1);
    } else if (text !== '' && !isClosed(end, line.text)) text += ' ';
    for (const mark of line.marks) marks.push({ ...mark, at: text.length + mark.at });
    text += line.text;
  }
  return { text, marks };
}

function isClosed(text: string, next: string): boolean {
  return NO_SPACE_AFTER.test(text) || NO_SPACE_BEFORE.test(next);
}
