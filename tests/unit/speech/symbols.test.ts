import { describe, expect, test } from 'vitest';
import { PHONEME_SYMBOLS } from '../../../src/domain/speech.ts';
import { isPause, isSound, tokenize } from '../../../src/speech/symbols.ts';
import { MANIFEST } from './model-fixture.ts';

describe('tokens', () => {
  test('follow the manifest, with the boundary at both ends', () => {
    const { h, ə } = MANIFEST.tokens;
    expect(tokenize(MANIFEST, 'hə')).toEqual([0, h, ə, 0]);
  });

  test('are found for every symbol that the model knows', () => {
    expect(tokenize(MANIFEST, PHONEME_SYMBOLS)).toHaveLength(PHONEME_SYMBOLS.length + 2);
  });

  test('may be as many as the model takes, and not one more', () => {
    expect(tokenize(MANIFEST, 'a'.repeat(510))).toHaveLength(512);
    expect(() => tokenize(MANIFEST, 'a'.repeat(511))).toThrow(/511/);
  });

  test('are refused for an empty text', () => {
    expect(() => tokenize(MANIFEST, '')).toThrow(
      expect.objectContaining({ code: 'speech-failed', retryable: false }),
    );
  });

  test('are refused for a symbol that the model does not know, which is named', () => {
    expect(() => tokenize(MANIFEST, 'h7')).toThrow(/“7”/);
  });

  test('are not taken from what every object inherits', () => {
    const manifest = { ...MANIFEST, tokens: Object.create({ q: 5 }) as Record<string, number> };
    expect(() => tokenize(manifest, 'q')).toThrow(/“q”/);
  });
});

test('a symbol is a pause, a sound, or neither, and never both', () => {
  const kinds = Array.from(PHONEME_SYMBOLS, (symbol) => [isPause(symbol), isSound(symbol)]);
  expect(kinds.filter(([pause, sound]) => pause && sound)).toEqual([]);
  expect(Array.from(PHONEME_SYMBOLS).filter(isPause).join('')).toBe(';:,.!?—…"()“” ');
  expect(
    Array.from(PHONEME_SYMBOLS)
      .filter((symbol) => !isPause(symbol) && !isSound(symbol))
      .join(''),
  ).toBe('\u0303ʔˈˌːʰʲ↓→↗↘');
});
