import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockWords, type Block, type Book, type Chapter } from '../../../../src/domain/book.ts';
import { NO_EDITS, type BookEdits } from '../../../../src/domain/edits/book-edits.ts';
import { withEdit, type BookEdit } from '../../../../src/domain/edits/changes.ts';
import { chapterParts } from '../../../../src/domain/edits/chapter-parts.ts';
import { applyEdits } from '../../../../src/domain/edits/edited-book.ts';
import { titleToSpeak } from '../../../../src/domain/spoken-title.ts';

const heading = (text: string, level = 2): Block => ({ kind: 'heading', text, level });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

function chapter(title: string, blocks: Block[], more: Partial<Chapter> = {}): Chapter {
  const words = blocks.reduce((sum, block) => sum + blockWords(block), 0);
  return { title, level: 1, role: 'chapter', include: true, reason: '', words, blocks, ...more };
}

const BOOK: Book = {
  title: 'The Mill',
  authors: ['Ada Writer'],
  language: 'en',
  cover: null,
  chapters: [
    chapter('Copyright', [paragraph('All rights reserved.')], {
      role: 'copyright',
      include: false,
      reason: 'copyright (by its title)',
    }),
    chapter('One', [
      heading('ONE'),
      paragraph('He came. She saw. They left.'),
      heading('The River', 3),
      paragraph('It ran on.'),
    ]),
    chapter('Two', [paragraph('The end came.')]),
  ],
};

function edit(...changes: BookEdit[]): BookEdits {
  return changes.reduce((edits, change) => withEdit(BOOK, edits, change), NO_EDITS);
}

function edited(...changes: BookEdit[]): Chapter[] {
  return applyEdits(BOOK, edit(...changes)).chapters;
}

const textOf = (chapters: readonly Chapter[]): string[][] =>
  chapters.map(({ blocks }) => blocks.map(({ text }) => text));

describe('an edited book', () => {
  it('is the book as it was read where nothing was changed', () => {
    const { chapters } = applyEdits(BOOK, NO_EDITS);
    expect(chapters.every((known, index) => known === BOOK.chapters[index])).toBe(true);
  });

  it('shows and says the new title of a chapter once', () => {
    const [, one] = edited({ kind: 'rename', chapter: 1, title: '  The \n Arrival ' });
    expect(one?.title).toBe('The Arrival');
    expect(one?.blocks[0]).toEqual(heading('The Arrival'));
    expect(titleToSpeak(one?.title ?? '', one?.blocks ?? [])).toBeNull();
    expect(one?.words).toBe(13);
  });

  it('has the chapters’ own titles back after a renaming to nothing', () => {
    const renamed: BookEdit = { kind: 'rename', chapter: 1, title: 'The Arrival' };
    expect(edit(renamed, { ...renamed, title: ' ' })).toEqual(NO_EDITS);
  });

  it('narrates what is ticked, and says that it was the user', () => {
    const chapters = edited(
      { kind: 'include', chapter: 0, include: true },
      { kind: 'include', chapter: 2, include: false },
    );
    expect(chapters.map(({ include }) => include)).toEqual([true, true, false]);
    expect(chapters.map(({ reason }) => reason)).toEqual(['your choice', '', 'your choice']);
  });

  it('goes on in the same chapter where one was merged with the next', () => {
    const chapters = edited({ kind: 'merge', chapter: 1 });
    expect(chapters.map(({ title }) => title)).toEqual(['Copyright', 'One']);
    expect(textOf(chapters)[1]).toEqual([
      'ONE',
      'He came. She saw. They left.',
      'The River',
      'It ran on.',
      'The end came.',
    ]);
    expect(chapters[1]?.words).toBe(15);
  });

  it('loses no ticked text by a merge', () => {
    const chapters = edited({ kind: 'merge', chapter: 0 });
    expect(chapters[0]).toMatchObject({ title: 'Copyright', include: true, role: 'chapter' });
    const unticked = edited(
      { kind: 'include', chapter: 1, include: false },
      { kind: 'merge', chapter: 1 },
    );
    expect(unticked[1]?.include).toBe(true);
  });

  it('lets a merged chapter be unticked', () => {
    const chapters = edited(
      { kind: 'merge', chapter: 1 },
      { kind: 'include', chapter: 1, include: false },
    );
    expect(chapters[1]?.include).toBe(false);
  });

  it('starts a chapter at a heading where one was split, named by the heading', () => {
    const chapters = edited({ kind: 'split', chapter: 1, block: 2 });
    expect(chapters.map(({ title }) => title)).toEqual(['Copyright', 'One', 'The River', 'Two']);
    expect(chapters.map(({ words }) => words)).toEqual([3, 7, 5, 3]);
    expect(textOf(chapters)[2]).toEqual(['The River', 'It ran on.']);
  });

  it('keeps both halves of a chapter without a tick unticked', () => {
    const chapters = edited(
      { kind: 'include', chapter: 1, include: false },
      { kind: 'split', chapter: 1, block: 2 },
    );
    expect(chapters.map(({ include }) => include)).toEqual([false, false, false, true]);
  });

  it('can rename, merge and split again what was split and merged', () => {
    const split: BookEdit = { kind: 'split', chapter: 1, block: 2 };
    const renamed: BookEdit = { kind: 'rename', chapter: 1, block: 2, title: 'Downstream' };
    expect(edited(split, renamed)[2]?.blocks[0]?.text).toBe('Downstream');
    expect(edit(split, { kind: 'merge', chapter: 1 })).toEqual(NO_EDITS);
    expect(edit({ kind: 'merge', chapter: 1 }, { kind: 'split', chapter: 2, block: 0 })).toEqual(
      NO_EDITS,
    );
  });

  it('leaves out a sentence and nothing else', () => {
    const chapters = edited({ kind: 'exclude', chapter: 1, block: 1, start: 9, end: 17 });
    expect(textOf(chapters)[1]?.[1]).toBe('He came. They left.');
    expect(chapters[1]?.words).toBe(10);
  });

  it('leaves out a block when all its sentences are', () => {
    const chapters = edited(
      { kind: 'exclude', chapter: 1, block: 1, start: 0, end: 8 },
      { kind: 'exclude', chapter: 1, block: 1, start: 18, end: 28 },
      { kind: 'exclude', chapter: 1, block: 1, start: 9, end: 17 },
    );
    expect(textOf(chapters)[1]).toEqual(['ONE', 'The River', 'It ran on.']);
  });

  it('puts back one sentence of a block that was left out', () => {
    const chapters = edited(
      { kind: 'exclude', chapter: 1, block: 1 },
      { kind: 'restore', chapter: 1, block: 1, start: 9, end: 17 },
    );
    expect(textOf(chapters)[1]?.[1]).toBe('She saw.');
  });

  it('does not say a title whose heading was left out', () => {
    const [, one] = edited({ kind: 'exclude', chapter: 1, block: 0 });
    expect(one).toMatchObject({ title: 'One', silentTitle: true });
  });

  it('does not say a title that is in no heading, when it was left out', () => {
    const [, , two] = edited({ kind: 'exclude', chapter: 2, block: -1 });
    expect(two).toMatchObject({ silentTitle: true, words: 3 });
    expect(edited({ kind: 'exclude', chapter: 1, block: 1 })[1]?.silentTitle).toBeUndefined();
  });
});

describe('an edit that makes no sense is refused', () => {
  it.each<[string, BookEdit, RegExp]>([
    ['a chapter that is not there', { kind: 'rename', chapter: 9, title: 'x' }, /No chapter/u],
    [
      'a place where none starts',
      { kind: 'include', chapter: 1, block: 2, include: true },
      /start/u,
    ],
    ['a split at a paragraph', { kind: 'split', chapter: 1, block: 1 }, /heading/u],
    ['a split at no block', { kind: 'split', chapter: 1, block: 7 }, /no block 7/u],
    ['a merge of the last chapter', { kind: 'merge', chapter: 2 }, /last chapter/u],
    ['a block that is not there', { kind: 'exclude', chapter: 0, block: 1 }, /no block 1/u],
    [
      'a range past the end',
      { kind: 'exclude', chapter: 0, block: 0, start: 3, end: 99 },
      /from 3 to 99/u,
    ],
    ['an empty range', { kind: 'restore', chapter: 0, block: 0, start: 3, end: 3 }, /from 3 to 3/u],
    ['half a character', { kind: 'exclude', chapter: 0, block: 0, start: 0.5 }, /from 0.5/u],
    ['an endless title', { kind: 'rename', chapter: 1, title: 'x'.repeat(301) }, /301/u],
  ])('%s', (_name, change, message) => {
    expect(() => edit(change)).toThrow(expect.objectContaining({ code: 'option-invalid' }));
    expect(() => edit(change)).toThrow(message);
  });
});

const anyBlock = fc.record({
  kind: fc.constantFrom('heading' as const, 'paragraph' as const, 'verse' as const),
  text: fc
    .array(fc.stringMatching(/^[a-zä]{1,6}[.?!]$/u), { minLength: 1, maxLength: 4 })
    .chain((sentences) => fc.constantFrom(' ', '\n', '  ').map((space) => sentences.join(space))),
});
const anyBook = fc
  .array(fc.tuple(fc.string(), fc.array(anyBlock, { maxLength: 5 }), fc.boolean()), {
    minLength: 1,
    maxLength: 5,
  })
  .map((chapters) => ({
    ...BOOK,
    chapters: chapters.map(([title, blocks, include]) => chapter(title, blocks, { include })),
  }));
const anyPlace = { chapter: fc.nat(5), block: fc.integer({ min: -1, max: 5 }) };
const anyEdit: fc.Arbitrary<BookEdit> = fc.oneof(
  fc.record({ kind: fc.constant('rename' as const), ...anyPlace, title: fc.string() }),
  fc.record({ kind: fc.constant('include' as const), ...anyPlace, include: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('merge' as const, 'split' as const), ...anyPlace }),
  fc.record(
    {
      kind: fc.constantFrom('exclude' as const, 'restore' as const),
      ...anyPlace,
      start: fc.nat(12),
      end: fc.nat(12),
    },
    { requiredKeys: ['kind', 'chapter', 'block'] },
  ),
);

/** The edits that a book takes out of any; the others are refused. */
function takeEdits(book: Book, changes: readonly BookEdit[]): BookEdits {
  return changes.reduce((edits, change) => {
    try {
      return withEdit(book, edits, change);
    } catch {
      return edits;
    }
  }, NO_EDITS);
}

const squeeze = (chapters: readonly Chapter[]): string =>
  textOf(chapters).flat().join('').replaceAll(/\s/gu, '');

describe('whatever is done to a book', () => {
  it('its chapters are made of all its blocks, each once, in order', () => {
    fc.assert(
      fc.property(anyBook, fc.array(anyEdit, { maxLength: 20 }), (book, changes) => {
        const parts = chapterParts(book, takeEdits(book, changes)).flat();
        const covered = parts.flatMap(({ chapter: index, from, to }) =>
          Array.from({ length: to - from }, (_, at) => `${index}:${from + at}`),
        );
        const all = book.chapters.flatMap(({ blocks }, index) =>
          blocks.map((_, at) => `${index}:${at}`),
        );
        expect(covered).toEqual(all);
      }),
    );
  });

  it('its words are counted as if it had been read so', () => {
    fc.assert(
      fc.property(anyBook, fc.array(anyEdit, { maxLength: 20 }), (book, changes) => {
        for (const { blocks, words } of applyEdits(book, takeEdits(book, changes)).chapters) {
          expect(words).toBe(blocks.reduce((sum, block) => sum + blockWords(block), 0));
        }
      }),
    );
  });

  it('what is left out is missing, and nothing else', () => {
    const exclusions = fc.array(
      anyEdit.filter(({ kind }) => kind === 'exclude' || kind === 'restore' || kind === 'merge'),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(anyBook, exclusions, (book, changes) => {
        const edits = takeEdits(book, changes);
        const left = book.chapters.flatMap(({ blocks }, index) =>
          blocks.map(({ text }, at) => {
            const found = edits.exclusions.find((it) => it.chapter === index && it.block === at);
            if (found?.ranges === null) return '';
            return Array.from(text)
              .filter(
                (_, unit) => !found?.ranges?.some(({ start, end }) => unit >= start && unit < end),
              )
              .join('');
          }),
        );
        expect(squeeze(applyEdits(book, edits).chapters)).toBe(
          left.join('').replaceAll(/\s/gu, ''),
        );
      }),
    );
  });

  it('taking everything back gives the book as it was read', () => {
    fc.assert(
      fc.property(anyBook, fc.array(anyEdit, { maxLength: 20 }), (book, changes) => {
        const edits = takeEdits(book, changes);
        const restored = edits.exclusions.reduce(
          (left, { chapter: index, block }) =>
            withEdit(book, left, { kind: 'restore', chapter: index, block }),
          edits,
        );
        const { chapters } = applyEdits(book, restored);
        expect(restored.exclusions).toEqual([]);
        const renamed = restored.chapters.some(({ title }) => title !== undefined);
        if (!renamed) expect(squeeze(chapters)).toBe(squeeze(book.chapters));
      }),
    );
  });

  it('edits of text and of chapters do not depend on each other’s order', () => {
    fc.assert(
      fc.property(anyBook, fc.array(anyEdit, { maxLength: 20 }), (book, changes) => {
        const isText = ({ kind }: BookEdit): boolean => kind === 'exclude' || kind === 'restore';
        const reordered = [
          ...changes.filter(isText),
          ...changes.filter((change) => !isText(change)),
        ];
        expect(takeEdits(book, reordered)).toEqual(takeEdits(book, changes));
      }),
    );
  });

  it('edits of another reading of the file never break it', () => {
    fc.assert(
      fc.property(anyBook, anyBook, fc.array(anyEdit, { maxLength: 20 }), (one, other, changes) => {
        expect(applyEdits(other, takeEdits(one, changes)).chapters.length).toBeGreaterThan(0);
      }),
    );
  });
});
