import { keepsHyphen } from '../hyphens/keeps-hyphen.ts';
import { Vocabulary } from '../hyphens/vocabulary.ts';
import type { TextParagraph } from './text-paragraphs.ts';

const DIVIDED = /(\p{L}+(?:[-'’\u2010\u2011]\p{L}+)*)[-\u2010\u2011]$/u;
/** Characters at a line's end that are looked at. */
const LONGEST_WORD = 80;
const SOFT = /\u00ad$/u;
const FIRST_WORD = /^\p{L}+(?:[-'’\u2010\u2011]\p{L}+)*/u;
const DASH = /(?:\S--|\S[—\u2E3A])$/u;
const CJK_END = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、，」』]$/u;
const CJK_START = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、，「『]/u;

/** Joins lines that were wrapped by hand, and the words that were divided at their ends. */
export class LineJoiner {
  private readonly words: Vocabulary | null;

  constructor(
    paragraphs: readonly TextParagraph[],
    private readonly language: string,
  ) {
    const isDivided = paragraphs.some(({ lines }) =>
      lines.some((line) => DIVIDED.test(line.slice(-LONGEST_WORD))),
    );
    this.words = isDivided ? new Vocabulary(linesOf(paragraphs)) : null;
  }

  join(lines: readonly string[]): string {
    const parts: string[] = [];
    let last = '';
    for (const raw of lines) {
      const line = raw.trim();
      if (parts.length > 0) {
        const between = this.between(last, line);
        if (between === null) parts[parts.length - 1] = last.slice(0, -1);
        else parts.push(between);
      }
      parts.push(line);
      last = line;
    }
    return parts.join('');
  }

  /** What stands between two lines; null where the hyphen at the first one's end goes. */
  private between(line: string, next: string): string | null {
    const end = line.slice(-LONGEST_WORD);
    if (SOFT.test(end)) return null;
    if (DASH.test(end) || (CJK_END.test(end) && CJK_START.test(next))) return '';
    const first = end.endsWith('--') ? undefined : DIVIDED.exec(end)?.[1];
    const second = FIRST_WORD.exec(next.slice(0, LONGEST_WORD))?.[0];
    if (first === undefined || second === undefined || this.words === null) return ' ';
    return keepsHyphen(first, second, this.words, this.language) ? '' : null;
  }
}

function* linesOf(paragraphs: readonly TextParagraph[]): Generator<{ text: string }> {
  for (const { lines } of paragraphs) for (const line of lines) yield { text: line.trimEnd() };
}
