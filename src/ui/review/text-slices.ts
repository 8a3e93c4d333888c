import type { Block } from '../../domain/book.ts';
import {
  TITLE_BLOCK,
  type BlockPlace,
  type BookEdits,
  type EditableBook,
} from '../../domain/edits/book-edits.ts';
import type { ChapterPart } from '../../domain/edits/chapter-parts.ts';
import { chapterHead } from '../../domain/edits/edited-book.ts';

/** Blocks and characters of a slice at most, save for a block that is longer by itself. */
const SLICE = { blocks: 24, characters: 4_000 };

/** A line of a chapter's text: a block, or its title where that is not in the text. */
export interface TextLine {
  readonly place: BlockPlace;
  readonly block: Block;
  /** A chapter can be split here. */
  readonly splits: boolean;
  /** Says a title that is not in the book so: it is heard as a whole or not at all. */
  readonly whole: boolean;
}

/** Lines that are rendered together. */
export interface TextSlice {
  readonly lines: readonly TextLine[];
  /** Place of the first line among all, from 0. */
  readonly first: number;
  readonly characters: number;
}

/** The text of a chapter with all that may be left out of it, in slices. */
export function sliceText(
  book: EditableBook,
  edits: BookEdits,
  parts: readonly ChapterPart[],
): TextSlice[] {
  const { heading, spokenTitle } = chapterHead(book, edits, parts);
  const lines = parts.flatMap((part, index) => linesOf(book, part, index === 0, heading));
  const [first] = parts;
  if (spokenTitle !== null && first !== undefined) {
    const place = { chapter: first.chapter, block: TITLE_BLOCK };
    lines.unshift({
      place,
      block: { kind: 'heading', text: spokenTitle },
      splits: false,
      whole: true,
    });
  }
  return cutLines(lines);
}

function linesOf(
  book: EditableBook,
  { chapter, from, to }: ChapterPart,
  isFirst: boolean,
  heading: Block | null,
): TextLine[] {
  const blocks = book.chapters[chapter]?.blocks.slice(from, to) ?? [];
  return blocks.map((block, index) => {
    const place = { chapter, block: from + index };
    const begins = index === 0 && isFirst;
    const splits = !begins && (block.kind === 'heading' || place.block === 0);
    const named = begins ? heading : null;
    return { place, block: named ?? block, splits, whole: named !== null };
  });
}

function cutLines(lines: readonly TextLine[]): TextSlice[] {
  const slices: TextSlice[] = [];
  let from = 0;
  let characters = 0;
  for (const [index, { block }] of lines.entries()) {
    const isFull =
      index - from >= SLICE.blocks || characters + block.text.length > SLICE.characters;
    if (index > from && isFull) {
      slices.push({ lines: lines.slice(from, index), first: from, characters });
      from = index;
      characters = 0;
    }
    characters += block.text.length;
  }
  if (lines.length > from) slices.push({ lines: lines.slice(from), first: from, characters });
  return slices;
}
