import type { Edges } from './column-edges.ts';
import {
  endsSentence,
  endsWithHyphen,
  isBroken,
  startsCapital,
  startsSmall,
} from './line-breaks.ts';
import { isListLabel } from './list-labels.ts';
import type { Line } from './page-text.ts';
import type { TextBlock } from './text-block.ts';
import type { LineDistances } from './line-distances.ts';

/** Line distances above which lines belong to different paragraphs. */
const PARAGRAPH_GAP = 1.28;
/** Indent that starts a paragraph, in font sizes. */
const LEAST_INDENT = 0.6;
/** Sizes that differ by this share are of different blocks. */
const OTHER_SIZE = 0.07;
const FEWEST_VERSES = 3;
/** Lines whose lengths are compared. */
const MOST_COMPARED = 1000;
/** Lines inside sentences that are enough to show by their capitals alone that they are verse. */
const SURE_VERSES = 5;

/** Share of the lines inside sentences that were broken on purpose where lines are verse whatever they start with. */
const RAGGED = 0.4;

/** How a book sets its text. */
export interface TextSetting {
  edges: ReadonlyMap<number, Edges>;
  distances: LineDistances;
  /** Whether paragraphs start with an indented line. */
  isIndented: boolean;
}

function edgesOf(line: Line, { edges }: TextSetting): Edges {
  return edges.get(line.column) ?? { left: line.left, right: line.right };
}

function startOf(line: Line): number {
  return line.isRightToLeft ? -line.x1 : line.x0;
}

function indentOf(line: Line, setting: TextSetting): number {
  const { left, right } = edgesOf(line, setting);
  return (line.isRightToLeft ? right - line.x1 : line.x0 - left) / line.size;
}

/** Lines of one column, size and element without a gap between them. */
function toChunks(lines: readonly Line[], setting: TextSetting): { lines: Line[]; gap: number }[] {
  const chunks: { lines: Line[]; gap: number }[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const gap =
      before === undefined || before.column !== line.column || line.y < before.y
        ? Infinity
        : (line.y - before.y) / setting.distances.of(Math.max(line.size, before.size));
    const last = chunks.at(-1);
    const isTable = line.cells.length > 0 || (before?.cells.length ?? 0) > 0;
    const isSame =
      before !== undefined &&
      gap <= PARAGRAPH_GAP &&
      before.element === line.element &&
      !isTable &&
      Math.abs(before.size - line.size) <= OTHER_SIZE * Math.max(before.size, line.size);
    if (last !== undefined && isSame) last.lines.push(line);
    else chunks.push({ lines: [line], gap });
  }
  return chunks;
}

/** Whether a line's first word would have fitted behind another, by the number of letters: programs for plain text wrap so. */
function fits(next: string, line: string, longest: number): boolean {
  const word = /^\S+/u.exec(next)?.[0] ?? '';
  return line.length + 1 + word.length <= longest;
}

/**
 * Whether lines are verse: broken on purpose, and starting with capitals where no sentence starts, or
 * all short.
 */
function isVerse(lines: readonly Line[], setting: TextSetting): boolean {
  if (lines.length < FEWEST_VERSES || lines.some((line) => isListLabel(line.text))) return false;
  const longest = Math.max(...lines.slice(0, MOST_COMPARED).map(({ text }) => text.length));
  let broken = 0;
  let inside = 0;
  let capitals = 0;
  let brokenInside = 0;
  let ragged = 0;
  for (const [index, line] of lines.slice(0, -1).entries()) {
    const next = lines[index + 1];
    if (next === undefined) break;
    const isShort = isBroken(line, next, edgesOf(line, setting));
    if (isShort) broken++;
    if (endsSentence(line.text)) continue;
    inside++;
    if (isShort) brokenInside++;
    if (isShort && fits(next.text, line.text, longest)) ragged++;
    if (startsCapital(next.text)) capitals++;
  }
  const pairs = lines.length - 1;
  if (ragged >= 2 && ragged >= inside * RAGGED) return true;
  if (inside >= SURE_VERSES && capitals * 10 >= inside * 8) return true;
  if (broken * 2 < pairs || inside === 0) return false;
  if (capitals * 10 >= inside * 7 && inside * 5 >= pairs) return true;
  return broken * 10 >= pairs * 8 && brokenInside >= 2;
}

/** Whether a paragraph starts at a line that follows others of its chunk. */
function isStart(
  paragraph: readonly Line[],
  line: Line,
  next: Line | undefined,
  setting: TextSetting,
): boolean {
  const before = paragraph.at(-1);
  const first = paragraph[0];
  if (before === undefined || first === undefined) return true;
  if (line.element >= 0) return false;
  const isShort = isBroken(before, line, edgesOf(before, setting));
  if (isListLabel(line.text) && (isShort || isListLabel(first.text))) return true;
  const step = LEAST_INDENT * line.size;
  const body = paragraph.length > 1 ? startOf(paragraph[1] ?? first) : null;
  const [at, from] = [startOf(line), startOf(first)];
  if (endsWithHyphen(before.text) && startsSmall(line.text)) return false;
  if (isShort) return !continues(before, line, setting);
  if (body === null) {
    if (at > from + step) return isIndentedStart(paragraph, line, next, setting);
    if (Math.abs(at - from) > step) return false;
    const bothIndented = setting.isIndented && indentOf(line, setting) > LEAST_INDENT;
    return (
      bothIndented && !startsSmall(line.text) && endsSentence(before.text) && !isQuoted(line, next)
    );
  }
  if (at > body + step) return isIndentedStart(paragraph, line, next, setting);
  return at < body - step;
}

/** Share of a column that a line fills which ends a paragraph without the next one being indented. */
const SHORT_SHARE = 0.7;

/**
 * Whether a line goes on from one that ends short of the edge: lines that were wrapped by counting their
 * letters, as programs for plain text and for scans do, end anywhere.
 */
function continues(before: Line, line: Line, setting: TextSetting): boolean {
  const isOpen = !endsSentence(before.text);
  if (isOpen && startsSmall(line.text)) return true;
  if (!setting.isIndented || indentOf(line, setting) > LEAST_INDENT || isListLabel(line.text)) {
    return false;
  }
  const { left, right } = edgesOf(before, setting);
  return before.x1 - before.x0 > (right - left) * SHORT_SHARE;
}

/** Lines at one indent that go on: a quotation, not paragraphs of one line. */
function isQuoted(line: Line, next: Line | undefined): boolean {
  return (
    next !== undefined &&
    next.column === line.column &&
    Math.abs(startOf(next) - startOf(line)) < 1 &&
    startsSmall(next.text)
  );
}

/** A line set in more than the one before: a paragraph's start, or the hanging rest of one. */
function isIndentedStart(
  paragraph: readonly Line[],
  line: Line,
  next: Line | undefined,
  setting: TextSetting,
): boolean {
  const before = paragraph.at(-1);
  if (before === undefined) return true;
  if (paragraph.length > 1) return true;
  if (isListLabel(before.text) || startsSmall(line.text)) return false;
  if (setting.isIndented || next === undefined) return true;
  return startOf(next) < startOf(line) - LEAST_INDENT * line.size && endsSentence(before.text);
}

function toBlock(lines: Line[], gap: number, setting: TextSetting): TextBlock {
  const [first] = lines;
  const kind =
    first === undefined
      ? 'paragraph'
      : first.cells.length > 0
        ? 'table-row'
        : isListLabel(first.text)
          ? 'list-item'
          : 'paragraph';
  const isIndented = first !== undefined && indentOf(first, setting) > LEAST_INDENT;
  return { kind, lines, level: 0, gap, isIndented };
}

function splitProse(chunk: { lines: Line[]; gap: number }, setting: TextSetting): TextBlock[] {
  const blocks: TextBlock[] = [];
  let current: Line[] = [];
  let gap = chunk.gap;
  for (const [index, line] of chunk.lines.entries()) {
    if (current.length > 0 && isStart(current, line, chunk.lines[index + 1], setting)) {
      blocks.push(toBlock(current, gap, setting));
      current = [];
      gap = 1;
    }
    current.push(line);
  }
  if (current.length > 0) blocks.push(toBlock(current, gap, setting));
  return blocks;
}

/** Divides lines into paragraphs, verse, list items and rows of tables. */
export function toBlocks(lines: readonly Line[], setting: TextSetting): TextBlock[] {
  return toChunks(lines, setting).flatMap((chunk): TextBlock[] => {
    if (isVerse(chunk.lines, setting)) {
      const [first] = chunk.lines;
      const isIndented = first !== undefined && indentOf(first, setting) > LEAST_INDENT;
      return [{ kind: 'verse', lines: chunk.lines, level: 0, gap: chunk.gap, isIndented }];
    }
    return splitProse(chunk, setting);
  });
}

/** Blocks of a table or a figure that may stand inside a paragraph. */
const LARGEST_FLOAT = 60;
const CAPTION =
  /^(?:table|figure|fig|plate|map|tab|tabelle|abb|abbildung|tableau|planche|tabla|figura|tabela|tabella|表|図|图)s?\.?\s*\d+/iu;
/** What a caption's label ends with; “Figure 3 shows …” is text. */
const LABEL_END = /^\p{L}+\.?\s*\d+(?:[.\-–]\d+)*(?:[.:—–]\s*\P{Ll}|$)/u;

/** Whether a block goes on in the next one, which stands in the next column or on the next page. */
function goesOn(block: TextBlock, next: TextBlock, setting: TextSetting): boolean {
  const [last, first] = [block.lines.at(-1), next.lines[0]];
  if (last === undefined || first === undefined || last.column === first.column) return false;
  if (block.kind === 'heading' || next.kind !== 'paragraph') return false;
  if (CAPTION.test(first.text) && LABEL_END.test(first.text)) return false;
  if (Math.abs(last.size - first.size) > OTHER_SIZE * last.size) return false;
  if (endsWithHyphen(last.text) && startsSmall(first.text)) return true;
  if (!endsSentence(last.text) && startsSmall(first.text)) return true;
  if (isBroken(last, first, edgesOf(last, setting))) return false;
  if (next.isIndented && setting.isIndented) return false;
  return !endsSentence(last.text) || (setting.isIndented && !next.isIndented);
}

/** Whether a block stands where a page has room, and not where the text has come to: a table's row, a caption. */
function isFloat({ kind, lines: [first] }: TextBlock, text: Line): boolean {
  if (kind === 'table-row') return true;
  if (first === undefined || kind === 'heading') return false;
  return first.size < text.size * (1 - OTHER_SIZE) || CAPTION.test(first.text);
}

/** Index of the paragraph that a block goes on from, past the table or figure between them; -1 where there is none. */
function beforeFloat(joined: readonly TextBlock[], block: TextBlock, setting: TextSetting): number {
  const [first] = block.lines;
  if (block.kind !== 'paragraph' || first === undefined || !startsSmall(first.text)) return -1;
  let at = joined.length - 1;
  for (; at >= 0 && joined.length - at <= LARGEST_FLOAT; at--) {
    const other = joined[at];
    if (other === undefined || !isFloat(other, first)) break;
  }
  const before = joined[at];
  const last = before?.lines.at(-1);
  if (at === joined.length - 1 || before?.kind !== 'paragraph' || last === undefined) return -1;
  const isSame = Math.abs(last.size - first.size) <= OTHER_SIZE * last.size;
  const isOpen = !endsSentence(last.text) && !isBroken(last, first, edgesOf(last, setting));
  return isSame && isOpen ? at : -1;
}

/** Joins paragraphs that go on in the next column, on the next page, or behind a table or a figure. */
export function joinAcross(blocks: readonly TextBlock[], setting: TextSetting): TextBlock[] {
  const joined: TextBlock[] = [];
  // Lines of blocks that have been joined, which grow in place: a paragraph may go on over thousands of pages.
  const grown = new Map<number, Line[]>();
  for (const block of blocks) {
    const last = joined.at(-1);
    const isNext = last !== undefined && goesOn(last, block, setting);
    const at = isNext ? joined.length - 1 : beforeFloat(joined, block, setting);
    const before = joined[at];
    if (before === undefined) joined.push(block);
    else {
      const lines = grown.get(at) ?? [...before.lines];
      for (const line of block.lines) lines.push(line);
      grown.set(at, lines);
      joined[at] = { ...before, lines };
    }
  }
  return joined;
}

/** Whether a book's paragraphs start with an indented line: lines set in follow lines that end short. */
export function usesIndents(lines: readonly Line[], edges: ReadonlyMap<number, Edges>): boolean {
  let ends = 0;
  let indented = 0;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (before?.column !== line.column || Math.abs(before.size - line.size) > 0.5) continue;
    const edge = edges.get(line.column) ?? { left: line.left, right: line.right };
    if (!isBroken(before, line, edge) || !endsSentence(before.text)) continue;
    ends++;
    const indent = (line.isRightToLeft ? edge.right - line.x1 : line.x0 - edge.left) / line.size;
    if (indent > LEAST_INDENT && indent < 6) indented++;
  }
  return ends >= 3 && indented * 2 >= ends;
}
