import type { Block } from '../domain/book.ts';
import type { PauseKind } from '../domain/pauses.ts';

const OPENS_WITH_QUOTE = /^[“"‘'«„]/u;

/** Kinds of which several in a row belong together, and the pause between two of them. */
const IN_A_ROW: Partial<Record<Block['kind'], PauseKind>> = {
  verse: 'stanza',
  'list-item': 'list-item',
  'table-row': 'table-row',
};

/** Whether a block is something said: a line of drama, or a paragraph that begins with a quotation mark. */
function isReply(block: Block): boolean {
  return block.speaker !== undefined || OPENS_WITH_QUOTE.test(block.text);
}

function isAside({ kind }: Block): boolean {
  return kind === 'note' || kind === 'caption';
}

/** The pause between two blocks of a chapter. */
export function pauseBetween(before: Block, after: Block): PauseKind {
  if (before.kind === 'heading') return after.kind === 'heading' ? 'paragraph' : 'heading';
  if (after.kind === 'heading') return 'before-heading';
  if (isAside(before) !== isAside(after)) return 'aside';
  if (before.kind === after.kind) {
    const row = IN_A_ROW[before.kind];
    if (row !== undefined) return row;
    if (isReply(before) && isReply(after)) return 'reply';
  }
  return 'paragraph';
}
