import type { BlockKind } from '../../domain/book.ts';
import { LINE_BREAK, type RawText } from './inline-text.ts';
import { joinMarked, placeMarks, type MarkedText } from './marked-text.ts';
import { hasWords, isOrnament } from './plain-text.ts';

/** A line of verse, an address or a signature is at most this long; prose broken by hand is longer. */
const LONGEST_SHORT_LINE = 75;
/** A single line longer than this is prose, whatever the markup around it says. */
const LONGEST_VERSE_LINE = 160;

/** One block's text as found. */
export interface LinedText {
  kind: BlockKind;
  content: MarkedText;
}

function groupsOf(lines: readonly MarkedText[]): MarkedText[][] {
  const groups: MarkedText[][] = [[]];
  for (const line of lines) {
    if (line.text !== '' || line.marks.length > 0) groups.at(-1)?.push(line);
    else if (groups.at(-1)?.length !== 0) groups.push([]);
  }
  return groups.filter((group) => group.some(({ text }) => text !== ''));
}

function isShortLined(lines: readonly MarkedText[]): boolean {
  return lines.length > 1 && lines.every(({ text }) => text.length <= LONGEST_SHORT_LINE);
}

function readGroup(kind: BlockKind, lines: readonly MarkedText[]): LinedText {
  const only = lines.length === 1 ? (lines[0]?.text ?? '') : null;
  if (only !== null && kind !== 'heading' && isOrnament(only)) {
    return { kind: 'scene-break', content: { text: '', marks: [] } };
  }
  if (kind === 'verse') {
    const isProse = only !== null && only.length > LONGEST_VERSE_LINE;
    return { kind: isProse ? 'paragraph' : 'verse', content: joinMarked(lines, '\n') };
  }
  if (kind === 'paragraph' && isShortLined(lines)) {
    return { kind: 'verse', content: joinMarked(lines, '\n') };
  }
  return { kind, content: joinMarked(lines, ' ') };
}

/** A line longer than this has not been broken by hand to a width: it is a paragraph. */
const LONGEST_HAND_BROKEN_LINE = 150;
/** Space before the first word of a line, as typed to set a paragraph in. */
const INDENT = /^[ \n]*(?:[\u00a0\u2000-\u200a\u3000]\s*){2,}\S|^[ \n]*\u3000\S/u;

/** Divides text in which line breaks stand for paragraphs: before indented lines, or around long ones. */
function paragraphsOf(
  lines: readonly MarkedText[],
  indented: ReadonlySet<MarkedText>,
): MarkedText[][] {
  const isLined = lines.some(({ text }) => text.length > LONGEST_HAND_BROKEN_LINE);
  const groups: MarkedText[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last === undefined || isLined || indented.has(line)) groups.push([line]);
    else last.push(line);
  }
  return groups;
}

function joinHeading(lines: readonly MarkedText[]): MarkedText {
  const filled = lines.filter(({ text }) => text !== '');
  return joinMarked(filled, (before) => (/\p{P}$/u.test(before) ? ' ' : ': '));
}

/**
 * Makes blocks of the raw text between two block boundaries: one, or several when empty lines divide
 * it. Short lines broken by hand are verse; longer ones are joined.
 */
export function readLines({ raw, marks }: RawText, kind: BlockKind): LinedText[] {
  const queue = marks.values();
  const rawLines = raw.split(LINE_BREAK);
  const lines = rawLines.map((line) => placeMarks(line, queue));
  if (kind === 'heading') {
    const content = joinHeading(lines);
    if (content.text === '') return [];
    return [hasWords(content.text) ? { kind, content } : readGroup('paragraph', [content])];
  }
  const groups = groupsOf(lines);
  if (kind !== 'paragraph') return groups.map((group) => readGroup(kind, group));
  const indented = new Set(lines.filter((_, index) => INDENT.test(rawLines[index] ?? '')));
  const isPart = (group: readonly MarkedText[]): boolean => !isShortLined(group);
  return groups
    .flatMap((group) => (isPart(group) ? paragraphsOf(group, indented) : [group]))
    .map((group) => readGroup(kind, group));
}
