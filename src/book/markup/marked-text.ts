import type { ContentReference } from './content.ts';
import { cleanText } from './plain-text.ts';

/**
 * Stands in raw text for a mark. A noncharacter (Unicode 15, 23.7): no text has it, and cleaning
 * leaves it alone.
 */
export const MARK = '\ufdd0';

/** Something that is true of a place in the text, found while reading. */
export type InlineMark =
  | { kind: 'reference'; href: string; label: string; isTyped: boolean }
  /** The text of a link starts that is a reference to a note only if its target is a note. */
  | { kind: 'maybe-reference'; href: string; label: string }
  | { kind: 'maybe-reference-end' }
  /** What follows is in this language; empty for the document's own. */
  | { kind: 'language'; language: string }
  /** What stands before it is the name of who speaks the rest. */
  | { kind: 'speaker' }
  /** A cell of a table starts. */
  | { kind: 'cell'; column: number; isHeader: boolean };

/** A mark with its place, a UTF-16 offset. */
export interface PlacedMark {
  at: number;
  mark: InlineMark;
}

/** Clean text with what is known of places in it. */
export interface MarkedText {
  text: string;
  /** Ascending. */
  marks: readonly PlacedMark[];
}

const CLOSING = /^[.,;:!?…)\]}’”»]/u;
const MARKS = new RegExp(MARK, 'g');

/** Takes the characters that stand for marks out of a text that comes from a book. */
export function dropMarks(text: string): string {
  return text.includes(MARK) ? text.replace(MARKS, '') : text;
}

/** Cleans a line of raw text and places the marks that stand in it; they are taken off the queue in order. */
export function placeMarks(raw: string, queue: Iterator<InlineMark>): MarkedText {
  const line = cleanText(raw);
  if (!line.includes(MARK)) return { text: line, marks: [] };
  const marks: PlacedMark[] = [];
  let text = '';
  let last: InlineMark | undefined;
  for (const [index, part] of line.split(MARK).entries()) {
    if (index > 0) {
      const next = queue.next();
      last = next.done === true ? undefined : next.value;
      if (last !== undefined) marks.push({ at: text.length, mark: last });
    }
    // The space on one side of a mark is enough, and none belongs before a full stop.
    const isSpaced = text === '' || text.endsWith(' ');
    const piece = isSpaced ? part.trimStart() : part;
    if (last?.kind === 'reference' && isSpaced && CLOSING.test(piece)) {
      text = text.trimEnd();
      moveBack(marks, text.length);
    }
    text += piece;
  }
  text = text.trimEnd();
  moveBack(marks, text.length);
  return { text, marks };
}

/** Moves marks that stand beyond a text's end to the end. */
function moveBack(marks: PlacedMark[], end: number): void {
  for (let index = marks.length - 1; (marks[index]?.at ?? 0) > end; index--) {
    const placed = marks[index];
    if (placed !== undefined) placed.at = end;
  }
}

/** Joins texts and moves their marks along; a separator may depend on the characters before it. */
export function joinMarked(
  parts: readonly MarkedText[],
  separator: string | ((before: string) => string),
): MarkedText {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const texts: string[] = [];
  const marks: PlacedMark[] = [];
  let length = 0;
  let before = '';
  for (const part of parts) {
    if (before !== '' && part.text !== '') {
      const divider = typeof separator === 'string' ? separator : separator(before);
      texts.push(divider);
      length += divider.length;
    }
    for (const { at, mark } of part.marks) marks.push({ at: at + length, mark });
    texts.push(part.text);
    length += part.text.length;
    if (part.text !== '') before = part.text.slice(-2);
  }
  return { text: texts.join(''), marks };
}

/** The references among the marks of a text. */
export function referencesOf({ marks }: MarkedText): ContentReference[] {
  const found: ContentReference[] = [];
  const open: ContentReference[] = [];
  for (const { at, mark } of marks) {
    if (mark.kind === 'reference' || mark.kind === 'maybe-reference') {
      const isTyped = mark.kind === 'reference' && mark.isTyped;
      const { href, label } = mark;
      const reference = { at, length: 0, href, label: label.trim(), isTyped };
      found.push(reference);
      if (mark.kind === 'maybe-reference') open.push(reference);
    } else if (mark.kind === 'maybe-reference-end') {
      const reference = open.pop();
      if (reference !== undefined) reference.length = at - reference.at;
    }
  }
  return found;
}

/** The runs in other languages than the document's among the marks of a text. */
export function languagesOf({
  text,
  marks,
}: MarkedText): { start: number; end: number; language: string }[] {
  const switches = marks.flatMap(({ at, mark }) =>
    mark.kind === 'language' ? [{ at, language: mark.language }] : [],
  );
  return switches.flatMap(({ at, language }, index) => {
    if (language === '') return [];
    const until = switches[index + 1]?.at ?? text.length;
    const run = text.slice(at, until);
    const start = at + (run.length - run.trimStart().length);
    const end = at + run.trimEnd().length;
    return start < end ? [{ start, end, language }] : [];
  });
}
