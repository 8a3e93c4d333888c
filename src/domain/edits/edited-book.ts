import { blockWords, type Block, type Book, type Chapter } from '../book.ts';
import { saysTitle, titleToSpeak } from '../spoken-title.ts';
import {
  TITLE_BLOCK,
  entryAt,
  type BookEdits,
  type EditableBook,
  type Exclusion,
} from './book-edits.ts';
import {
  chapterParts,
  isIncluded,
  isPartIncluded,
  ownTitleAt,
  placeOf,
  type ChapterPart,
} from './chapter-parts.ts';
import { settleNotes } from './edited-notes.ts';
import { withoutRanges } from './excluded-text.ts';

/** The reason of a chapter that the user ticked, or took the tick from. */
const CHOSEN = 'your choice';

/**
 * The book as it is heard after its edits; those that name places which it lacks are passed over.
 * Chapters that no edit touches are the same objects.
 */
export function applyEdits(book: Book, edits: BookEdits): Book {
  const editor = new ChapterEditor(book, edits);
  const chapters = chapterParts(book, edits).map((parts) => editor.edit(parts));
  return { ...book, chapters: settleNotes(book.chapters, chapters) };
}

/** How a chapter begins, before anything is left out of it. */
export interface ChapterHead {
  title: string;
  /** The heading that stands in the place of the first block, when that said a title which was changed. */
  heading: Block | null;
  /** The title, where it is spoken without standing in the text; else null. */
  spokenTitle: string | null;
}

/** The beginning of the chapter with these parts. */
export function chapterHead(
  book: EditableBook,
  edits: BookEdits,
  parts: readonly ChapterPart[],
): ChapterHead {
  const place = placeOf(parts);
  const ownTitle = ownTitleAt(book, place);
  const title = entryAt(edits.chapters, place)?.title ?? ownTitle;
  const blocks = parts.flatMap((part) => readBlocks(book, part));
  const [first] = blocks;
  if (title === ownTitle || first === undefined || !saysTitle(first, ownTitle)) {
    return { title, heading: null, spokenTitle: titleToSpeak(title, blocks) };
  }
  const { level } = first;
  const heading: Block = { kind: 'heading', text: title, ...(level ? { level } : {}) };
  return { title, heading, spokenTitle: titleToSpeak(title, [heading, ...blocks.slice(1)]) };
}

function chapterAt(book: EditableBook, index: number): Chapter {
  const chapter = book.chapters[index];
  if (chapter === undefined) throw new RangeError(`The book has no chapter ${index}.`);
  return chapter;
}

function readBlocks(book: EditableBook, { chapter, from, to }: ChapterPart): Block[] {
  return chapterAt(book, chapter).blocks.slice(from, to);
}

/** Text that is heard, with its words. */
interface HeardText {
  blocks: Block[];
  words: number;
}

class ChapterEditor {
  /** By chapter, so that one without any costs nothing. */
  private readonly exclusions = new Map<number, Exclusion[]>();

  constructor(
    private readonly book: EditableBook,
    private readonly edits: BookEdits,
  ) {
    for (const exclusion of edits.exclusions) {
      const known = this.exclusions.get(exclusion.chapter);
      if (known === undefined) this.exclusions.set(exclusion.chapter, [exclusion]);
      else known.push(exclusion);
    }
  }

  edit(parts: readonly ChapterPart[]): Chapter {
    const place = placeOf(parts);
    const own = chapterAt(this.book, place.chapter);
    const decision = this.decide(parts);
    const isWhole = parts.length === 1 && parts[0]?.to === own.blocks.length && place.block === 0;
    const isCut = parts.some(({ chapter }) => this.exclusions.has(chapter));
    const isRenamed = entryAt(this.edits.chapters, place)?.title !== undefined;
    if (isWhole && !isCut && !isRenamed) {
      return decision.include === own.include ? own : { ...own, ...decision };
    }
    const { title, heading, spokenTitle } = chapterHead(this.book, this.edits, parts);
    const heard = parts.map((part, index) => this.heard(part, index === 0 ? heading : null));
    const blocks = heard.flatMap((text) => text.blocks);
    const isOut = entryAt(this.edits.exclusions, { ...place, block: TITLE_BLOCK }) !== undefined;
    const isSilent = isOut || (spokenTitle === null && titleToSpeak(title, blocks) !== null);
    return {
      ...own,
      ...decision,
      title,
      words: heard.reduce((sum, text) => sum + text.words, 0),
      blocks,
      ...(isSilent ? { silentTitle: true } : {}),
    };
  }

  /** A chapter is what its first part that is narrated is. */
  private decide(parts: readonly ChapterPart[]): Pick<Chapter, 'role' | 'include' | 'reason'> {
    const { book, edits } = this;
    const include = isIncluded(book, edits, parts);
    const part = parts.find((it) => isPartIncluded(book, edits, it) === include) ?? parts[0];
    const { role, reason, include: own } = chapterAt(book, part?.chapter ?? 0);
    return { role, include, reason: include === own ? reason : CHOSEN };
  }

  /** What is heard of a part, a new heading in the place of its first block. */
  private heard(part: ChapterPart, heading: Block | null): HeardText {
    const { chapter, from } = part;
    const { role } = chapterAt(this.book, chapter);
    const read = readBlocks(this.book, part);
    let words = this.wordsOf(part);
    if (heading === null && !this.exclusions.has(chapter)) return { blocks: read, words };
    const excluded = new Map(
      (this.exclusions.get(chapter) ?? []).map(({ block, ranges }) => [block, ranges]),
    );
    const blocks = read.flatMap((block, index) => {
      const ranges = excluded.get(from + index);
      const named = index === 0 && heading !== null ? heading : null;
      const left = ranges === null ? null : (named ?? cut(block, ranges));
      if (left !== block)
        words += (left === null ? 0 : blockWords(left, role)) - blockWords(block, role);
      return left ?? [];
    });
    return { blocks, words };
  }

  /** Counts the smaller side of a chapter: a long one is not counted as a whole. */
  private wordsOf({ chapter, from, to }: ChapterPart): number {
    const { words, blocks, role } = chapterAt(this.book, chapter);
    const count = (some: readonly Block[]): number =>
      some.reduce((sum, block) => sum + blockWords(block, role), 0);
    if (to - from <= blocks.length / 2) return count(blocks.slice(from, to));
    return words - count(blocks.slice(0, from)) - count(blocks.slice(to));
  }
}

function cut(block: Block, ranges: Exclusion['ranges'] | undefined): Block | null {
  return ranges === undefined || ranges === null ? block : withoutRanges(block, ranges);
}
