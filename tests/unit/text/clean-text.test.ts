import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../src/text/clean-text.ts';

describe('a clean text', () => {
  it.each([
    ['soft hyphens and spaces without width', 'in\u00adto\u200bday', 'intoday'],
    ['letters with marks apart', 'cafe\u0301', 'café'],
    ['ligatures and full-width letters', 'ﬁne Ａ', 'fine A'],
    ['skin tones', 'yes 👍🏽', 'yes 👍'],
    ['frames of keys', '1\ufe0f\u20e3', '1'],
    ['nothing of an ordinary text', 'It’s 5 o’clock.', 'It’s 5 o’clock.'],
  ])('is without %s', (_, text, clean) => {
    expect(cleanText(text).text).toBe(clean);
  });

  it('knows where a stretch of it began and ended, and divides no letter from its marks', () => {
    const text = 'a cafe\u0301 \u200bb';
    const clean = cleanText(text);
    const at = clean.text.indexOf('é');
    expect(text.slice(clean.origin(at), clean.originOfEnd(at + 1))).toBe('e\u0301');
    const last = clean.text.indexOf('b');
    expect(text.slice(clean.origin(last), clean.originOfEnd(last + 1))).toBe('b');
  });
});
