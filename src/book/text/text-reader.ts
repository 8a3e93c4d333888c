import { countWords } from '../../domain/book.ts';
import { LecternError } from '../../domain/errors.ts';
import type { ContentAnchor, ContentBlock } from '../markup/content.ts';
import { cleanText, isOrnament } from '../markup/plain-text.ts';
import { readNames } from '../person-names.ts';
import type { BookDraft, BookFile, FormatReader } from '../reader.ts';
import { buildChapters } from '../structure/chapters.ts';
import { isBareOrdinal } from '../structure/ordinals.ts';
import type { TocEntry } from '../structure/source-document.ts';
import type { Turns } from '../turns.ts';
import { titleFromFileName } from '../file-title.ts';
import { stripGutenberg } from '../gutenberg/gutenberg-text.ts';
import { dropInlineMarks, isAside } from './inline-marks.ts';
import { findContents, type ContentsList } from './text-contents.ts';
import { decodeText, looksLikeText } from '../encoding/detect-encoding.ts';
import { findHeadings, findListedHeadings, type TextHeading } from './text-headings.ts';
import {
  isBrokenByHand,
  splitParagraphs,
  wrapWidth,
  type TextParagraph,
} from './text-paragraphs.ts';

/** Bytes of a text file; the longest novels have a tenth of it. */
const MOST_BYTES = 128 * 1024 * 1024;
const LONGEST_TITLE_PAGE = 150;
const QUOTE_INDENT = 4;
/** Level of headings below chapters. */
const SECTION_LEVEL = 5;
const BLOCKS_A_TURN = 200;

/** Reads plain text, Project Gutenberg's and others'. */
export class TextReader implements FormatReader {
  readonly format = 'plain text';

  recognises({ head }: BookFile): boolean {
    return looksLikeText(head);
  }

  async read(file: BookFile, turns: Turns): Promise<BookDraft> {
    if (file.blob.size > MOST_BYTES) {
      throw new LecternError(
        'file-too-large',
        `“${file.name}” has ${Math.round(file.blob.size / 1024 / 1024)} MB of text; Lectern reads texts of up to ${MOST_BYTES / 1024 / 1024} MB. Split it into volumes.`,
      );
    }
    const decoded = decodeText(new Uint8Array(await file.blob.arrayBuffer()));
    const { text, title, author, language } = stripGutenberg(decoded);
    const paragraphs = await splitParagraphs(text, turns);
    const contents = findContents(paragraphs);
    const headings = findChapters(paragraphs, contents);
    const bookTitle = title === '' ? titleFromFileName(file.name) : cleanText(title);
    const { blocks, anchors } = await readBlocks(paragraphs, headings, turns);
    const toc = tocOf(headings, contents, paragraphs, bookTitle);
    const content = { title: '', types: [], blocks, anchors };
    return {
      title: bookTitle,
      authors: author === '' ? [] : readNames(author),
      language: language === '' ? 'und' : language,
      cover: null,
      chapters: buildChapters([{ content, types: [] }], toc, bookTitle),
    };
  }
}

/** Chapters by the contents list where there is one, and by their headings where these tell of more. */
function findChapters(
  paragraphs: readonly TextParagraph[],
  contents: ContentsList | null,
): TextHeading[] {
  const numbered = findHeadings(paragraphs, contents === null ? 0 : contents.last + 1);
  const listed = contents === null ? null : findListedHeadings(paragraphs, contents);
  if (listed === null) return numbered;
  if (numbered.length <= listed.length) return listed;
  const isTaken = (at: number): boolean =>
    listed.some(({ first, last }) => at >= first && at <= last);
  const more = numbered.filter(({ first }) => !isTaken(first));
  return [...listed, ...more].sort((a, b) => a.first - b.first);
}

function anchorName(paragraph: number): string {
  return `p${paragraph}`;
}

/** What stands before the first chapter is a title page, or text without a title of its own. */
function openingTitle(paragraphs: readonly TextParagraph[]): string {
  const words = paragraphs.reduce((sum, { lines }) => sum + countWords(lines.join(' ')), 0);
  return words < LONGEST_TITLE_PAGE ? 'Title page' : 'Opening';
}

/** The chapters' places, with the pages before the first as parts of their own. */
function tocOf(
  headings: readonly TextHeading[],
  contents: ContentsList | null,
  paragraphs: readonly TextParagraph[],
  bookTitle: string,
): TocEntry[] {
  const toc: TocEntry[] = [];
  let part = -1;
  const add = (title: string, level: number, parent: number, paragraph: number): void => {
    toc.push({ title, level, parent, document: 0, fragment: anchorName(paragraph) });
  };
  const first = headings[0]?.first ?? (contents === null ? 0 : contents.last + 1);
  if (contents !== null && contents.first < first) {
    if (contents.first > 0) add(openingTitle(paragraphs.slice(0, contents.first)), 1, -1, 0);
    add('Contents', 1, -1, contents.first);
    const rest = paragraphs.slice(contents.last + 1, first);
    if (rest.length > 0) add(openingTitle(rest), 1, -1, contents.last + 1);
  } else if (first > 0) {
    add(openingTitle(paragraphs.slice(0, first)), 1, -1, 0);
  }
  for (const { title, level, first: at } of headings) {
    if (level === 1) part = toc.length;
    add(title, level, level === 1 ? -1 : part, at);
  }
  if (headings.length === 0 && first < paragraphs.length) add(bookTitle, 1, -1, first);
  return toc;
}

/** A Roman or worded number alone on its line heads a section; a bare digit may be a page's number. */
function isSectionNumber(line: string): boolean {
  return isBareOrdinal(line) && !/^\d/.test(line) && /^\p{Lu}/u.test(line);
}

function readProse(lines: readonly string[], width: number): ContentBlock {
  const trimmed = lines.map((line) => cleanText(dropInlineMarks(line)));
  const text = cleanText(dropInlineMarks(lines.map((line) => line.trim()).join(' ')));
  if (isOrnament(text)) return { kind: 'scene-break', text: '', level: 0 };
  if (isBrokenByHand(lines, width)) return { kind: 'verse', text: trimmed.join('\n'), level: 0 };
  const indents = lines.map((line) => line.length - line.trimStart().length);
  const isQuote = lines.length > 1 && indents.every((indent) => indent >= QUOTE_INDENT);
  return { kind: isQuote ? 'quote' : 'paragraph', text, level: 0 };
}

async function readBlocks(
  paragraphs: readonly TextParagraph[],
  headings: readonly TextHeading[],
  turns: Turns,
): Promise<{ blocks: ContentBlock[]; anchors: Map<string, ContentAnchor> }> {
  const width = wrapWidth(paragraphs);
  const blocks: ContentBlock[] = [];
  const anchors = new Map<string, ContentAnchor>();
  const levels = new Map<number, number>();
  for (const { first, last, level } of headings) {
    for (let at = first; at <= last; at++) levels.set(at, level);
  }
  for (const [index, { lines }] of paragraphs.entries()) {
    anchors.set(anchorName(index), { block: blocks.length, types: [] });
    if (index % BLOCKS_A_TURN === 0) await turns.next();
    const joined = lines.join(' ');
    if (isAside(joined)) continue;
    const level = levels.get(index);
    const isSection = lines.length === 1 && isSectionNumber(joined.trim());
    if (level === undefined && isSection) {
      blocks.push({ kind: 'heading', text: cleanText(joined), level: SECTION_LEVEL });
    } else if (level === undefined) blocks.push(readProse(lines, width));
    else blocks.push({ kind: 'heading', text: cleanText(dropInlineMarks(joined)), level });
  }
  return { blocks, anchors };
}
