import type { ContentBlock } from '../markup/content.ts';
import {
  GUTENBERG_END,
  GUTENBERG_START,
  isCredit,
  readGutenbergHeader,
  SMALL_PRINT_END,
  titleOnPage,
  type GutenbergHeader,
} from './gutenberg-header.ts';

/** Where the book lies among the blocks of a Project Gutenberg document, `end` excluded, and what its header says. */
export interface GutenbergPlace {
  start: number;
  end: number;
  header: GutenbergHeader;
}

/** Blocks within which the header ends; the “small print” has fewer. */
const HEADER_WITHIN = 300;
/** Blocks from the line that ends the book to the line that ends the file. */
const CLOSING_LINES = 12;

function isEnd({ text }: ContentBlock): boolean {
  return text.length < 1000 && GUTENBERG_END.test(text);
}

function findEnd(blocks: readonly ContentBlock[], from: number): number {
  const last = blocks.findLastIndex((block, index) => index >= from && isEnd(block));
  if (last < 0) return blocks.length;
  // “End of Project Gutenberg's …” stands a few lines above “*** END OF …”.
  const closing = blocks.slice(Math.max(from, last - CLOSING_LINES), last).findIndex(isEnd);
  return closing < 0 ? last : Math.max(from, last - CLOSING_LINES) + closing;
}

/** Finds the book inside what Project Gutenberg puts around it; null in other documents. */
export function findGutenberg(blocks: readonly ContentBlock[]): GutenbergPlace | null {
  const head = blocks.slice(0, HEADER_WITHIN);
  const isStart = ({ text }: ContentBlock): boolean =>
    GUTENBERG_START.test(text) || SMALL_PRINT_END.test(text);
  const marker = head.findLastIndex(isStart);
  if (marker < 0) return null;
  const fields = head.slice(0, marker + 1).flatMap(({ text }) => {
    // A field that goes on in the next line does so indented, as in the text.
    return /^(?:title|author):/i.test(text) ? text.replaceAll('\n', '\n ') : text;
  });
  const header = readGutenbergHeader(fields.join('\n\n'));
  let start = marker + 1;
  while (
    blocks[start] !== undefined &&
    (isCredit(blocks[start]?.text ?? '') || blocks[start]?.text === '')
  )
    start++;
  const page = blocks.slice(start, start + 6).map(({ text }) => text);
  header.title = titleOnPage(header, page);
  return { start, end: findEnd(blocks, start), header };
}
