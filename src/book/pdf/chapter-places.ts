import { titleKey } from '../markup/plain-text.ts';
import type { PlacedBlock } from './assemble.ts';

/** Letters of a title below which it may be found by chance. */
const SHORTEST_KEY = 3;
const MOST_HEADING_BLOCKS = 3;
const LEADING_NUMBER =
  /^(?:(?:chapter|kapitel|chapitre|capítulo|capitolo|hoofdstuk|part|book)\s+)?(?:\d+(?:\.\d+)*|[ivxlc]+)[.:)]?\s+/i;

function keysOf(title: string): string[] {
  const plain = title.replace(LEADING_NUMBER, '');
  const keys = [titleKey(title), titleKey(plain)];
  return [...new Set(keys.filter((key) => key.length >= 1))];
}

/** Whether the blocks from an index on begin with a title: in one block, or in a number and a name. */
export function startsWithTitle(
  blocks: readonly PlacedBlock[],
  at: number,
  title: string,
): boolean {
  const keys = keysOf(title);
  let joined = '';
  for (let next = at; next < at + MOST_HEADING_BLOCKS; next++) {
    const placed = blocks[next];
    if (placed === undefined || placed.block.text.length > 300) return false;
    const own = keysOf(placed.block.text);
    joined += titleKey(placed.block.text);
    if (keys.some((key) => key === joined || (next === at && own.includes(key)))) return true;
    if (placed.block.kind !== 'heading') return false;
  }
  return false;
}

/** Index of the block with which a titled part starts on a page, near a height on it; the number of blocks when there is none. */
export function findPlace(
  blocks: readonly PlacedBlock[],
  title: string,
  page: number,
  y: number | null,
): number {
  const first = blocks.findIndex((placed) => placed.page >= page);
  if (first < 0) return blocks.length;
  let best: { at: number; distance: number } | null = null;
  for (let at = first; at < blocks.length; at++) {
    const placed = blocks[at];
    if (placed === undefined || placed.page > page) break;
    if (!startsWithTitle(blocks, at, title)) continue;
    const distance = Math.abs(placed.y - (y ?? 0)) + (placed.block.kind === 'heading' ? 0 : 200);
    if (best === null || distance < best.distance) best = { at, distance };
  }
  if (best !== null && titleKey(title).length >= SHORTEST_KEY) return best.at;
  if (y === null) return best?.at ?? first;
  // The place is a little above the line it means, or at its baseline.
  for (let at = first; at < blocks.length; at++) {
    const placed = blocks[at];
    if (placed === undefined || placed.page > page) return at;
    if (placed.y + placed.size * 1.2 >= y) return at;
  }
  return blocks.length;
}
