import { cardinalWords, numberWords, ordinalWords } from './number-words.ts';
import type { RewriteRule } from './rewrite.ts';

/** Fractions in one sign, by their figures. */
export const FRACTION_SIGNS: Readonly<Record<string, readonly [top: string, bottom: string]>> = {
  '½': ['1', '2'],
  '⅓': ['1', '3'],
  '⅔': ['2', '3'],
  '¼': ['1', '4'],
  '¾': ['3', '4'],
  '⅕': ['1', '5'],
  '⅖': ['2', '5'],
  '⅗': ['3', '5'],
  '⅘': ['4', '5'],
  '⅙': ['1', '6'],
  '⅚': ['5', '6'],
  '⅛': ['1', '8'],
  '⅜': ['3', '8'],
  '⅝': ['5', '8'],
  '⅞': ['7', '8'],
};

/** Denominators that are read as parts; others may be dates or scores. */
const PARTS = new Set(['2', '3', '4', '5', '6', '7', '8', '9', '10', '12', '16', '32', '64']);

function partWords(top: string, bottom: string): string {
  const one = top === '1';
  if (bottom === '2') return one ? 'half' : 'halves';
  if (bottom === '4') return one ? 'quarter' : 'quarters';
  return ordinalWords(bottom) + (one ? '' : 's');
}

/** A fraction in words: "two and a half", "three quarters", after an article "quarter". */
export function fractionWords(
  { input, index }: RegExpExecArray,
  [whole, top, bottom]: readonly [whole: string, top: string, bottom: string],
): string {
  const part = partWords(top, bottom);
  // "a ¼-inch hole" has its article.
  const isCounted = /\b(?:an?|the) $/iu.test(input.slice(Math.max(0, index - 4), index));
  if (whole === '' && top === '1' && isCounted) return part;
  if (whole === '') return `${cardinalWords(top)} ${part}`;
  const head = numberWords(whole);
  return top === '1' ? `${head} and a ${part}` : `${head} and ${cardinalWords(top)} ${part}`;
}

/** "9½", "¼". */
export const fractionSigns: RewriteRule = {
  name: 'fractions as one sign',
  trigger: /[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]/u,
  pattern: /(?:(?<![\d.,])(\d+)[ -]?)?([½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])/gu,
  read(match) {
    const [, whole = '', sign = ''] = match;
    const [top, bottom] = FRACTION_SIGNS[sign] ?? ['1', '2'];
    return fractionWords(match, [whole, top, bottom]);
  },
};

/** "1/2", "2 1/2", "2⁄3". */
export const fractionFigures: RewriteRule = {
  name: 'fractions in figures',
  trigger: /\d[/⁄]\d/u,
  pattern: /(?<![\d\p{L}/.,-])(?:(\d+)[ -])?(\d{1,2})[/⁄](\d{1,2})(?![\d\p{L}/]|[.,]\d)/gu,
  read(match) {
    const [, whole = '', top = '', bottom = ''] = match;
    if (!PARTS.has(bottom) || Number(top) >= Number(bottom) || Number(top) === 0) return null;
    return fractionWords(match, [whole, top, bottom]);
  },
};
