import type { BlockKind } from '../../domain/book.ts';
import type { ContentBlock } from './content.ts';

/** Puts a text in the place of a block's from one offset to another, the end excluded. */
export interface BlockEdit {
  from: number;
  to: number;
  text: string;
}

/**
 * Changes a block's text in several places at once and moves what is known of its places along; what
 * pointed into replaced text points to its start. `edits` are ascending and do not overlap.
 */
export function editBlock(block: ContentBlock, edits: readonly BlockEdit[]): ContentBlock {
  if (edits.length === 0) return block;
  let text = '';
  let done = 0;
  for (const edit of edits) {
    text += block.text.slice(done, edit.from) + edit.text;
    done = edit.to;
  }
  text += block.text.slice(done);
  const moved = { ...block, text };
  const { references, notes, languages, speaker } = block;
  if (references !== undefined) moved.references = moveAll(references, edits);
  if (notes !== undefined) moved.notes = moveAll(notes, edits);
  if (languages !== undefined) {
    const moveStart = moverOf(edits, true);
    const moveEnd = moverOf(edits, false);
    moved.languages = languages
      .map((run) => ({ ...run, start: moveStart(run.start), end: moveEnd(run.end) }))
      .filter(({ start, end }) => start < end);
  }
  if (speaker !== undefined) moved.speaker = moverOf(edits, false)(speaker);
  return moved;
}

/** Makes one block of several of a kind; `separator` is one character that divides their texts. */
export function joinBlocks(
  kind: BlockKind,
  blocks: readonly ContentBlock[],
  separator: string,
): ContentBlock {
  const joined: ContentBlock = { kind, text: '', level: 0 };
  const texts: string[] = [];
  let start = 0;
  for (const { text, references, languages } of blocks) {
    const from = start;
    texts.push(text);
    start += text.length + separator.length;
    const own = references?.map((each) => ({ ...each, at: each.at + from }));
    if (own !== undefined) (joined.references ??= []).push(...own);
    const runs = languages?.map((run) => ({
      ...run,
      start: run.start + from,
      end: run.end + from,
    }));
    if (runs !== undefined) (joined.languages ??= []).push(...runs);
  }
  return { ...joined, text: texts.join(separator) };
}

function moveAll<T extends { at: number }>(places: readonly T[], edits: readonly BlockEdit[]): T[] {
  const move = moverOf(edits, false);
  return places.map((place) => ({ ...place, at: move(place.at) }));
}

/** Maps ascending offsets in the old text to the new one; `goesAfter` where text is put in right there. */
function moverOf(edits: readonly BlockEdit[], goesAfter: boolean): (offset: number) => number {
  let next = 0;
  let shift = 0;
  return (offset) => {
    for (let edit = edits[next]; edit !== undefined && edit.to <= offset; edit = edits[++next]) {
      if (edit.from === edit.to && edit.to === offset && !goesAfter) break;
      shift += edit.text.length - (edit.to - edit.from);
    }
    const edit = edits[next];
    return edit !== undefined && edit.from < offset ? edit.from + shift : offset + shift;
  };
}
