import { describe, expect, it } from 'vitest';
import type { Block, Book } from '../../../../src/domain/book.ts';
import { NO_EDITS } from '../../../../src/domain/edits/book-edits.ts';
import { withEdit, type BookEdit } from '../../../../src/domain/edits/changes.ts';
import { applyEdits } from '../../../../src/domain/edits/edited-book.ts';
import { structureOf } from '../../../../src/domain/edits/book-structure.ts';

const referring = (text: string, ...notes: string[]): Block => ({
  kind: 'paragraph',
  text,
  notes: notes.map((note) => ({ at: text.length, note })),
});
const note = (id: string): Block => ({ kind: 'note', id, text: `Note ${id}.` });

const BOOK: Book = {
  title: 'Notes',
  authors: [],
  language: 'en',
  cover: null,
  chapters: [
    {
      title: 'One',
      level: 1,
      role: 'chapter',
      include: true,
      reason: '',
      words: 8,
      blocks: [
        referring('First part.', 'a', 'z'),
        { kind: 'heading', text: 'Second', level: 2 },
        referring('Second part.', 'b'),
        note('a'),
        note('b'),
        note('alone'),
      ],
    },
    {
      title: 'Notes',
      level: 1,
      role: 'notes',
      include: false,
      reason: '',
      words: 0,
      blocks: [note('z')],
    },
  ],
};

function textAfter(...changes: BookEdit[]): string[][] {
  const edits = changes.reduce((known, change) => withEdit(BOOK, known, change), NO_EDITS);
  return applyEdits(BOOK, edits).chapters.map(({ blocks }) => blocks.map(({ text }) => text));
}

describe('notes', () => {
  it('follow their reference when a chapter is split', () => {
    expect(textAfter({ kind: 'split', chapter: 0, block: 1 })).toEqual([
      ['First part.', 'Note a.'],
      ['Second', 'Second part.', 'Note b.', 'Note alone.'],
      ['Note z.'],
    ]);
  });

  it('go with the text that refers to them', () => {
    expect(textAfter({ kind: 'exclude', chapter: 0, block: 2 })[0]).toEqual([
      'First part.',
      'Second',
      'Note a.',
      'Note alone.',
    ]);
  });

  it('that are left out are not referred to any more', () => {
    const edits = withEdit(BOOK, NO_EDITS, { kind: 'exclude', chapter: 0, block: 3 });
    const [one] = applyEdits(BOOK, edits).chapters;
    expect(one?.blocks[0]?.notes).toEqual([{ at: 11, note: 'z' }]);
  });

  it('that the book keeps apart stay apart', () => {
    expect(textAfter({ kind: 'rename', chapter: 1, title: 'Endnotes' })[1]).toEqual(['Note z.']);
  });
});

it('two readings of a file are told apart by how they divide it', () => {
  const [one, two] = BOOK.chapters;
  const merged = { ...BOOK, chapters: [{ ...one, blocks: [...(one?.blocks ?? []), note('z')] }] };
  expect(structureOf(structuredClone(BOOK))).toBe(structureOf(BOOK));
  expect(structureOf(merged as Book)).not.toBe(structureOf(BOOK));
  const longer = { ...BOOK, chapters: [one, { ...two, blocks: [note('zz')] }] };
  expect(structureOf(longer as Book)).not.toBe(structureOf(BOOK));
});
