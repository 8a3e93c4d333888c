import { describe, expect, it } from 'vitest';
import type { Block, Book, Chapter } from '../../../../src/domain/book.ts';
import { NO_EDITS } from '../../../../src/domain/edits/book-edits.ts';
import { withEdit, type BookEdit } from '../../../../src/domain/edits/changes.ts';
import { chapterParts } from '../../../../src/domain/edits/chapter-parts.ts';
import { reviewBook, tickChanges, isSuggested } from '../../../../src/ui/review/reviewed-book.ts';
import { sliceText, type TextLine } from '../../../../src/ui/review/text-slices.ts';

function chapter(title: string, blocks: Block[], include = true): Chapter {
  return { title, level: 1, role: 'chapter', include, reason: '', words: 9, blocks };
}

const heading = (text: string): Block => ({ kind: 'heading', text, level: 2 });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

const BOOK: Book = {
  title: 'The Mill',
  authors: [],
  language: 'en',
  cover: null,
  chapters: [
    chapter('One', [heading('One'), paragraph('a'), heading('Inside'), paragraph('b')]),
    chapter('Two', [paragraph('c')], false),
  ],
};

function linesOf(book: Book, index: number, ...changes: BookEdit[]): TextLine[] {
  const edits = changes.reduce((all, change) => withEdit(book, all, change), NO_EDITS);
  return sliceText(book, edits, chapterParts(book, edits)[index] ?? []).flatMap(
    ({ lines }) => lines,
  );
}

const texts = (lines: readonly TextLine[]): string[] => lines.map(({ block }) => block.text);

describe('the text of a chapter for review', () => {
  it('can be split at every heading but its own', () => {
    expect(linesOf(BOOK, 0).map(({ splits }) => splits)).toEqual([false, false, true, false]);
  });

  it('begins with the title where that is spoken without being in the text', () => {
    expect(texts(linesOf(BOOK, 1))).toEqual(['Two', 'c']);
    expect(linesOf(BOOK, 1)[0]?.place).toEqual({ chapter: 1, block: -1 });
  });

  it('shows the new title in the place of the old heading', () => {
    const lines = linesOf(BOOK, 0, { kind: 'rename', chapter: 0, title: 'First' });
    expect(texts(lines)).toEqual(['First', 'a', 'Inside', 'b']);
    expect(lines.map(({ whole }) => whole)).toEqual([true, false, false, false]);
  });

  it('can be split again where chapters were merged, heading or not', () => {
    const lines = linesOf(BOOK, 0, { kind: 'merge', chapter: 0 });
    expect(texts(lines)).toEqual(['One', 'a', 'Inside', 'b', 'c']);
    expect(lines.at(-1)).toMatchObject({ place: { chapter: 1, block: 0 }, splits: true });
  });

  it('still has what is left out, so that it can be put back', () => {
    expect(texts(linesOf(BOOK, 0, { kind: 'exclude', chapter: 0, block: 1 }))).toContain('a');
  });

  it('is cut into slices that hold all lines once, and no more than can be rendered at a time', () => {
    const blocks = Array.from({ length: 500 }, (_, at) => paragraph(`${at} `.repeat(at)));
    const book = { ...BOOK, chapters: [chapter('', blocks)] };
    const slices = sliceText(book, NO_EDITS, [{ chapter: 0, from: 0, to: 500 }]);
    expect(slices.flatMap(({ lines }) => lines.map(({ block }) => block))).toEqual(blocks);
    expect(slices.map(({ first }) => first)).toEqual(
      slices.map((_, index) =>
        slices.slice(0, index).reduce((sum, { lines }) => sum + lines.length, 0),
      ),
    );
    for (const { lines, characters } of slices) {
      expect(lines.length).toBeLessThanOrEqual(24);
      expect(lines.length === 1 || characters <= 4_000).toBe(true);
    }
  });
});

describe('the chapters for review', () => {
  const reviewed = (...changes: BookEdit[]) =>
    reviewBook(
      BOOK,
      changes.reduce((all, change) => withEdit(BOOK, all, change), NO_EDITS),
    );

  it('count what is left out of each, also where one was split', () => {
    const chapters = reviewed(
      { kind: 'split', chapter: 0, block: 2 },
      { kind: 'exclude', chapter: 0, block: 3 },
      { kind: 'exclude', chapter: 1, block: -1 },
    );
    expect(chapters.map(({ cuts }) => cuts)).toEqual([0, 1, 1]);
  });

  it('are ticked with the fewest changes', () => {
    expect(tickChanges(reviewed(), () => true)).toEqual([
      { kind: 'include', chapter: 1, block: 0, include: true },
    ]);
  });

  it('can be ticked as the book’s reader suggests, whatever was ticked since', () => {
    const chapters = reviewed(
      { kind: 'include', chapter: 0, include: false },
      { kind: 'include', chapter: 1, include: true },
    );
    expect(chapters.map((it) => isSuggested(BOOK, it))).toEqual([true, false]);
  });
});
