import type { Block } from './book.ts';

function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether a block is a heading that says a title and nothing else. */
export function saysTitle(block: Block, title: string): boolean {
  return block.kind === 'heading' && lettersOf(block.text) === lettersOf(title);
}

/**
 * The title to speak before a chapter, or null where its own headings say it already: “Chapter 1” is
 * not said before a heading “Chapter 1”, nor “Part I: Chapter 1” before “Chapter 1”.
 */
export function titleToSpeak(title: string, blocks: readonly Block[]): string | null {
  const wanted = lettersOf(title);
  if (wanted === '') return null;
  const firstOther = blocks.findIndex((block) => block.kind !== 'heading');
  const headings = blocks.slice(0, firstOther < 0 ? blocks.length : firstOther);
  const said = headings.map((block) => lettersOf(block.text)).filter((text) => text !== '');
  const first = said[0];
  if (first === undefined) return title;
  const together = said.join('');
  return together.includes(wanted) || wanted.includes(together) || wanted.endsWith(first)
    ? null
    : title;
}
