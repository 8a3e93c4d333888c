import type { Row } from './fragments.ts';
import { isDivided } from './page-reader.ts';
import type { Span } from './page-text.ts';

/** The text of spans from left to right, white space where words are divided. */
export function joinTexts(spans: readonly Span[]): string {
  let text = '';
  for (const [index, span] of spans.entries()) {
    const before = spans[index - 1];
    if (before !== undefined && isDivided(before, span)) text += ' ';
    text += span.text;
  }
  return text;
}

/** The text of a row as it stands, fragments divided by a space. */
export function rowText({ fragments }: Row): string {
  return fragments.map(({ spans }) => joinTexts(spans)).join(' ');
}
