import type { NoteReference } from '../../domain/book.ts';
import type { ContentBlock } from '../markup/content.ts';
import { cleanText, isOrnament } from '../markup/plain-text.ts';
import { joinLines } from './join-lines.ts';
import { dropBullet } from './list-labels.ts';
import { startsSmall } from './line-breaks.ts';
import type { Line, Mark } from './page-text.ts';
import type { TextBlock } from './text-block.ts';
import type { Vocabulary } from '../hyphens/vocabulary.ts';

/** A block with the place where it starts. */
export interface PlacedBlock {
  block: ContentBlock;
  page: number;
  /** Left end and top of its first line, in points from the page's top left. */
  x: number;
  y: number;
  /** Markers in its text, by their offset; notes are looked for by them. */
  marks: Mark[];
  size: number;
  /** Whether it stands at the start of a page, and how far below the line before it. */
  gap: number;
}

/** Offsets move when white space is collapsed: a marker's offset in cleaned text. */
function cleanWithMarks(text: string, marks: readonly Mark[]): { text: string; marks: Mark[] } {
  const cleaned = cleanText(text);
  if (marks.length === 0) return { text: cleaned, marks: [] };
  const moved = marks.map((mark) => ({
    ...mark,
    at: Math.min(cleaned.length, cleanText(text.slice(0, mark.at)).length),
  }));
  return { text: cleaned, marks: moved };
}

/** Lines of verse, those that were too long for the column joined again. */
function verseLines(lines: readonly Line[]): Line[][] {
  const verses: Line[][] = [];
  for (const line of lines) {
    const before = verses.at(-1)?.at(-1);
    const goesOn =
      before !== undefined &&
      line.x0 > before.x0 + before.size * 0.8 &&
      before.x1 > before.right - before.size * 4 &&
      startsSmall(line.text);
    if (goesOn) verses.at(-1)?.push(line);
    else verses.push([line]);
  }
  return verses;
}

function readText(
  block: TextBlock,
  words: Vocabulary,
  language: string,
): { text: string; marks: Mark[] } {
  if (block.kind === 'verse') {
    let text = '';
    const marks: Mark[] = [];
    for (const lines of verseLines(block.lines)) {
      const joined = joinLines(lines, words, language);
      const line = cleanWithMarks(joined.text, joined.marks);
      if (text !== '') text += '\n';
      marks.push(...line.marks.map((mark) => ({ ...mark, at: mark.at + text.length })));
      text += line.text;
    }
    return { text, marks };
  }
  if (block.kind === 'table-row') {
    const [line] = block.lines;
    const ends = [...(line?.cells ?? []), line?.text.length ?? 0];
    const cells = ends.map((end, index) => (line?.text ?? '').slice(ends[index - 1] ?? 0, end));
    return {
      text: cells
        .map(cleanText)
        .filter((cell) => cell !== '')
        .join(', '),
      marks: [],
    };
  }
  const joined = joinLines(block.lines, words, language);
  const clean = cleanWithMarks(joined.text, joined.marks);
  if (block.kind !== 'list-item') return clean;
  const text = dropBullet(clean.text);
  const cut = clean.text.length - text.length;
  return { text, marks: clean.marks.map((mark) => ({ ...mark, at: Math.max(0, mark.at - cut) })) };
}

/** Makes content of a block; null when nothing of it is heard. */
export function toContent(
  block: TextBlock,
  words: Vocabulary,
  language: string,
): PlacedBlock | null {
  const [line] = block.lines;
  if (line === undefined) return null;
  const place = {
    page: line.page,
    x: line.x0,
    y: line.y - line.size,
    size: line.size,
    gap: block.gap,
  };
  const breaks = {
    block: { kind: 'scene-break', text: '', level: 0 },
    ...place,
    marks: [],
  } as const;
  if (block.kind === 'scene-break') return { ...breaks, marks: [] };
  const { text, marks } = readText(block, words, language);
  if (isOrnament(text)) return { ...breaks, marks: [] };
  if (text === '') return null;
  return { block: { kind: block.kind, text, level: block.level }, ...place, marks };
}

/** Sets references to notes into a block. */
export function setNotes(block: ContentBlock, notes: readonly NoteReference[]): ContentBlock {
  return notes.length === 0 ? block : { ...block, notes: [...notes] };
}
