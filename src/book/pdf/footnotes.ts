import type { Line, Mark } from './page-text.ts';
import type { LineDistances } from './line-distances.ts';
import type { TypeScale } from './type-scale.ts';

/** Notes are set smaller than the text by at least this factor. */
const NOTE_SIZE = 0.94;
const LABEL = /^(?:[[(](?:\d{1,3}|\p{Ll})[\])]|\d{1,3}(?=[.)\s]|\p{Lu})|[*†‡§¶‖#]{1,4})[.)]?\s*/u;

/** A footnote: its label, and its lines on one page. */
export interface Footnote {
  label: string;
  lines: Line[];
  /** Whether it goes on from the page before. */
  isRest: boolean;
}

/** The label at a note's first line, and where its text starts; null where there is none. */
export function readLabel(line: Line): { label: string; length: number; isRaised: boolean } | null {
  const mark = line.marks[0];
  if (mark?.at === 0 && mark.length === 0) {
    return { label: mark.label, length: 0, isRaised: true };
  }
  const found = LABEL.exec(line.text)?.[0];
  if (found === undefined) return null;
  return { label: found.replace(/[[\]().\s]/gu, ''), length: found.length, isRaised: false };
}

/** Index of the first line of the small type at the end of a column; its length where there is none. */
function smallTail(lines: readonly Line[], type: TypeScale): number {
  let at = lines.length;
  while (at > 0 && (lines[at - 1]?.size ?? Infinity) <= type.size * NOTE_SIZE) at--;
  return at;
}

/** Notes in the text's own size: a raised label that the text above refers to. */
function labelledTail(lines: readonly Line[], distances: LineDistances): number {
  const labels = new Set<string>();
  let found = lines.length;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const label = readLabel(line);
    const isApart = before !== undefined && line.y - before.y > distances.of(line.size) * 1.25;
    const isStart = label?.isRaised === true && labels.has(label.label);
    if (found === lines.length && isStart && isApart) found = index;
    for (const mark of line.marks) if (mark.at > 0 && mark.length === 0) labels.add(mark.label);
  }
  return found;
}

/** The rest of small type at a column's end that is no note: a caption, a quotation. */
function isNotes(tail: readonly Line[], refersTo: ReadonlySet<string>): boolean {
  return tail.some((line) => {
    const label = readLabel(line);
    return label !== null && (label.isRaised || refersTo.has(label.label));
  });
}

/** Notes of tagged elements, one for each element. */
export function readTaggedNotes(lines: readonly Line[]): Footnote[] {
  const byElement = new Map<number, Line[]>();
  for (const line of lines) {
    const same = byElement.get(line.element);
    if (same === undefined) byElement.set(line.element, [line]);
    else same.push(line);
  }
  return [...byElement.values()].flatMap((note) => {
    const [first, ...rest] = splitNotes(note);
    if (first === undefined) return [];
    return { ...first, lines: [...first.lines, ...rest.flatMap((other) => other.lines)] };
  });
}

function splitNotes(tail: readonly Line[]): Footnote[] {
  const notes: Footnote[] = [];
  const left = Math.min(...tail.map(({ x0 }) => x0));
  const hasRaised = tail.some((line) => readLabel(line)?.isRaised === true);
  for (const line of tail) {
    const label = readLabel(line);
    const last = notes.at(-1);
    const isStart =
      label !== null && (label.isRaised || (!hasRaised && line.x0 - left < line.size * 2));
    if (isStart) {
      const marks = label.isRaised ? line.marks.slice(1) : line.marks;
      const text = line.text.slice(label.length);
      const moved = marks.map((mark) => ({ ...mark, at: Math.max(0, mark.at - label.length) }));
      notes.push({ label: label.label, lines: [{ ...line, text, marks: moved }], isRest: false });
    } else if (last === undefined) notes.push({ label: '', lines: [line], isRest: true });
    else last.lines.push(line);
  }
  return notes;
}

/** A page's lines without its footnotes, and these. */
export interface NotedPage {
  body: Line[];
  notes: Footnote[];
}

/**
 * Takes the footnotes off a page's columns: smaller type at a column's end that starts with a label, or
 * goes on from the page before.
 */
export function takeFootnotes(
  lines: readonly Line[],
  type: TypeScale,
  distances: LineDistances,
  isAfterNotes: boolean,
): NotedPage {
  const columns = new Map<number, Line[]>();
  for (const line of lines) {
    const column = columns.get(line.column);
    if (column === undefined) columns.set(line.column, [line]);
    else column.push(line);
  }
  const hasText = lines.some(({ size }) => size > type.size * NOTE_SIZE);
  if (!hasText) return { body: [...lines], notes: [] };
  const refersTo = new Set(lines.flatMap((line) => line.marks.map((mark) => mark.label)));
  const body: Line[] = [];
  const notes: Footnote[] = [];
  let isLastNotes = isAfterNotes;
  for (const column of columns.values()) {
    const small = smallTail(column, type);
    const tail = column.slice(small);
    const isRest = isLastNotes && small > 0 && tail.length > 0;
    if (tail.length > 0 && (isNotes(tail, refersTo) || isRest)) {
      const found = splitNotes(tail);
      const [first] = found;
      // Small type before the first label is a note's rest only where a note may go on.
      const isForeign = first?.isRest === true && found.length > 1 && !isLastNotes;
      body.push(...column.slice(0, small), ...(isForeign ? first.lines : []));
      notes.push(...(isForeign ? found.slice(1) : found));
      isLastNotes = true;
      continue;
    }
    const labelled = labelledTail(column, distances);
    body.push(...column.slice(0, labelled));
    notes.push(...splitNotes(column.slice(labelled)));
  }
  return { body, notes };
}

/** Takes markers in the text's own size out where a note on the page has their label; others are text. */
export function settleMarks(line: Line, notes: readonly Footnote[]): Line {
  if (line.marks.every(({ length }) => length === 0)) return line;
  const labels = new Set(notes.map(({ label }) => label));
  const marks: Mark[] = [];
  let text = '';
  let from = 0;
  for (const { at, label, length } of line.marks) {
    if (at < from || (length > 0 && !labels.has(label))) continue;
    text += line.text.slice(from, at);
    marks.push({ at: text.length, label, length: 0 });
    from = at + length;
  }
  return { ...line, text: text + line.text.slice(from), marks };
}
