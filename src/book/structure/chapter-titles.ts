import { titleKey } from '../markup/plain-text.ts';
import type { ChapterMark } from './chapter-mark.ts';
import { isBareOrdinal } from './ordinals.ts';
import type { TocEntry } from './source-document.ts';

/** Titles longer than this are not joined on: they would be recited, not announced. */
const LONGEST_JOINED = 160;

/** Joins two titles of one chapter, the wider first. */
export function joinTitles(first: string, second: string): string {
  const [one, two] = [titleKey(first), titleKey(second)];
  if (one === '' || two === one || two.startsWith(one)) return second;
  if (two === '' || one.endsWith(two)) return first;
  if (first.length + second.length > LONGEST_JOINED) return second;
  return `${first.replace(/[\s.:,;—–-]+$/u, '')}: ${second}`;
}

function mergeTitles(last: ChapterMark, mark: ChapterMark, bookTitle: string): string {
  if (mark.title === '') return last.title;
  if (titleKey(last.title) === titleKey(bookTitle)) return mark.title;
  // What is not in the table of contents adds nothing to a title that is.
  if (mark.entry < 0 && last.title !== '') return last.title;
  return joinTitles(last.title, mark.title);
}

/**
 * Makes one mark of those at the same place: a part and its first chapter, or a number and a name
 * that stand in the table of contents one after the other.
 */
export function mergeSamePlace(marks: readonly ChapterMark[], bookTitle: string): ChapterMark[] {
  const merged: ChapterMark[] = [];
  for (const mark of marks) {
    const last = merged.at(-1);
    // At the same place in another document: the one before is empty.
    if (last?.at !== mark.at || last.document !== mark.document) {
      merged.push(mark);
      continue;
    }
    merged[merged.length - 1] = {
      ...mark,
      title: mergeTitles(last, mark, bookTitle),
      level: mark.entry < 0 ? last.level : mark.level,
      entry: mark.entry < 0 ? last.entry : mark.entry,
      types: [...last.types, ...mark.types],
      hints: [...last.hints, ...mark.hints],
    };
  }
  return merged;
}

/** A chapter's title with the place where it came from. */
export interface TitledChapter {
  title: string;
  /** The title that stands in the book for it, before parents' titles are joined in. */
  ownTitle: string;
  mark: ChapterMark;
}

/**
 * Joins parents' titles into those titles that occur more than once (“I” under each of two books), and
 * only into those: “Book II: Chapter III”.
 */
export function joinParents(
  chapters: readonly TitledChapter[],
  toc: readonly TocEntry[],
  bookTitle: string,
): TitledChapter[] {
  const parents = new Map<number, string>();
  for (const [index, entry] of toc.entries()) parents.set(index, entry.title);
  // A parent that was joined with its name is called by both.
  for (const { mark, ownTitle } of chapters) if (mark.entry >= 0) parents.set(mark.entry, ownTitle);

  let current = [...chapters];
  const above = new Map(chapters.map(({ mark }) => [mark, toc[mark.entry]?.parent ?? -1]));
  for (let round = 0; round < 4; round++) {
    const counts = new Map<string, number>();
    for (const { title } of current) {
      counts.set(titleKey(title), (counts.get(titleKey(title)) ?? 0) + 1);
    }
    current = current.map((chapter) => {
      const parent = above.get(chapter.mark) ?? -1;
      if ((counts.get(titleKey(chapter.title)) ?? 0) < 2 || parent < 0) return chapter;
      above.set(chapter.mark, toc[parent]?.parent ?? -1);
      const parentTitle = parents.get(parent) ?? '';
      if (titleKey(parentTitle) === titleKey(bookTitle)) return chapter;
      return { ...chapter, title: joinTitles(parentTitle, chapter.title) };
    });
  }
  return current;
}

/** Whether a chapter is only the number of the one that follows it: “CHAPTER ONE”, then “THE EVE OF THE WAR”. */
export function isNumberOf(first: string, second: string): boolean {
  return isBareOrdinal(first) && second !== '' && !isBareOrdinal(second);
}
