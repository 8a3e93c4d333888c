import type { Turns } from '../turns.ts';

/** Lines of a text that stand together, between empty lines or indents. */
export interface TextParagraph {
  /** As written, trimmed at the end only. */
  lines: string[];
  /** Empty lines before it. */
  space: number;
}

/** A line longer than this holds a whole paragraph: the text is not wrapped by hand. */
const LONGEST_WRAPPED = 130;
/** Lines of a paragraph on average that make indents its marks where there are empty lines, too. */
const LONGEST_GROUP = 14;
const PARAGRAPHS_A_TURN = 500;

/** How a text marks its paragraphs. */
type Layout = 'empty-lines' | 'indents' | 'lines';

const INDENTED = /^(?:\t| {2,8}\S|\u3000)/;
const SENTENCE_END = /[.!?…。！？」』][”"’')\]]*$/u;
/** Paragraphs that must start with an indent and no empty line, and their share of what empty lines divide. */
const FEWEST_INSIDE = 3;
const INSIDE_SHARE = 0.5;

/** Whether paragraphs start with an indent inside of what empty lines divide: after a sentence's end, before a line that is not set in. */
function startsInside(lines: readonly string[], groups: number): boolean {
  const inside = lines.filter((line, at) => {
    const [before = '', after = ''] = [lines[at - 1], lines[at + 1]];
    const isStart = INDENTED.test(line) && SENTENCE_END.test(before.trimEnd());
    return isStart && after.trim() !== '' && !INDENTED.test(after);
  });
  return inside.length >= Math.max(FEWEST_INSIDE, groups * INSIDE_SHARE);
}

function layoutOf(lines: readonly string[]): Layout {
  const filled = lines.filter((line) => line.trim() !== '');
  const long = filled.filter((line) => line.length > LONGEST_WRAPPED).length;
  if (long * 3 > filled.length) return 'lines';
  const ideographic = filled.filter((line) => line.startsWith('\u3000')).length;
  if (ideographic * 3 > filled.length) return 'indents';
  const indented = filled.filter((line) => INDENTED.test(line)).length;
  const groups = lines.filter(
    (line, at) => line.trim() !== '' && (lines[at - 1] ?? '').trim() === '',
  );
  // Empty lines divide chapters only where what stands between them is long and has indents.
  const isLong = filled.length > groups.length * LONGEST_GROUP && indented > groups.length;
  const hasEmpty = (lines.length - filled.length) * 20 > filled.length;
  if (hasEmpty && !isLong && !startsInside(lines, groups.length)) return 'empty-lines';
  return indented * 20 > filled.length ? 'indents' : long > 0 ? 'lines' : 'empty-lines';
}

/** Divides a text into paragraphs: at empty lines, at indents when it has no empty lines, or at every line. */
export async function splitParagraphs(text: string, turns: Turns): Promise<TextParagraph[]> {
  const lines = text.trimEnd().split('\n');
  const layout = layoutOf(lines);
  const paragraphs: TextParagraph[] = [];
  let current: string[] = [];
  let space = 0;
  const finish = (): void => {
    if (current.length > 0) {
      paragraphs.push({ lines: current, space });
      space = 0;
    }
    current = [];
  };
  for (const [index, raw] of lines.entries()) {
    const line = raw.trimEnd();
    const isIndented = layout === 'indents' && /^(?:\t| {2,}|\u3000)/.test(line);
    if (line === '' || layout === 'lines' || isIndented) finish();
    if (line === '') space++;
    else current.push(line);
    if (index % PARAGRAPHS_A_TURN === 0) await turns.next();
  }
  finish();
  return paragraphs;
}

/** Index of the paragraph, of `most` from the first, that closes the bracket which the first opens; else the first. */
export function bracketEnd(
  paragraphs: readonly TextParagraph[],
  first: number,
  most: number,
): number {
  let depth = 0;
  for (const [offset, { lines }] of paragraphs.slice(first, first + most).entries()) {
    for (const char of lines.join('')) depth += char === '[' ? 1 : char === ']' ? -1 : 0;
    if (depth <= 0) return first + offset;
  }
  return first;
}

/** The width to which a text was wrapped: what nine lines of ten fit. */
export function wrapWidth(paragraphs: readonly TextParagraph[]): number {
  const lengths = paragraphs
    .flatMap(({ lines }) => lines.slice(0, -1).map((line) => line.length))
    .sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0;
}

/** Texts that are wrapped are wrapped to this width at least; narrower ones are verse where their lines are ragged. */
const NARROWEST = 50;
const FEWEST_NARROW = 3;
/** Columns by which a line may be short of the width without having been broken on purpose. */
const SLACK = 6;

/** Lines of a stanza that all begin with a capital; prose seldom has so many by chance. */
const FEWEST_CAPITALS = 4;
const LONGEST_VERSE_LINE = 75;
const DIVIDED_WORD = /\p{L}[-\u00ad\u2010]$/u;
const CAPITAL_START = /^\s*["“”‘’'([_*—-]*\p{Lu}/u;

/** Whether each line begins with a capital, as lines of verse do; one in six may go on from the line before. */
export function startsWithCapitals(lines: readonly string[]): boolean {
  if (lines.length < FEWEST_CAPITALS || lines.some((line) => line.length > LONGEST_VERSE_LINE)) {
    return false;
  }
  const small = lines.filter((line) => !CAPITAL_START.test(line)).length;
  return small * 6 <= lines.length;
}

/**
 * Whether a paragraph's lines were broken on purpose: the next line's first word would have fitted
 * in most of them, or each begins with a capital.
 */
export function isBrokenByHand(lines: readonly string[], width: number): boolean {
  if (startsWithCapitals(lines)) return true;
  // Only wrapping divides words.
  if (lines.slice(0, -1).some((line) => DIVIDED_WORD.test(line))) return false;
  if (countBroken(lines, width - SLACK) * 2 >= Math.max(1, lines.length - 1)) return true;
  if (width >= NARROWEST || lines.length < FEWEST_NARROW) return false;
  const longest = lines.reduce((most, { length }) => Math.max(most, length), 0);
  return countBroken(lines, longest) * 2 >= lines.length - 1;
}

/** Lines behind which the next one's first word would have fitted in a width. */
function countBroken(lines: readonly string[], width: number): number {
  return lines.slice(0, -1).filter((line, at) => {
    const next = /^\s*(\S+)/.exec(lines[at + 1] ?? '')?.[1] ?? '';
    return line.length + 1 + next.length <= width;
  }).length;
}
