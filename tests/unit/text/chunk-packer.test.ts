import { describe, expect, it } from 'vitest';
import { packChunks, type Atom, type BreakKind } from '../../../src/text/chunk-packer.ts';

function atom(symbols: number, breakAfter: BreakKind = 'space'): Atom {
  const word = { start: 0, end: 0, from: 0, to: symbols };
  return { phonemes: 'a'.repeat(symbols), start: 0, end: 0, word, breakAfter };
}

function sizes(atoms: Atom[]): number[] {
  return packChunks(atoms).map(({ from, to }) =>
    atoms.slice(from, to).reduce((sum, { phonemes }) => sum + phonemes.length, 0),
  );
}

describe('packChunks', () => {
  it('joins short sentences until a chunk is comfortable', () => {
    const chunks = sizes([atom(12, 'sentence'), atom(150, 'sentence'), atom(15, 'sentence')]);
    expect(chunks).toEqual([177]);
  });

  it('keeps whole sentences apart when both are long enough', () => {
    expect(sizes([atom(200, 'sentence'), atom(180, 'sentence')])).toEqual([200, 180]);
  });

  it('keeps a sentence of 300 symbols whole', () => {
    const words = Array.from({ length: 30 }, (_, index) =>
      atom(10, index === 14 ? 'comma' : 'space'),
    );
    expect(sizes(words)).toEqual([300]);
  });

  it('divides a sentence of over 400 symbols at the best mark there is', () => {
    const words = Array.from({ length: 46 }, (_, index) =>
      atom(10, index === 25 ? 'clause' : index === 20 ? 'comma' : 'space'),
    );
    expect(sizes(words)).toEqual([260, 200]);
  });

  it('divides before a conjunction rather than at any other space', () => {
    const words = Array.from({ length: 46 }, (_, index) =>
      atom(10, index === 20 ? 'conjunction' : 'space'),
    );
    expect(sizes(words)).toEqual([210, 250]);
  });

  it('divides anywhere when there is nothing else', () => {
    const chunks = sizes(Array.from({ length: 20 }, () => atom(100, 'anywhere')));
    expect(Math.max(...chunks)).toBeLessThanOrEqual(400);
    expect(chunks.reduce((sum, size) => sum + size, 0)).toBe(2_000);
  });
});
