import type { Book } from '../book.ts';
import type { TextRange } from './text-ranges.ts';

/** A block of a book as its reader gave it; what is said of a book is always said of these places. */
export interface BlockPlace {
  /** Index into the chapters of the book as it was read. */
  chapter: number;
  /** Index into that chapter's blocks. */
  block: number;
}

/** What was said of the chapter that starts at a place, or of whether one starts there. */
export interface ChapterEdit extends BlockPlace {
  /** True where a chapter was split, false where one was merged with the one before. */
  starts?: boolean;
  title?: string;
  include?: boolean;
}

/** What is left out of a block; null for all of it. Ranges ascend and do not touch. */
export interface Exclusion extends BlockPlace {
  ranges: TextRange[] | null;
}

/** All that was changed in a book, in the order of the text. Each place has one entry at most. */
export interface BookEdits {
  chapters: ChapterEdit[];
  exclusions: Exclusion[];
}

/** A book as it was read. */
export const NO_EDITS: BookEdits = { chapters: [], exclusions: [] };

/** The block that stands for a chapter's title where it is spoken without being in the text. */
export const TITLE_BLOCK = -1;

/** The chapters of a book: all that edits need to know of it. */
export type EditableBook = Pick<Book, 'title' | 'chapters'>;

/** Order of the text. */
export function comparePlaces(a: BlockPlace, b: BlockPlace): number {
  return a.chapter - b.chapter || a.block - b.block;
}

/** Index at which a place stands, or would stand, in a list that ascends. */
export function placeIndex(list: readonly BlockPlace[], place: BlockPlace): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const found = list[middle];
    if (found !== undefined && comparePlaces(found, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What a list that ascends says of a place. */
export function entryAt<T extends BlockPlace>(
  list: readonly T[],
  place: BlockPlace,
): T | undefined {
  const found = list[placeIndex(list, place)];
  return found !== undefined && comparePlaces(found, place) === 0 ? found : undefined;
}
