import type { TextSetting } from './paragraphs.ts';
import type { TextBlock } from './text-block.ts';

/** Line distances between paragraphs that mark a break, above what is usual between them. */
const EXTRA = 0.7;
/** Such gaps are breaks only where they are rarer than this share of the paragraphs. */
const RAREST = 0.1;

function isProse(block: TextBlock | undefined): block is TextBlock {
  return block?.kind === 'paragraph';
}

/** Puts scene breaks where the space between two paragraphs is larger than elsewhere. */
export function markSceneBreaks(blocks: readonly TextBlock[], setting: TextSetting): TextBlock[] {
  const gaps = blocks
    .filter((block, index) => isProse(block) && isProse(blocks[index - 1]) && block.gap < Infinity)
    .map(({ gap }) => gap)
    .sort((a, b) => a - b);
  const usual = gaps[Math.floor(gaps.length / 2)] ?? 1;
  const least = Math.max(usual, 1) + EXTRA;
  const wide = gaps.filter((gap) => gap >= least && gap < 6).length;
  if (wide === 0 || wide > gaps.length * RAREST) return [...blocks];
  return blocks.flatMap((block, index) => {
    const before = blocks[index - 1];
    const isBreak =
      isProse(block) &&
      isProse(before) &&
      block.gap >= least &&
      block.gap < 6 &&
      isAtEdge(block, setting);
    return isBreak
      ? [{ ...block, kind: 'scene-break' as const, lines: block.lines.slice(0, 1) }, block]
      : [block];
  });
}

/** Blocks that are set in on purpose (letters, inscriptions) have space around them that is no break. */
function isAtEdge({ lines }: TextBlock, { edges }: TextSetting): boolean {
  const [first] = lines;
  if (first === undefined) return false;
  const edge = edges.get(first.column);
  return edge === undefined || first.x0 - edge.left < first.size * 3;
}
