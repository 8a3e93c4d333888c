import { describe, expect, it } from 'vitest';
import { SENTENCE_END } from '../../../../src/text/english/word-context.ts';
import { readGroup } from '../../../../src/text/english/word-group.ts';
import { wordPieces } from '../../../../src/text/english/word-pieces.ts';

/** How often a group of parts is looked up, and how many letters that takes, when only `known` is. */
function effort(parts: number, known: RegExp): { lookUps: number; letters: number } {
  const row = Array.from({ length: parts }, (_, index) => ({
    text: index % 2 === 0 ? 'so' : '-',
    tag: 'NN',
  }));
  let lookUps = 0;
  let letters = 0;
  readGroup(
    row,
    SENTENCE_END,
    (word) => {
      lookUps++;
      letters += word.length;
      return known.test(word) ? { phonemes: 'sˈO', source: 'gold' } : undefined;
    },
    () => ({ phonemes: 'sˈO', source: 'espeak' }),
  );
  return { lookUps, letters };
}

describe('readGroup', () => {
  it.each([
    ['known', /^so$/u],
    ['unknown', /^never$/u],
  ])('takes twice the time for twice the parts when they are %s', (_, known) => {
    const [once, twice] = [effort(400, known), effort(800, known)];
    expect(twice.lookUps / once.lookUps).toBeLessThan(2.5);
    expect(twice.letters / once.letters).toBeLessThan(2.5);
  });

  it('looks the longest entries up in one piece', () => {
    const parts = ['what', '-', 'you', '-', 'see', '-', 'is', '-', 'what'];
    const seen: string[] = [];
    readGroup(
      parts.map((text) => ({ text, tag: 'NN' })),
      SENTENCE_END,
      (word) => {
        seen.push(word);
        return { phonemes: 'wˈʌt', source: 'gold' };
      },
      () => undefined,
    );
    expect(seen).toEqual(['what-you-see-is-what']);
  });
});

describe('wordPieces', () => {
  it('are the word again, and few, whatever it is', () => {
    const word = `x${"'s".repeat(1_000)}`;
    expect(wordPieces(word).join('')).toBe(word);
    expect(wordPieces(word).length).toBeLessThan(10);
  });
});
