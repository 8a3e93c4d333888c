import { countWords } from '../../domain/book.ts';
import type { ChapterMark } from './chapter-mark.ts';
import { titleAt } from './heading-marks.ts';
import { isNumbered } from './ordinals.ts';
import { isPublishersPage } from './roles.ts';
import { isNarrated, roleByTitle, roleByType } from './role-rules.ts';
import type { BlockRow } from './source-document.ts';

function isSkipped(mark: ChapterMark | undefined): boolean {
  if (mark === undefined) return false;
  const role = roleByType([...mark.types, ...mark.hints]) ?? roleByTitle(mark.title);
  return role !== null && !isNarrated(role);
}

/** Words of a page that stands for itself: a dedication, an imprint. */
const LONGEST_PAGE = 150;

/** Whether a part without a title is a page, and not the beginning of a text that goes on in the next document. */
function isPage(row: BlockRow, mark: ChapterMark | undefined): boolean {
  if (mark === undefined || mark.title !== '') return false;
  const blocks = row.blocks.slice(mark.at, row.endOf(mark.document));
  return blocks.reduce((sum, { text }) => sum + countWords(text), 0) <= LONGEST_PAGE;
}

/**
 * Whether a document starts as the listed chapter before it does, with a number in a heading of the same
 * level: the table of contents has left it out.
 */
function continuesSeries(row: BlockRow, at: number, before: ChapterMark): boolean {
  const [own, last] = [row.blocks[at], row.blocks[before.at]];
  return (
    own?.kind === 'heading' &&
    own.level === last?.level &&
    isNumbered(own.text) &&
    isNumbered(last.text)
  );
}

/**
 * Documents that the table of contents passes over belong to the chapter before them, unless they
 * stand before the first, are marked or titled as something of their own, bear the next number, or
 * follow a part that is skipped.
 */
export function markUnlisted(row: BlockRow, listed: readonly ChapterMark[]): ChapterMark[] {
  const withMarks = new Set(listed.map((mark) => mark.document));
  const last = listed.at(-1);
  const found: ChapterMark[] = [];
  for (const [document, { content, types }] of row.documents.entries()) {
    const at = row.startOf(document);
    const listedBefore = listed.findLast((mark) => mark.at <= at && mark.document < document);
    const listedAt = listed.some((mark) => mark.document === document && mark.at === at);
    if (content.blocks.length === 0 || listedAt) continue;
    const next = listed.find((mark) => mark.document === document);
    const title = titleAt(row, at, next?.at ?? row.endOf(document));
    const mark = { at, title, level: 1, types: content.types, hints: types, entry: -1, document };
    const before = found.findLast((other) => other.document > (listedBefore?.document ?? -1));
    const isOwn =
      listedBefore === undefined ||
      roleByType([...content.types, ...types]) !== null ||
      (!withMarks.has(document) && roleByTitle(title) !== null) ||
      (!withMarks.has(document) && continuesSeries(row, at, listedBefore)) ||
      (listedBefore === last && isPublishersPage(row.blocks.slice(at, row.endOf(document)))) ||
      isSkipped(before ?? listedBefore) ||
      isPage(row, before);
    if (isOwn) found.push(title === '' ? { ...mark, title: unlistedTitle(content.title) } : mark);
  }
  return found;
}

/** Titles of a document's head are often the book's or a file's name; only a known part's name is taken. */
function unlistedTitle(documentTitle: string): string {
  return roleByTitle(documentTitle) === null ? '' : documentTitle;
}

const GUTENBERG_START = /\*\*\*\s*START OF (?:THE|THIS) PROJECT GUTENBERG/i;
const GUTENBERG_END =
  /\*\*\*\s*END OF (?:THE|THIS) PROJECT GUTENBERG|^End of (?:the |this )?Project Gutenberg(?:'s|’s)?\b/i;
export const GUTENBERG_TITLE = 'Project Gutenberg licence';

/**
 * Adds the header and the licence that Project Gutenberg puts around a book as parts of their own.
 * Chapters that start in the header start after it.
 */
export function markGutenberg(row: BlockRow, marks: readonly ChapterMark[]): ChapterMark[] {
  const licence = (at: number): ChapterMark => {
    const document = row.documentAt(at);
    return {
      at,
      title: GUTENBERG_TITLE,
      level: 1,
      types: ['licence'],
      hints: [],
      entry: -1,
      document,
    };
  };
  const start = row.blocks.slice(0, 200).findIndex(({ text }) => GUTENBERG_START.test(text));
  const end = row.blocks.findLastIndex(({ text }) => GUTENBERG_END.test(text));
  const body = start + 1;
  const moved = marks.flatMap((mark) => {
    if (mark.at >= body) return mark;
    return /project gutenberg/i.test(mark.title) ? [] : { ...mark, at: body };
  });
  const isCovered = body === 0 || moved.some(({ at }) => at === body);
  const opening: ChapterMark = { ...licence(body), title: '', types: [] };
  return [
    ...(start >= 0 ? [licence(0)] : []),
    ...(isCovered || body >= row.blocks.length ? [] : [opening]),
    ...moved,
    ...(end > start ? [licence(end)] : []),
  ];
}
