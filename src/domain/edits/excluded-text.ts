import type { Block } from '../book.ts';
import { keptRanges, type TextRange } from './text-ranges.ts';

/** A stretch of the text that stays, and where it stands afterwards. */
interface Kept extends TextRange {
  at: number;
}

/**
 * A block without ranges of its text, which ascend; null when nothing is left. What points into the text
 * points to the same words afterwards; what pointed into the ranges is gone.
 */
export function withoutRanges(block: Block, ranges: readonly TextRange[]): Block | null {
  const { text, kept } = join(block.text, ranges);
  if (text === '') return null;
  const { notes, languages, speaker, ...rest } = block;
  const keptNotes = notes?.flatMap(({ at, note }) => {
    const piece = kept.find(({ start, end }) => at >= start && at <= end);
    return piece === undefined ? [] : [{ at: piece.at + at - piece.start, note }];
  });
  const keptLanguages = languages?.flatMap(({ start, end, language }) =>
    kept.flatMap((piece) => {
      const [from, to] = [Math.max(start, piece.start), Math.min(end, piece.end)];
      const shift = piece.at - piece.start;
      return from < to ? [{ start: from + shift, end: to + shift, language }] : [];
    }),
  );
  // A speaker's name is one thing: it stays whole at the start, or goes.
  const keepsSpeaker = speaker !== undefined && kept[0]?.start === 0 && kept[0].end >= speaker;
  return {
    ...rest,
    text,
    ...(keptNotes === undefined || keptNotes.length === 0 ? {} : { notes: keptNotes }),
    ...(keptLanguages === undefined || keptLanguages.length === 0
      ? {}
      : { languages: keptLanguages }),
    ...(keepsSpeaker ? { speaker } : {}),
  };
}

/** Joins what ranges leave of a text, parted by one space, or by a line's end where one was. */
function join(text: string, ranges: readonly TextRange[]): { text: string; kept: Kept[] } {
  let joined = '';
  let end = 0;
  const kept: Kept[] = [];
  for (const range of keptRanges(text, ranges)) {
    const piece = text.slice(range.start, range.end);
    const words = piece.trim();
    if (words === '') continue;
    const start = range.start + piece.length - piece.trimStart().length;
    if (joined !== '') joined += gap(text.slice(end, start));
    kept.push({ start, end: start + words.length, at: joined.length });
    joined += words;
    end = start + words.length;
  }
  return { text: joined, kept };
}

/** What parts two stretches, given all that stood between them. */
function gap(between: string): string {
  if (/^\s*\n|\n\s*$/u.test(between)) return '\n';
  return /^\s|\s$/u.test(between) ? ' ' : '';
}
