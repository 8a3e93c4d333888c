import type { BlockKind } from '../../domain/book.ts';
import type { Line } from './page-text.ts';

/** Lines that are heard as a unit. */
export interface TextBlock {
  kind: BlockKind;
  lines: Line[];
  /** Of a heading, 1 at the top; else 0. */
  level: number;
  /** Distance to the line before it in the same column, in usual line distances; Infinity at a column's start. */
  gap: number;
  /** Whether it starts with an indented line. */
  isIndented: boolean;
}
