import { describe, expect, it } from 'vitest';
import { moveCursor } from '../../../../src/ui/review/text-cursor.ts';

const extent = { lines: 4, sentences: 3 };

describe('the keyboard in a chapter’s text', () => {
  it.each([
    ['ArrowDown', { line: 1, sentence: null }, { line: 2, sentence: null }],
    ['ArrowUp', { line: 1, sentence: null }, { line: 0, sentence: null }],
    ['ArrowRight', { line: 1, sentence: null }, { line: 1, sentence: 0 }],
    ['ArrowRight', { line: 1, sentence: 0 }, { line: 1, sentence: 1 }],
    ['ArrowDown', { line: 1, sentence: 0 }, { line: 1, sentence: 1 }],
    ['ArrowDown', { line: 1, sentence: 2 }, { line: 2, sentence: null }],
    ['ArrowUp', { line: 1, sentence: 2 }, { line: 1, sentence: 1 }],
    ['ArrowUp', { line: 1, sentence: 0 }, { line: 1, sentence: null }],
    ['ArrowLeft', { line: 1, sentence: 2 }, { line: 1, sentence: null }],
    ['Home', { line: 3, sentence: 1 }, { line: 0, sentence: null }],
    ['End', { line: 0, sentence: null }, { line: 3, sentence: null }],
  ])('goes with %s from %o to %o', (key, from, to) => {
    expect(moveCursor(from, key, extent)).toEqual(to);
  });

  it.each([
    ['ArrowUp', { line: 0, sentence: null }],
    ['ArrowDown', { line: 3, sentence: null }],
    ['ArrowRight', { line: 1, sentence: 2 }],
    ['ArrowLeft', { line: 1, sentence: null }],
    ['a', { line: 1, sentence: null }],
  ])('does nothing with %s at %o', (key, from) => {
    expect(moveCursor(from, key, extent)).toBeNull();
  });

  it('does not go into a line of one sentence', () => {
    expect(moveCursor({ line: 1, sentence: null }, 'ArrowRight', { lines: 4, sentences: 1 })).toBe(
      null,
    );
  });
});
