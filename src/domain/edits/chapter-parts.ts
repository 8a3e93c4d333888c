import {
  comparePlaces,
  entryAt,
  type BlockPlace,
  type BookEdits,
  type EditableBook,
} from './book-edits.ts';

/** Blocks of one chapter of the book as it was read: from index `from`, `to` excluded. */
export interface ChapterPart {
  chapter: number;
  from: number;
  to: number;
}

/** Whether a chapter starts at a place. What was said of places that the book lacks counts for nothing. */
export function isStart(book: EditableBook, edits: BookEdits, place: BlockPlace): boolean {
  const { chapter, block } = place;
  const said = entryAt(edits.chapters, place)?.starts;
  if (block === 0) return chapter in book.chapters && (chapter === 0 || said !== false);
  return said === true && book.chapters[chapter]?.blocks[block] !== undefined;
}

/** The places where chapters start, ascending. */
function chapterStarts(book: EditableBook, edits: BookEdits): BlockPlace[] {
  const own = book.chapters.map((_, chapter): BlockPlace => ({ chapter, block: 0 }));
  return [...own, ...edits.chapters.filter(({ block }) => block > 0)]
    .filter((place) => isStart(book, edits, place))
    .map(({ chapter, block }) => ({ chapter, block }))
    .sort(comparePlaces);
}

/** Where the text of each chapter of an edited book stands in the book as it was read; each has one part or more. */
export function chapterParts(book: EditableBook, edits: BookEdits): ChapterPart[][] {
  const starts = chapterStarts(book, edits);
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? { chapter: book.chapters.length, block: 0 };
    const parts: ChapterPart[] = [];
    for (let chapter = start.chapter; chapter <= end.chapter; chapter += 1) {
      const from = chapter === start.chapter ? start.block : 0;
      const to = chapter === end.chapter ? end.block : (book.chapters[chapter]?.blocks.length ?? 0);
      // A chapter without blocks starts all the same.
      if (from < to || chapter === start.chapter) parts.push({ chapter, from, to });
    }
    return parts;
  });
}

/** The place by which a chapter is named. */
export function placeOf(parts: readonly ChapterPart[]): BlockPlace {
  const [first] = parts;
  if (first === undefined) throw new RangeError('A chapter has at least one part.');
  return { chapter: first.chapter, block: first.from };
}

/** The title of a chapter that starts at a place, as long as nothing else was said: its heading's, if it was split off. */
export function ownTitleAt(book: EditableBook, { chapter, block }: BlockPlace): string {
  const own = book.chapters[chapter];
  return (block === 0 ? own?.title : own?.blocks[block]?.text) ?? '';
}

/** Whether a part is narrated: as was said of it, else as its reader has it. */
export function isPartIncluded(book: EditableBook, edits: BookEdits, part: ChapterPart): boolean {
  const said = entryAt(edits.chapters, placeOf([part]))?.include;
  return said ?? book.chapters[part.chapter]?.include ?? false;
}

/** Whether a chapter is narrated: as was said of it, else when any of its parts is. */
export function isIncluded(
  book: EditableBook,
  edits: BookEdits,
  parts: readonly ChapterPart[],
): boolean {
  const said = entryAt(edits.chapters, placeOf(parts))?.include;
  return said ?? parts.some((part) => isPartIncluded(book, edits, part));
}
