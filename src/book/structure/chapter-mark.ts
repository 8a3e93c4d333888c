/** A place where a chapter starts. */
export interface ChapterMark {
  /** Index into the row of blocks. */
  at: number;
  title: string;
  /** As the table of contents or the heading has it, before other titles were joined to it. */
  level: number;
  /** Structural types that stand in the document itself. */
  types: readonly string[];
  /** Types that landmarks or the guide give the document; they are often wrong. */
  hints: readonly string[];
  /** Index of the entry in the table of contents, or -1. */
  entry: number;
  /** Index of the document in which it starts. */
  document: number;
}
