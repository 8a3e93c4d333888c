import { appendWithAccent } from './accents.ts';
import { toRows, type Row } from './fragments.ts';
import { isDivided } from './page-reader.ts';
import type { Fragment, Line, Mark, Span } from './page-text.ts';

/** A raised marker is smaller than its line by this factor, and raised by this share of the line's size. */
const MARKER_SIZE = 0.86;
const MARKER_RISE = 0.12;
/** Gap between cells of a table, in font sizes. */
const CELL_GAP = 1.4;
const FEWEST_TABLE_ROWS = 3;

const LABEL = /^[[({]?(?:\d{1,4}|[*†‡§¶‖#]{1,4}|\p{Ll}|[ivxlc]{1,5})[\])}]?$/u;
const LABELS = /^(?:[[({]?(?:\d{1,4}|[*†‡§¶‖#]{1,4}|\p{Ll})[\])}]?[,;]?\s*)+$/u;
/** What a marker in the size of the text stands behind, and what it may be. */
const ATTACHED = /[\p{L}.,;:!?”’"'»)]$/u;
const POSSIBLE_LABEL = /^\d{1,3}$/;
const BRACKETED = /(?<=\S)(?:\[(?:\d{1,3}|\p{Ll})\]|[*†‡§¶]{1,4}|\(\d{1,3}\))(?!\p{L})/gu;
const SUPERSCRIPT_DIGITS = /[⁰¹²³⁴-⁹]+/gu;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu;

function plainLabel(text: string): string {
  return text.replace(/[[\](){}\s,;]/gu, '');
}

function isRaised(span: Span, row: { y: number; size: number }): boolean {
  return span.size <= row.size * MARKER_SIZE && row.y - span.y >= row.size * MARKER_RISE;
}

/** Digits that are superscript letters of their own become marks; a power of a unit does not. */
function takeSuperscripts(text: string, from: number, marks: Mark[]): string {
  let out = '';
  let last = 0;
  for (const found of text.matchAll(SUPERSCRIPT_DIGITS)) {
    out += text.slice(last, found.index);
    last = found.index + found[0].length;
    marks.push({ at: from + out.length, label: found[0].normalize('NFKC'), length: 0 });
  }
  return out + text.slice(last);
}

interface LineText {
  text: string;
  marks: Mark[];
  cells: number[];
}

/** Joins the spans of a row into text, takes raised markers out, and notes where cells end. */
function readSpans(spans: readonly Span[], row: Row, isTable: boolean): LineText {
  const marks: Mark[] = [];
  const cells: number[] = [];
  let text = '';
  let before: Span | undefined;
  for (const span of spans) {
    const divided = before !== undefined && isDivided(before, span);
    if (isTable && before !== undefined && span.x0 - before.x1 > row.size * CELL_GAP) {
      cells.push(text.length);
    }
    if (isRaised(span, row) && LABELS.test(span.text)) {
      for (const label of span.text.split(/[,;\s]+/u)) {
        if (LABEL.test(label)) marks.push({ at: text.length, label: plainLabel(label), length: 0 });
      }
      // What follows a marker is divided from the word before it as it is from the marker.
      before = { ...span, size: row.size };
      continue;
    }
    if (divided && text !== '') text += ' ';
    if (!divided && ATTACHED.test(text) && POSSIBLE_LABEL.test(span.text)) {
      marks.push({ at: text.length, label: plainLabel(span.text), length: span.text.length });
    }
    const taken = { ...span, text: takeSuperscripts(span.text, text.length, marks) };
    text = appendWithAccent(text, before, taken);
    before = span;
  }
  noteBracketed(text, marks);
  return { text, marks, cells };
}

/** Bracketed numbers and signs behind a word may be markers, too. */
function noteBracketed(text: string, marks: Mark[]): void {
  for (const found of text.matchAll(BRACKETED)) {
    const [label] = found;
    marks.push({ at: found.index, label: plainLabel(label), length: label.length });
  }
  marks.sort((a, b) => a.at - b.at);
}

function mainFont(spans: readonly Span[]): string {
  const lengths = new Map<string, number>();
  for (const { font, text } of spans) lengths.set(font, (lengths.get(font) ?? 0) + text.length);
  return [...lengths].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** Rows whose gaps stand below each other: rows of a table. */
function findTableRows(rows: readonly Row[]): Set<Row> {
  const found = new Set<Row>();
  let run: Row[] = [];
  let free: { from: number; to: number }[] = [];
  const finish = (): void => {
    if (run.length >= FEWEST_TABLE_ROWS) for (const row of run) found.add(row);
    run = [];
  };
  for (const row of rows) {
    const gaps = row.fragments.slice(1).flatMap((fragment, index) => {
      const from = row.fragments[index]?.x1 ?? 0;
      return fragment.x0 - from > row.size * CELL_GAP ? [{ from, to: fragment.x0 }] : [];
    });
    const common = free.flatMap((a) =>
      gaps.flatMap((b) => {
        const both = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
        return both.to - both.from > row.size * 0.5 ? [both] : [];
      }),
    );
    if (run.length > 0 && common.length === 0) finish();
    free = run.length === 0 ? gaps : common;
    if (gaps.length > 0) run.push(row);
  }
  finish();
  return found;
}

/** Makes lines of a region's fragments, from top to bottom. */
export function toLines(fragments: readonly Fragment[], page: number, column: number): Line[] {
  const rows = toRows(fragments);
  const tableRows = findTableRows(rows);
  const [left, right] = [
    Math.min(...rows.map(({ x0 }) => x0)),
    Math.max(...rows.map(({ x1 }) => x1)),
  ];
  return rows.map((row): Line => {
    const spans = row.fragments.flatMap((fragment) => fragment.spans);
    const letters = spans.map((span) => span.text).join('');
    const isRightToLeft = (letters.match(RIGHT_TO_LEFT)?.length ?? 0) * 2 > letters.length;
    spans.sort((a, b) => (isRightToLeft ? b.x1 - a.x1 : a.x0 - b.x0));
    return {
      page,
      column,
      ...readSpans(spans, row, tableRows.has(row)),
      x0: row.x0,
      x1: row.x1,
      y: row.y,
      size: row.size,
      font: mainFont(spans),
      left,
      right,
      element: row.fragments[0]?.element ?? -1,
      isRightToLeft,
    };
  });
}
