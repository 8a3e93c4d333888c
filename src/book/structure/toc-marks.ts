import { titleKey } from '../markup/plain-text.ts';
import type { ChapterMark } from './chapter-mark.ts';
import type { BlockRow, TocEntry } from './source-document.ts';

/**
 * When the heading that an entry names stands right before the place it points to (the id is on the
 * text below it), the chapter starts at the heading.
 */
function includeHeading(row: BlockRow, at: number, start: number, title: string): number {
  const before = row.blocks[at - 1];
  if (at <= start || before?.kind !== 'heading') return at;
  return titleKey(before.text) === titleKey(title) ? at - 1 : at;
}

/** Finds where each entry of a table of contents starts; entries without a place are left out. */
export function markEntries(row: BlockRow, toc: readonly TocEntry[]): ChapterMark[] {
  const marks: ChapterMark[] = [];
  for (const [index, entry] of toc.entries()) {
    const source = row.documents[entry.document];
    if (source === undefined) continue;
    const { anchors, types, blocks } = source.content;
    const anchor = entry.fragment === '' ? undefined : anchors.get(entry.fragment);
    const block = Math.min(anchor?.block ?? 0, blocks.length);
    const start = row.startOf(entry.document);
    const at = includeHeading(row, start + block, start, entry.title);
    const isStart = at === start;
    marks.push({
      at,
      title: entry.title,
      level: entry.level,
      types: [...(anchor?.types ?? []), ...(isStart ? types : [])],
      hints: isStart ? source.types : [],
      entry: index,
      document: entry.document,
    });
  }
  // A table of contents may be in another order than the book; a listener follows the book.
  return marks.sort((a, b) => a.at - b.at || a.document - b.document || a.entry - b.entry);
}
