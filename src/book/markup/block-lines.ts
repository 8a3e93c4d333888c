import type { BlockKind } from '../../domain/book.ts';
import { cleanText, hasWords, isOrnament } from './plain-text.ts';

/** Stands in raw text for a line break that the markup asks for. */
export const LINE_BREAK = '\v';

/** A line of verse, an address or a signature is at most this long; prose broken by hand is longer. */
const LONGEST_SHORT_LINE = 75;
/** A single line longer than this is prose, whatever the markup around it says. */
const LONGEST_VERSE_LINE = 160;

/** One block's text as found. */
export interface LinedText {
  kind: BlockKind;
  text: string;
}

function joinHeading(lines: readonly string[]): string {
  return lines.reduce((joined, line) => {
    if (joined === '') return line;
    return /[\p{P}]$/u.test(joined) ? `${joined} ${line}` : `${joined}: ${line}`;
  }, '');
}

function groupsOf(lines: readonly string[]): string[][] {
  const groups: string[][] = [[]];
  for (const line of lines) {
    if (line !== '') groups.at(-1)?.push(line);
    else if (groups.at(-1)?.length !== 0) groups.push([]);
  }
  return groups.filter((group) => group.length > 0);
}

function isShortLined(lines: readonly string[]): boolean {
  return lines.length > 1 && lines.every((line) => line.length <= LONGEST_SHORT_LINE);
}

function readGroup(kind: BlockKind, lines: readonly string[]): LinedText {
  const only = lines.length === 1 ? (lines[0] ?? '') : null;
  if (only !== null && kind !== 'heading' && isOrnament(only))
    return { kind: 'scene-break', text: '' };
  if (kind === 'verse') {
    const isProse = only !== null && only.length > LONGEST_VERSE_LINE;
    return { kind: isProse ? 'paragraph' : 'verse', text: lines.join('\n') };
  }
  if (kind === 'paragraph' && isShortLined(lines)) return { kind: 'verse', text: lines.join('\n') };
  return { kind, text: lines.join(' ') };
}

/**
 * Makes blocks of the raw text between two block boundaries: one, or several when empty lines divide
 * it. Short lines broken by hand are verse; longer ones are joined.
 */
export function readLines(raw: string, kind: BlockKind): LinedText[] {
  const lines = raw.split(LINE_BREAK).map(cleanText);
  if (kind === 'heading') {
    const text = joinHeading(lines.filter((line) => line !== ''));
    if (text === '') return [];
    return [hasWords(text) ? { kind, text } : readGroup('paragraph', [text])];
  }
  return groupsOf(lines).map((group) => readGroup(kind, group));
}
