import type { Book, Chapter } from '../../domain/book.ts';
import type { BlockPlace, BookEdits } from '../../domain/edits/book-edits.ts';
import type { BookEdit } from '../../domain/edits/changes.ts';
import { chapterParts, placeOf, type ChapterPart } from '../../domain/edits/chapter-parts.ts';
import { applyEdits } from '../../domain/edits/edited-book.ts';

/** One chapter as the review shows it. */
export interface ReviewedChapter {
  /** Where it starts in the book as it was read; edits name it so. */
  readonly place: BlockPlace;
  /** Where its text stands in the book as it was read. */
  readonly parts: readonly ChapterPart[];
  /** As it will be narrated. */
  readonly chapter: Chapter;
  /** Blocks that are left out, wholly or in part. */
  readonly cuts: number;
}

/** A book's chapters after its edits, each with the place where it comes from. */
export function reviewBook(book: Book, edits: BookEdits): ReviewedChapter[] {
  const { chapters } = applyEdits(book, edits);
  const cuts = new Map<number, number[]>();
  for (const { chapter, block } of edits.exclusions) {
    cuts.set(chapter, [...(cuts.get(chapter) ?? []), block]);
  }
  return chapterParts(book, edits).flatMap((parts, index) => {
    const chapter = chapters[index];
    if (chapter === undefined) return [];
    const inside = parts.map((part) => cutsInside(part, cuts.get(part.chapter) ?? []));
    return { place: placeOf(parts), parts, chapter, cuts: inside.reduce((a, b) => a + b, 0) };
  });
}

/** The spoken title of a chapter, block -1, belongs to its beginning. */
function cutsInside({ from, to }: ChapterPart, blocks: readonly number[]): number {
  return blocks.filter((block) => Math.max(0, block) >= from && block < Math.max(1, to)).length;
}

/** A name for a chapter that stays the same while others change. */
export function chapterKey({ chapter, block }: BlockPlace): string {
  return `${chapter}:${block}`;
}

/** Words in the chapters that are ticked. */
export function narratedWords(chapters: readonly ReviewedChapter[]): number {
  return chapters.reduce((sum, { chapter }) => sum + (chapter.include ? chapter.words : 0), 0);
}

/** The changes that tick chapters so; none for those that are so already. */
export function tickChanges(
  chapters: readonly ReviewedChapter[],
  include: (reviewed: ReviewedChapter) => boolean,
): BookEdit[] {
  return chapters.flatMap((reviewed): BookEdit[] => {
    const wanted = include(reviewed);
    if (wanted === reviewed.chapter.include) return [];
    return [{ kind: 'include', ...reviewed.place, include: wanted }];
  });
}

/** Whether a chapter would be ticked if its user had not said anything. */
export function isSuggested(book: Book, { parts }: ReviewedChapter): boolean {
  return parts.some((part) => book.chapters[part.chapter]?.include === true);
}
