/** A place where a chapter starts. */
export interface ChapterMark {
  /** Index into the row of blocks. */
  at: number;
  title: string;
  /** As the table of contents or the heading has it, before other titles were joined to it. */
  level: number;
  types: readonly string[];
  /** Index of the entry in the table of contents, or -1. */
  entry: number;
  /** Index of the document in which it starts. */
  document: number;
}
