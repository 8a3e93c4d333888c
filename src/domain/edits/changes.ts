import { LecternError } from '../errors.ts';
import {
  TITLE_BLOCK,
  comparePlaces,
  entryAt,
  placeIndex,
  type BlockPlace,
  type BookEdits,
  type ChapterEdit,
  type EditableBook,
} from './book-edits.ts';
import { chapterParts, isIncluded, isStart, ownTitleAt, placeOf } from './chapter-parts.ts';
import { addRange, coversText, subtractRange, type TextRange } from './text-ranges.ts';

/** Longest title that a chapter may be given, in characters. */
export const CHAPTER_TITLE_LIMIT = 300;

/**
 * One change. `chapter` and `block` are places in the book as it was read; a chapter is named by the
 * place where it starts, block 0 unless it was split off.
 */
export type BookEdit =
  /** An empty title gives the chapter its own back. */
  | { kind: 'rename'; chapter: number; block?: number; title: string }
  | { kind: 'include'; chapter: number; block?: number; include: boolean }
  /** Lets a chapter go on with the next one. */
  | { kind: 'merge'; chapter: number; block?: number }
  /** Starts a chapter at a heading, or where one started in the book as it was read. */
  | { kind: 'split'; chapter: number; block: number }
  /** Leaves out a range of a block, or all of it; {@link TITLE_BLOCK} is the spoken title. */
  | { kind: 'exclude'; chapter: number; block: number; start?: number; end?: number }
  /** Puts back what was left out. */
  | { kind: 'restore'; chapter: number; block: number; start?: number; end?: number };

/**
 * Adds one change to those made before.
 * @throws LecternError option-invalid when it names a place that is not there, or makes no sense
 */
export function withEdit(book: EditableBook, edits: BookEdits, edit: BookEdit): BookEdits {
  switch (edit.kind) {
    case 'rename':
      return withTitle(book, edits, startOf(book, edits, edit), edit.title);
    case 'include':
      return withChapter(edits, startOf(book, edits, edit), { include: edit.include });
    case 'merge':
      return withMerge(book, edits, startOf(book, edits, edit));
    case 'split':
      return withSplit(book, edits, edit);
    case 'exclude':
    case 'restore':
      return withExclusion(book, edits, edit);
  }
}

function refuse(message: string): never {
  throw new LecternError('option-invalid', message);
}

/** The place of a chapter that starts where the edit says. */
function startOf(
  book: EditableBook,
  edits: BookEdits,
  { chapter, block = 0 }: { chapter: number; block?: number },
): BlockPlace {
  const place = { chapter, block };
  if (!isStart(book, edits, place)) {
    refuse(
      `No chapter of “${book.title}” starts at block ${block} of chapter ${chapter}, both counted from 0. Name one that does.`,
    );
  }
  return place;
}

function withTitle(
  book: EditableBook,
  edits: BookEdits,
  place: BlockPlace,
  given: string,
): BookEdits {
  const title = given.replace(/\s+/gu, ' ').trim().normalize('NFC');
  if (title.length > CHAPTER_TITLE_LIMIT) {
    refuse(
      `The title has ${title.length} characters; at most ${CHAPTER_TITLE_LIMIT} are kept. Shorten it.`,
    );
  }
  const isOwn = title === '' || title === ownTitleAt(book, place);
  return withChapter(edits, place, { title: isOwn ? undefined : title });
}

type ChapterChange = { [K in 'starts' | 'title' | 'include']?: ChapterEdit[K] | undefined };

/** The list with another entry for a place, or with none. */
function withEntry<T extends BlockPlace>(
  list: readonly T[],
  place: BlockPlace,
  entry: T | null,
): T[] {
  const index = placeIndex(list, place);
  const isKnown = entryAt(list, place) !== undefined;
  return list.toSpliced(index, isKnown ? 1 : 0, ...(entry === null ? [] : [entry]));
}

/** Changes what is said of a place; `undefined` takes it back. */
function withChapter(edits: BookEdits, place: BlockPlace, change: ChapterChange): BookEdits {
  const { starts, title, include } = { ...entryAt(edits.chapters, place), ...change };
  const said = {
    ...(starts === undefined ? {} : { starts }),
    ...(title === undefined ? {} : { title }),
    ...(include === undefined ? {} : { include }),
  };
  const { chapter, block } = place;
  const entry = Object.keys(said).length === 0 ? null : { chapter, block, ...said };
  return { ...edits, chapters: withEntry(edits.chapters, place, entry) };
}

function withMerge(book: EditableBook, edits: BookEdits, place: BlockPlace): BookEdits {
  const all = chapterParts(book, edits);
  const index = all.findIndex((parts) => comparePlaces(placeOf(parts), place) === 0);
  const [own, next] = all.slice(index, index + 2);
  if (own === undefined || next === undefined) {
    refuse('The last chapter has none after it that it could be merged with.');
  }
  const start = placeOf(next);
  const merged = withChapter(edits, start, { starts: start.block === 0 ? false : undefined });
  const loses = isIncluded(book, edits, next) && !isIncluded(book, merged, [...own, ...next]);
  // Text that is to be narrated is not lost to a chapter without a tick.
  return loses ? withChapter(merged, place, { include: undefined }) : merged;
}

function withSplit(book: EditableBook, edits: BookEdits, place: BlockPlace): BookEdits {
  const { chapter, block } = place;
  const known = book.chapters[chapter];
  if (known !== undefined && block === 0) return withChapter(edits, place, { starts: undefined });
  const found = known?.blocks[block];
  if (found === undefined) refuse(missing(book, place));
  if (found.kind !== 'heading') {
    refuse(
      `Block ${block} of chapter ${chapter} is no heading; a chapter can be split at its headings only.`,
    );
  }
  const parent = chapterParts(book, edits).findLast(
    (parts) => comparePlaces(placeOf(parts), place) <= 0,
  );
  const include = parent === undefined || isIncluded(book, edits, parent);
  const split = withChapter(edits, place, { starts: true });
  // Both halves are narrated, or neither.
  return include === known?.include ? split : withChapter(split, place, { include });
}

function missing(book: EditableBook, { chapter, block }: BlockPlace): string {
  return `“${book.title}” has no block ${block} in chapter ${chapter}, both counted from 0.`;
}

function withExclusion(
  book: EditableBook,
  edits: BookEdits,
  edit: Extract<BookEdit, { kind: 'exclude' | 'restore' }>,
): BookEdits {
  const { chapter, block } = edit;
  const known = book.chapters[chapter];
  const isTitle = known !== undefined && block === TITLE_BLOCK;
  const text = isTitle ? '' : known?.blocks[block]?.text;
  if (text === undefined) refuse(missing(book, edit));
  const range = checkRange(text, edit);
  const before = entryAt(edits.exclusions, edit);
  const excluded = before === undefined ? [] : (before.ranges ?? [{ start: 0, end: text.length }]);
  const ranges =
    edit.kind === 'exclude' ? addRange(excluded, range) : subtractRange(excluded, range);
  const left = { chapter, block, ranges: coversText(text, ranges) ? null : ranges };
  const exclusions = withEntry(edits.exclusions, edit, ranges.length === 0 ? null : left);
  return { ...edits, exclusions };
}

/** The range that is meant, all of the text unless given. */
function checkRange(text: string, given: Partial<TextRange>): TextRange {
  const { start = 0, end = text.length } = given;
  const isInside = Number.isInteger(start) && Number.isInteger(end) && start >= 0;
  // Of a block without text there is nothing but all.
  if (!isInside || end > text.length || (start >= end && text !== '')) {
    refuse(
      `There is no text from ${start} to ${end} in that block; it has ${text.length} characters.`,
    );
  }
  return { start, end };
}
