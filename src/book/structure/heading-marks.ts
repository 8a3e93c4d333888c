import type { ChapterMark } from './chapter-mark.ts';
import { isNumberOf, joinTitles } from './chapter-titles.ts';
import { isBareOrdinal, startsWithOrdinal } from './ordinals.ts';
import { roleByTitle, roleByType } from './role-rules.ts';
import type { BlockRow } from './source-document.ts';

/** A heading longer than this is a sentence in large type. */
const LONGEST_TITLE = 160;
/** Characters of a paragraph that is a chapter's number. */
const LONGEST_NUMBER = 40;
const DEEPEST_LEVEL = 4;

function isChapterLike(title: string): boolean {
  return isBareOrdinal(title) || startsWithOrdinal(title) || roleByTitle(title) !== null;
}

/**
 * The deepest heading level that starts chapters: the one with most headings that are numbered or
 * known by name; without such the first level that divides the book.
 */
function chapterLevel(row: BlockRow): number {
  const counts = Array.from({ length: DEEPEST_LEVEL + 1 }, () => ({ all: 0, numbered: 0 }));
  for (const { kind, level, text } of row.blocks) {
    const count = kind === 'heading' ? counts[level] : undefined;
    if (count === undefined) continue;
    count.all++;
    if (isChapterLike(text)) count.numbered++;
  }
  let best = 0;
  for (const [level, { all, numbered }] of counts.entries()) {
    const mostly = numbered >= 2 && numbered * 2 >= all;
    if (mostly && numbered > (counts[best]?.numbered ?? 0)) best = level;
  }
  if (best > 0) return best;
  const dividing = counts.findIndex(({ all }) => all >= 2);
  return dividing > 0 ? dividing : counts.findIndex(({ all }) => all === 1);
}

/**
 * The heading that stands at or right after a place, else the number that stands there in a paragraph
 * of its own, or an empty text.
 */
export function titleAt(row: BlockRow, at: number, end: number): string {
  for (const block of row.blocks.slice(at, Math.min(end, at + 3))) {
    if (block.kind === 'heading' && block.text.length <= LONGEST_TITLE) return block.text;
  }
  const first = at + 1 < end ? row.blocks[at] : undefined;
  if (first?.kind !== 'paragraph' || first.text.length > LONGEST_NUMBER) return '';
  return isBareOrdinal(first.text) ? first.text : '';
}

/** A heading that is only a number with the name in a smaller heading below it, as one title. */
function numberedTitle(row: BlockRow, at: number, end: number): string {
  const [own, name] = [row.blocks[at], at + 1 < end ? row.blocks[at + 1] : undefined];
  if (own === undefined) return '';
  const isName =
    name?.kind === 'heading' &&
    name.level > own.level &&
    name.text.length <= LONGEST_TITLE &&
    isNumberOf(own.text, name.text) &&
    !startsWithOrdinal(name.text);
  return isName ? joinTitles(own.text, name.text) : own.text;
}

/** Finds chapters by headings, for books without a table of contents; null when there are none. */
export function markHeadings(row: BlockRow): ChapterMark[] | null {
  const deepest = chapterLevel(row);
  if (deepest < 1) return null;
  const marks: ChapterMark[] = [];
  for (const [document, { content, types }] of row.documents.entries()) {
    const start = row.startOf(document);
    for (let at = start; at < row.endOf(document); at++) {
      const block = row.blocks[at];
      const isMark =
        block?.kind === 'heading' && block.level <= deepest && block.text.length <= LONGEST_TITLE;
      const own = { types: at === start ? content.types : [], hints: at === start ? types : [] };
      if (block !== undefined && isMark) {
        marks.push({
          at,
          title: block.level < deepest ? block.text : numberedTitle(row, at, row.endOf(document)),
          level: block.level,
          ...own,
          entry: -1,
          document,
        });
      } else if (
        at === start &&
        (marks.length === 0 || roleByType([...content.types, ...types]) !== null)
      ) {
        const title = titleAt(row, at, row.endOf(document));
        marks.push({ at, title, level: 1, ...own, entry: -1, document });
      }
    }
  }
  return marks;
}

/** One chapter a document, for books with neither a table of contents nor headings. */
export function markDocuments(row: BlockRow): ChapterMark[] {
  const titles = row.documents.map(({ content }) => content.title);
  return row.documents.flatMap(({ content, types }, document) => {
    if (content.blocks.length === 0) return [];
    const isOwn = titles.filter((title) => title === content.title).length === 1;
    const title = titleAt(row, row.startOf(document), row.endOf(document));
    return {
      at: row.startOf(document),
      title: title === '' && isOwn ? content.title : title,
      level: 1,
      types: content.types,
      hints: types,
      entry: -1,
      document,
    };
  });
}
