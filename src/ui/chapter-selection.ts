import type { Chapter } from '../domain/book.ts';

/** The chapters that a user picked: indexes from 0 into the book's chapters. */
export type ChapterSelection = ReadonlySet<number>;

/** What a book starts with: the chapters that its reader includes. */
export function includedChapters(chapters: readonly Chapter[]): ChapterSelection {
  return new Set(chapters.flatMap((chapter, index) => (chapter.include ? [index] : [])));
}

/** Every chapter. */
export function allChapters(chapters: readonly Chapter[]): ChapterSelection {
  return new Set(chapters.keys());
}

/** Sets the chapters from one index to another, in either order, both included. */
export function selectRange(
  selection: ChapterSelection,
  from: number,
  to: number,
  selected: boolean,
): ChapterSelection {
  const changed = new Set(selection);
  for (let index = Math.min(from, to); index <= Math.max(from, to); index++) {
    if (selected) changed.add(index);
    else changed.delete(index);
  }
  return changed;
}

/** The selection as `JobOptions.chapters` wants it: ascending. */
export function selectedIndexes(selection: ChapterSelection): number[] {
  return [...selection].sort((a, b) => a - b);
}

/** Words in the chapters picked. */
export function selectedWords(chapters: readonly Chapter[], selection: ChapterSelection): number {
  return chapters.reduce(
    (sum, chapter, index) => (selection.has(index) ? sum + chapter.words : sum),
    0,
  );
}
