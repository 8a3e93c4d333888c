import { editBlock, type BlockEdit } from './block-edits.ts';
import type { BlockStore } from './block-store.ts';
import type { ContentBlock } from './content.ts';
import type { MarkedText } from './marked-text.ts';
import { hasWords } from './plain-text.ts';

/** A cell with words in it, as offsets into its row's text. */
export interface Cell {
  start: number;
  end: number;
  column: number;
  isHeader: boolean;
}

interface Row {
  block: number;
  cells: Cell[];
}

/** A column's heading longer than this is heard once, not in every row. */
const LONGEST_HEADING = 60;
/** Rows from which on a column of names that come again is a play's. */
const FEWEST_SPEECHES = 4;
const LONGEST_SPEAKER = 30;
/** Columns that are told apart. */
const MOST_COLUMNS = 1_000;
const ENDS_WITH_PUNCTUATION = /\p{P}$/u;

/** The cells with words in a row's text. */
export function cellsOf({ text, marks }: MarkedText): Cell[] {
  const starts = marks.flatMap(({ at, mark }) => (mark.kind === 'cell' ? [{ at, mark }] : []));
  return starts.flatMap(({ at, mark }, index) => {
    const content = text.slice(at, starts[index + 1]?.at);
    const start = at + (content.length - content.trimStart().length);
    const end = at + content.trimEnd().length;
    const { column, isHeader } = mark;
    return hasWords(content) ? [{ start, end, column, isHeader }] : [];
  });
}

/** The rows of one table; when it ends they are worded so that a listener knows which cell is which. */
export class TableRows {
  private readonly rows: Row[] = [];
  private column = 0;

  startRow(): void {
    this.column = 0;
  }

  /** The column in which the row's next cell stands, from 0; `span` is how many it takes. */
  nextColumn(span: number): number {
    const column = this.column;
    const columns = Number.isInteger(span) && span > 0 ? span : 1;
    this.column = Math.min(MOST_COLUMNS, column + columns);
    return column;
  }

  add(block: number, cells: Cell[]): void {
    this.rows.push({ block, cells });
  }

  /** Puts column headings and dividers into the rows of a table that has ended. */
  finish(store: BlockStore): void {
    const textOf = ({ block }: Row): string => store.at(block)?.text ?? '';
    if (this.isPlay(textOf)) {
      for (const { block, cells } of this.rows) {
        const row = store.at(block);
        if (row !== undefined) store.replace(block, readSpeech(row, cells));
      }
      return;
    }
    const [first, second] = this.rows;
    const isHeaded =
      first !== undefined &&
      second !== undefined &&
      first.cells.every(({ isHeader, start, end }) => isHeader && end - start <= LONGEST_HEADING) &&
      !second.cells.every(({ isHeader }) => isHeader);
    const headings = new Map<number, string>();
    if (isHeaded) {
      const text = textOf(first);
      for (const { column, start, end } of first.cells) {
        headings.set(column, text.slice(start, end).replace(/[\s:.]+$/u, ''));
      }
    }
    for (const row of this.rows) {
      const block = store.at(row.block);
      if (block === undefined || (isHeaded && row === first)) continue;
      store.replace(row.block, editBlock(block, wordRow(row, block.text, headings)));
    }
    if (isHeaded) store.remove(first.block);
  }

  /** A table of two columns whose first holds few names again and again is a play: who speaks, and what. */
  private isPlay(textOf: (row: Row) => string): boolean {
    if (this.rows.length < FEWEST_SPEECHES) return false;
    const names = new Set<string>();
    for (const row of this.rows) {
      const [name, speech, ...more] = row.cells;
      if (name === undefined || speech === undefined || more.length > 0) return false;
      const text = textOf(row).slice(name.start, name.end);
      if (text.length > LONGEST_SPEAKER || !/^\p{Lu}/u.test(text) || name.isHeader) return false;
      names.add(text);
    }
    return names.size * 2 <= this.rows.length;
  }
}

/** What stands between two cells. */
function dividerAfter({ start, end, isHeader }: Cell, text: string): string {
  if (ENDS_WITH_PUNCTUATION.test(text.slice(Math.max(start, end - 2), end))) return ' ';
  return isHeader ? ': ' : ', ';
}

function wordRow({ cells }: Row, text: string, headings: ReadonlyMap<number, string>): BlockEdit[] {
  return cells.flatMap((cell, index) => {
    const before = cells[index - 1];
    const heading = headings.get(cell.column) ?? '';
    const prefix = heading === '' ? '' : `${heading}: `;
    if (before === undefined) {
      return prefix === '' ? [] : [{ from: cell.start, to: cell.start, text: prefix }];
    }
    // Under headings a row's own name is one more cell.
    const after = headings.size > 0 ? { ...before, isHeader: false } : before;
    return [{ from: before.end, to: cell.start, text: dividerAfter(after, text) + prefix }];
  });
}

/** Makes a line of drama of a row whose first cell names who speaks. */
export function readSpeech(row: ContentBlock, cells: readonly Cell[]): ContentBlock {
  const [name, speech] = cells;
  if (name === undefined || speech === undefined) return row;
  const text = row.text.slice(name.start, name.end);
  const speaker = name.start + text.replace(/[.:\s]+$/u, '').length;
  const divider = ENDS_WITH_PUNCTUATION.test(text) ? ' ' : ': ';
  return editBlock({ ...row, kind: row.kind === 'verse' ? 'verse' : 'paragraph', speaker }, [
    { from: name.end, to: speech.start, text: divider },
  ]);
}
