import { describe, expect, it } from 'vitest';
import { TOKEN_TABLE } from '../../../../scripts/model/token-table.ts';
import { PHONEME_SYMBOLS } from '../../../../src/domain/speech.ts';

describe('the token table', () => {
  it('holds the 114 phoneme symbols, one code point each, in the order of their ids', () => {
    expect(Object.keys(TOKEN_TABLE).join('')).toBe(PHONEME_SYMBOLS);
    expect(Object.keys(TOKEN_TABLE)).toEqual(Array.from(PHONEME_SYMBOLS));
    expect(Object.keys(TOKEN_TABLE)).toHaveLength(114);
  });

  it('gives ascending ids below 178, the number of the model’s embeddings, and keeps 0 free', () => {
    const ids = Object.values(TOKEN_TABLE);
    expect(ids).toEqual([...new Set(ids)].sort((one, two) => one - two));
    expect(ids[0]).toBe(1);
    expect(ids.at(-1)).toBe(177);
  });

  it.each([
    [' ', 16],
    ['\u0303', 17],
    ['ə', 83],
    ['ɡ', 92],
    ['ˈ', 156],
    ['ᵻ', 177],
  ])('gives %j the id %i', (symbol, id) => {
    expect(TOKEN_TABLE[symbol]).toBe(id);
  });
});
