/** A piece of a page's text in one font and size, upright: the page's own rotation is undone. Lengths in points. */
export interface Span {
  text: string;
  /** Left and right end. */
  x0: number;
  x1: number;
  /** Baseline, from the page's top. */
  y: number;
  /** Font size. */
  size: number;
  /** Name of the font within the document. */
  font: string;
  /** Whether white space stands before it. */
  spaced: boolean;
  /** Index of the tagged element that it belongs to, in the order of reading, or -1. */
  element: number;
}

/** What is printed on one page, or on one side of it where it is printed in two directions. */
export interface PageText {
  /** Index of the page. */
  page: number;
  width: number;
  height: number;
  /** In the order in which they are drawn. */
  spans: Span[];
}

/** Spans on one baseline that follow each other without a gap wider than between words. */
export interface Fragment {
  spans: Span[];
  x0: number;
  x1: number;
  /** Baseline and size of most of its characters. */
  y: number;
  size: number;
  /** Place in the order in which the page is drawn. */
  order: number;
  element: number;
}

/** A marker that refers to a note. */
export interface Mark {
  /** UTF-16 offset into the line's text. */
  at: number;
  /** The marker without brackets: a number, a letter or a sign. */
  label: string;
  /** Its length in the text: 0 where it was evidently one and has been taken out, else what may be one. */
  length: number;
}

/** One line of a column. */
export interface Line {
  page: number;
  /** Number of the column in the book, in the order of reading. */
  column: number;
  text: string;
  marks: Mark[];
  x0: number;
  x1: number;
  y: number;
  size: number;
  /** Font of most of its characters. */
  font: string;
  /** Edges of the column's text. */
  left: number;
  right: number;
  element: number;
  /** Ends of cells, as offsets into the text, when the line is a row of a table. */
  cells: number[];
  isRightToLeft: boolean;
}
