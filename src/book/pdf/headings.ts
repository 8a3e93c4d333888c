import { titleKey } from '../markup/plain-text.ts';
import { isBareOrdinal, startsWithOrdinal } from '../structure/ordinals.ts';
import { roleByTitle } from '../structure/role-rules.ts';
import type { FontStyle } from './fonts.ts';
import type { Line } from './page-text.ts';
import type { TextBlock } from './text-block.ts';
import type { TypeScale } from './type-scale.ts';

/** Type that is larger than the text's by this factor is a heading's. */
const LARGER = 1.12;
const LONGEST_HEADING = 180;
const LONGEST_BOLD = 120;
const MOST_LINES = 5;
/** Line distances that set a heading apart. */
const APART = 1.28;
const DEEPEST = 6;
/** Points by which sizes of one rank may differ. */
const SAME_SIZE = 0.3;

/** What tells headings from text. */
export interface HeadingRules {
  type: TypeScale;
  fonts: ReadonlyMap<string, FontStyle>;
  /** Font of most of the text. */
  textFont: string;
}

function textOf({ lines }: TextBlock): string {
  return lines.map((line) => line.text).join(' ');
}

function isCapitals(text: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

function sizeOf({ lines }: TextBlock): number {
  return Math.max(...lines.map((line) => line.size));
}

function isBold({ lines }: TextBlock, { fonts, textFont }: HeadingRules): boolean {
  if (fonts.get(textFont)?.isBold === true) return false;
  return lines.every((line: Line) => fonts.get(line.font)?.isBold === true);
}

/** Ranks of headings: larger type, then bold, then capitals and numbers in the text's own type; null for text. */
function rankOf(block: TextBlock, next: TextBlock | undefined, rules: HeadingRules): number | null {
  const isText = block.kind === 'paragraph' || block.kind === 'verse' || block.kind === 'list-item';
  const text = textOf(block);
  if (!isText || block.lines.length > MOST_LINES || text.length > LONGEST_HEADING) return null;
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  const size = sizeOf(block);
  if (size >= rules.type.size * LARGER) return size;
  const isApart = block.gap > APART && (next === undefined || next.gap > APART);
  const isShort = text.length <= LONGEST_BOLD && block.lines.length <= 3;
  const isOpen = !/[.,;:]$/.test(text) || isBareOrdinal(text) || startsWithOrdinal(text);
  if (!isShort || !isOpen || size < rules.type.size * 0.85) return null;
  if (isBold(block, rules) && block.gap > 1.1) return rules.type.size + 0.2;
  if (!isApart || block.lines.length > 2) return null;
  const isNamed =
    startsWithOrdinal(text) || roleByTitle(text) !== null || isBareTitle(text) || isCapitals(text);
  return isNamed ? rules.type.size + (isCapitals(text) ? 0.1 : 0.05) : null;
}

/** A number or a numeral alone on its line; a single letter may be anything. */
function isBareTitle(text: string): boolean {
  return isBareOrdinal(text) && (text.trim().length > 1 || /^[IVXLC\d]/.test(text.trim()));
}

/** Levels for the ranks that occur, the highest first. */
function levelsOf(ranks: readonly number[], textSize: number): Map<number, number> {
  const keys = [...new Set(ranks.map((rank) => Math.round(rank * 20) / 20))].sort((a, b) => b - a);
  const levels = new Map<number, number>();
  let level = 0;
  let above = Infinity;
  for (const key of keys) {
    // Sizes that hardly differ are one: rounding, not rank.
    if (above - key > SAME_SIZE || key <= textSize + SAME_SIZE) level++;
    above = key;
    levels.set(key, Math.min(level, DEEPEST));
  }
  return levels;
}

/**
 * Finds headings by their type and gives them levels by its size; a number and a name that follow each
 * other are of one level.
 */
export function markHeadings(blocks: readonly TextBlock[], rules: HeadingRules): TextBlock[] {
  const ranks = blocks.map((block, index) => {
    if (block.kind === 'heading') return null;
    return rankOf(block, blocks[index + 1], rules);
  });
  const levels = levelsOf(
    ranks.filter((rank) => rank !== null),
    rules.type.size,
  );
  const marked = blocks.map((block, index): TextBlock => {
    const rank = ranks[index];
    if (rank === null || rank === undefined) return block;
    const level = levels.get(Math.round(rank * 20) / 20) ?? DEEPEST;
    return { ...block, kind: 'heading', level };
  });
  return levelGroups(mergeLines(marked));
}

/** Lines of one heading that were taken for several: same type, close together. */
function mergeLines(blocks: readonly TextBlock[]): TextBlock[] {
  const merged: TextBlock[] = [];
  for (const block of blocks) {
    const last = merged.at(-1);
    const [line] = block.lines;
    const before = last?.lines.at(-1);
    const isSame =
      last?.kind === 'heading' &&
      block.kind === 'heading' &&
      last.level === block.level &&
      line !== undefined &&
      before !== undefined &&
      before.column === line.column &&
      before.font === line.font &&
      block.gap < APART &&
      line.element === before.element &&
      !isBareOrdinal(textOf(last)) &&
      !startsWithOrdinal(textOf(block)) &&
      titleKey(textOf(last) + textOf(block)).length < LONGEST_HEADING;
    if (isSame) merged[merged.length - 1] = { ...last, lines: [...last.lines, ...block.lines] };
    else merged.push(block);
  }
  return merged;
}

/** Gives a number and the name below it the level of the higher. */
function levelGroups(blocks: readonly TextBlock[]): TextBlock[] {
  const levelled = [...blocks];
  for (let at = 0; at + 1 < levelled.length; at++) {
    const [one, two] = [levelled[at], levelled[at + 1]];
    if (one?.kind !== 'heading' || two?.kind !== 'heading' || one.level === two.level) continue;
    if (!isBareOrdinal(textOf(one)) || isBareOrdinal(textOf(two))) continue;
    if (one.lines[0]?.page !== two.lines[0]?.page) continue;
    const level = Math.min(one.level, two.level);
    levelled[at] = { ...one, level };
    levelled[at + 1] = { ...two, level };
  }
  return levelled;
}
