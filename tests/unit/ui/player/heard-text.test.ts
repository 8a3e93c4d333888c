import { describe, expect, it } from 'vitest';
import type { ChunkWords } from '../../../../src/domain/speech.ts';
import { heardAt, wordsInText } from '../../../../src/ui/player/heard-text.ts';

/** A chunk of a block's text; its words are one second long each, and stand where `places` says. */
function chunkOf(
  text: string,
  places: readonly [start: number, end: number][],
  at = 0,
): ChunkWords {
  const words = places.map(([start, end], index) => ({
    start,
    end,
    from: index * 24_000,
    to: (index + 1) * 24_000,
  }));
  return { chapter: 0, block: 0, text, at, samples: words.length * 24_000, words };
}

const shown = (chunk: ChunkWords): string[] =>
  wordsInText(chunk).map(({ start, end }) => chunk.text.slice(start, end));

describe('the words of a chunk in its text', () => {
  it('are found wherever the chunk stands in its block', () => {
    const places: [number, number][] = [
      [101, 104],
      [105, 110],
    ];
    expect(shown(chunkOf('“She spoke.”', places))).toEqual(['She', 'spoke']);
  });

  it('may begin with a sign that is spoken', () => {
    const places: [number, number][] = [
      [40, 42],
      [43, 47],
    ];
    expect(shown(chunkOf('(£5 more)', places))).toEqual(['£5', 'more']);
  });

  it('are not guessed where they do not fit', () => {
    expect(shown(chunkOf('Go now', [[0, 20]]))).toEqual([]);
    expect(shown(chunkOf('Goodness', [[0, 4]]))).toEqual([]);
    expect(shown({ ...chunkOf('Note one.', [[0, 0]]), note: 'n1' })).toEqual([]);
  });
});

describe('what is heard', () => {
  const chunks = [
    chunkOf('Go now.', [
      [0, 2],
      [3, 6],
    ]),
    chunkOf('Stay.', [[8, 12]], 3 * 24_000),
  ];

  it('is the word that has begun, and none in a pause', () => {
    expect(heardAt(chunks, 0.5)).toEqual({ chunk: 0, word: 0 });
    expect(heardAt(chunks, 1.5)).toEqual({ chunk: 0, word: 1 });
    expect(heardAt(chunks, 2.5)).toEqual({ chunk: 0, word: -1 });
    expect(heardAt(chunks, 3)).toEqual({ chunk: 1, word: 0 });
  });

  it('is nothing where nothing is known', () => {
    expect(heardAt([], 1)).toEqual({ chunk: -1, word: -1 });
  });
});
