import type { Span } from './page-text.ts';

/** Accents that are drawn as signs of their own, and the combining marks that they stand for. */
const COMBINING: Readonly<Record<string, string>> = {
  '¨': '\u0308',
  '´': '\u0301',
  '`': '\u0300',
  ˆ: '\u0302',
  '^': '\u0302',
  '˜': '\u0303',
  '~': '\u0303',
  '¯': '\u0304',
  '˘': '\u0306',
  '˙': '\u0307',
  '˚': '\u030a',
  ˇ: '\u030c',
  '˝': '\u030b',
};
const DOTLESS: Readonly<Record<string, string>> = { ı: 'i', ȷ: 'j' };
/** Overlap of an accent and its letter, in font sizes. */
const OVERLAP = 0.15;

/**
 * Appends a span's text; an accent that is drawn over the span's first letter, as TeX does, becomes one
 * with it.
 */
export function appendWithAccent(text: string, before: Span | undefined, span: Span): string {
  const accent = COMBINING[text.at(-1) ?? ''];
  const isOver = before !== undefined && before.x1 - span.x0 > span.size * OVERLAP;
  const letter = span.text.charAt(0);
  if (accent === undefined || !isOver || !/\p{L}/u.test(letter)) return text + span.text;
  const base = `${DOTLESS[letter] ?? letter}${accent}`.normalize('NFC');
  return text.slice(0, -1) + base + span.text.slice(1);
}
