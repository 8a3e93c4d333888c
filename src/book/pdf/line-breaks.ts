import type { Edges } from './column-edges.ts';
import type { Line } from './page-text.ts';

const SENTENCE_END = /[.!?…:;。！？][\])}”"’'»›*\d]*$/u;
const HYPHEN = /[\p{L}\p{N}][-\u00ad\u2010\u2011]$/u;
/** Font sizes that a line may fall short of the edge without having been broken on purpose. */
const SLACK = 0.4;

/** Whether a text ends as a sentence does. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text);
}

/** Whether a line ends inside a word. */
export function endsWithHyphen(text: string): boolean {
  return HYPHEN.test(text);
}

/** Whether a text starts with a small letter. */
export function startsSmall(text: string): boolean {
  return /^[\p{Ps}\p{Pi}"'‘“]*\p{Ll}/u.test(text);
}

/** Whether a text starts with a capital letter or a digit. */
export function startsCapital(text: string): boolean {
  return /^[\p{Ps}\p{Pi}"'‘“—–-]*[\p{Lu}\p{Lt}\p{N}]/u.test(text);
}

/** Width of a text in a line's type, estimated by the line itself. */
function widthOf(text: string, line: Line): number {
  const length = Math.max(1, line.text.length);
  return (text.length * (line.x1 - line.x0)) / length;
}

/**
 * Whether a line was broken on purpose: the next line's first word would have fitted behind it. A
 * paragraph's last line, a line of verse and a title are; a line inside a paragraph is not.
 */
export function isBroken(line: Line, next: Line, { left, right }: Edges): boolean {
  const word = /^\S+/u.exec(next.text)?.[0] ?? '';
  const room = line.isRightToLeft ? line.x0 - left : right - line.x1;
  return room > widthOf(` ${word}`, next) + line.size * SLACK;
}
