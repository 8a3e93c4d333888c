import type { Block } from '../../domain/book.ts';
import type { ContentBlock } from '../markup/content.ts';
import { hasWords, titleKey } from '../markup/plain-text.ts';
import type { ChapterDraft } from '../reader.ts';
import { readNumbering } from '../outline/numbering.ts';
import type { ChapterMark } from './chapter-mark.ts';
import {
  isNumberOf,
  joinParents,
  joinTitles,
  mergeSamePlace,
  type TitledChapter,
} from './chapter-titles.ts';
import { GUTENBERG_TITLE, markGutenberg, markUnlisted } from './extra-marks.ts';
import { markDocuments, markHeadings } from './heading-marks.ts';
import { decideRole } from './roles.ts';
import { linkNotes } from './notes.ts';
import { nameRole, roleByTitle } from './role-rules.ts';
import { isNumbered, startsWithOrdinal } from './ordinals.ts';
import { BlockRow, type SourceDocument, type TocEntry } from './source-document.ts';
import { markEntries } from './toc-marks.ts';

interface Section extends TitledChapter {
  blocks: ContentBlock[];
}

/**
 * A table of contents that lists next to nothing of a book whose documents have headings (“Start”,
 * “Cover”) is none.
 */
function isTooThin(row: BlockRow, marks: readonly ChapterMark[]): boolean {
  const listed = new Set(marks.map((mark) => mark.document));
  const unlisted = row.documents.filter(({ content }, index) => {
    const { blocks } = content;
    return !listed.has(index) && blocks.slice(0, 3).some((block) => block.kind === 'heading');
  });
  return unlisted.length >= 5 && unlisted.length > listed.size * 3;
}

function findMarks(row: BlockRow, toc: readonly TocEntry[], bookTitle: string): ChapterMark[] {
  const entries = markEntries(row, toc);
  const isUsable = entries.length > 0 && !isTooThin(row, entries);
  const listed = isUsable ? entries : (markHeadings(row) ?? markDocuments(row));
  const unlisted = isUsable ? markUnlisted(row, listed) : [];
  const all = markGutenberg(row, [...listed, ...unlisted]);
  // Array.sort is stable: at one place what the table of contents says comes first.
  all.sort((a, b) => a.at - b.at);
  return mergeSamePlace(all, bookTitle);
}

function isSpoken(block: Block): boolean {
  return hasWords(block.text);
}

function cutSections(row: BlockRow, marks: readonly ChapterMark[]): Section[] {
  const sections = marks.map((mark, index) => ({
    mark,
    title: mark.title,
    ownTitle: mark.title,
    blocks: row.blocks.slice(mark.at, marks[index + 1]?.at),
  }));
  const first = marks[0];
  if (first === undefined || first.at === 0) return sections;
  const lead: ChapterMark = {
    at: 0,
    title: '',
    level: 1,
    types: [],
    hints: [],
    entry: -1,
    document: 0,
  };
  return [
    { mark: lead, title: '', ownTitle: '', blocks: row.blocks.slice(0, first.at) },
    ...sections,
  ];
}

/** Headings of a chapter's number and name may be of two levels; a part and its chapters in a table of contents are not joined. */
function isSameLevel(first: ChapterMark, second: ChapterMark): boolean {
  return first.level === second.level || (first.entry < 0 && first.level < second.level);
}

/** Joins a number that has a chapter of its own with the name that follows it in the same document. */
function joinNumbers(sections: readonly Section[]): Section[] {
  const joined: Section[] = [];
  for (const section of sections) {
    const last = joined.at(-1);
    const isName =
      last !== undefined &&
      last.mark.document === section.mark.document &&
      isSameLevel(last.mark, section.mark) &&
      last.blocks.every((block) => block.kind === 'heading' || !isSpoken(block)) &&
      isNumberOf(last.title, section.title) &&
      !startsWithOrdinal(section.title);
    if (!isName) {
      joined.push(section);
      continue;
    }
    const title = joinTitles(last.title, section.title);
    joined[joined.length - 1] = {
      mark: {
        ...section.mark,
        types: [...last.mark.types, ...section.mark.types],
        hints: last.mark.hints,
      },
      title,
      ownTitle: title,
      blocks: [...last.blocks, ...section.blocks],
    };
  }
  return joined;
}

/** Characters of a part without a number that is a chapter beyond doubt. */
const LONGEST_FRONT_PART = 12_000;

const MOST_HEADING_BLOCKS = 4;
/** Characters of a block that is a number. */
const LONGEST_NUMBER = 40;

/**
 * Makes one heading of the blocks at a chapter's start that are its title (“I”, “The Period”), worded
 * as the title is, so that it is recognised and not spoken twice.
 */
function alignHeading(blocks: readonly ContentBlock[], title: string): ContentBlock[] {
  const length =
    titleLength(blocks, titleKey(title), titleKey) ||
    (isNumberedOnce(blocks) ? titleLength(blocks, numberedKey(title), numberedKey) : 0);
  if (length === 0) return [...blocks];
  const level = blocks[length - 1]?.level ?? 0;
  return [{ kind: 'heading', text: title, level: level > 0 ? level : 2 }, ...blocks.slice(length)];
}

/** How many blocks at a chapter's start are its title together; 0 where they are not. */
function titleLength(
  blocks: readonly ContentBlock[],
  wanted: string,
  keyOf: (text: string) => string,
): number {
  let key = '';
  for (const [index, { text }] of blocks.slice(0, MOST_HEADING_BLOCKS).entries()) {
    key += index === 0 ? keyOf(text) : titleKey(text);
    if (wanted === '' || !wanted.startsWith(key)) return 0;
    if (key === wanted) return index + 1;
  }
  return 0;
}

/** A numbered title by its value, however it is written: “Chapter One: The Lamp” and “1. The Lamp” are the same. */
function numberedKey(title: string): string {
  const number = readNumbering(title);
  return number === null ? '' : `${number.value} ${titleKey(number.name)}`;
}

/** Whether a text begins with a number that no next one follows: other numbers count its sections. */
function isNumberedOnce(blocks: readonly ContentBlock[]): boolean {
  const valueOf = ({ text }: ContentBlock): number | null => {
    const number = text.length > LONGEST_NUMBER ? null : readNumbering(text);
    return number?.name === '' ? number.value : null;
  };
  const [first, ...rest] = blocks;
  const value = first === undefined ? null : valueOf(first);
  return value !== null && !rest.some((block) => valueOf(block) === value + 1);
}

/**
 * Takes out headings of notes (“Footnotes:”) that have nothing but notes below them: where the notes are
 * not heard, or heard elsewhere, such a heading says nothing.
 */
function dropNoteHeadings(blocks: readonly ContentBlock[]): ContentBlock[] {
  if (!blocks.some(({ kind }) => kind === 'note')) return [...blocks];
  return blocks.filter((block, index) => {
    if (block.kind !== 'heading' || roleByTitle(block.text) !== 'notes') return true;
    return index === 0 || blocks[index + 1]?.kind !== 'note';
  });
}

/** Takes out breaks that divide nothing: at the ends, beside headings, before notes, and one after another. */
function trimBreaks(blocks: readonly ContentBlock[]): ContentBlock[] {
  const isBreak = (block: ContentBlock | undefined): boolean => block?.kind === 'scene-break';
  const single = blocks.filter((block, index) => !isBreak(block) || !isBreak(blocks[index - 1]));
  return single.filter((block, index) => {
    if (!isBreak(block)) return true;
    const [before, after] = [single[index - 1], single[index + 1]];
    const isText = before !== undefined && after !== undefined && before.kind !== 'heading';
    return isText && after.kind !== 'heading' && after.kind !== 'note';
  });
}

function fallbackTitle(role: ChapterDraft['role'], number: number): string {
  if (role === 'licence') return GUTENBERG_TITLE;
  if (role === 'chapter') return `Chapter ${number}`;
  const name = nameRole(role);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A block as the book keeps it: with what was found in it, without what only finding chapters needs. */
function finishBlock(block: ContentBlock): Block {
  const { kind, text, level, id, notes, languages, speaker } = block;
  return {
    kind,
    text,
    ...(kind === 'heading' ? { level } : {}),
    ...(id === undefined ? {} : { id }),
    ...(notes === undefined ? {} : { notes }),
    ...(languages === undefined ? {} : { languages }),
    ...(speaker === undefined ? {} : { speaker }),
  };
}

/** The first and the last of the parts that are chapters beyond doubt. */
interface Body {
  first: number;
  last: number;
  /** Whether the book has one part only. */
  isAlone: boolean;
}

function isBody({ ownTitle, blocks }: Section): boolean {
  if (isNumbered(ownTitle)) return true;
  if (ownTitle !== '' && roleByTitle(ownTitle) !== null) return false;
  return blocks.reduce((sum, { text }) => sum + text.length, 0) > LONGEST_FRONT_PART;
}

function findBody(sections: readonly Section[]): Body {
  const isAlone = sections.length === 1;
  return { first: sections.findIndex(isBody), last: sections.findLastIndex(isBody), isAlone };
}

/** Where a part stands, 0 to 1: what is outside the chapters is at the start or the end, however short the book; what is all of it is neither. */
function placeOf(share: number, index: number, { first, last, isAlone }: Body): number {
  if (first < 0) return isAlone ? 0.5 : share;
  if (index < first) return 0;
  return index > last ? 1 : share;
}

/**
 * Divides a book into chapters: by its table of contents, else by its headings, else by its documents.
 * What the table of contents lists stays, even when nothing in it is heard; other parts without words
 * are dropped.
 */
export function buildChapters(
  documents: readonly SourceDocument[],
  toc: readonly TocEntry[],
  bookTitle: string,
): ChapterDraft[] {
  const row = new BlockRow(linkNotes(documents));
  const sections = joinNumbers(cutSections(row, findMarks(row, toc, bookTitle)));
  const kept = sections.filter(({ mark, blocks }) => mark.entry >= 0 || blocks.some(isSpoken));
  const titled = joinParents(kept, toc, bookTitle);
  const bookKey = titleKey(bookTitle);
  const chapterKeys = new Set(kept.map(({ ownTitle }) => titleKey(ownTitle)));
  const body = findBody(kept);
  let number = 0;
  return kept.map((section, index): ChapterDraft => {
    const { mark } = section;
    const title = titled[index]?.title ?? section.title;
    const blocks = trimBreaks(dropNoteHeadings(alignHeading(section.blocks, section.ownTitle)));
    const position = placeOf(mark.at / Math.max(1, row.blocks.length), index, body);
    const { types, hints } = mark;
    const evidence = { title: section.ownTitle, position, bookKey, chapterKeys };
    const decision = decideRole({ types, hints, blocks, ...evidence });
    if (decision.role === 'chapter') number++;
    return {
      title: title === '' ? fallbackTitle(decision.role, number) : title,
      level: mark.level,
      ...decision,
      blocks: blocks.map(finishBlock),
    };
  });
}
