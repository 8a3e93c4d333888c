import type { ContentBlock } from '../markup/content.ts';
import { titleKey } from '../markup/plain-text.ts';
import type { ChapterDraft } from '../reader.ts';
import { buildChapters } from '../structure/chapters.ts';
import { roleByTitle } from '../structure/role-rules.ts';
import type { SourceDocument, TocEntry } from '../structure/source-document.ts';
import type { PlacedBlock } from './assemble.ts';
import type { BookText } from './book-text.ts';
import { findPlace, startsWithTitle } from './chapter-places.ts';
import type { OutlineEntry } from './outline.ts';
import type { PageNumbering } from '../page-numbers.ts';
import type { PdfPages } from './pdf-pages.ts';

/** All that tells of a PDF's chapters. */
export interface ChapterSources {
  text: BookText;
  outline: readonly OutlineEntry[];
  numbering: PageNumbering;
  title: string;
  pages: PdfPages;
}

/** A chapter's start: index of its first block. */
interface Place {
  title: string;
  level: number;
  parent: number;
  at: number;
}

/** Share of a printed list's entries that must be found in the text. */
const LEAST_FOUND = 0.6;

function placesOfOutline({ text, outline, pages }: ChapterSources): Place[] {
  const heights = new Map(pages.pages.map(({ page, height }) => [page, height]));
  return outline.map(({ title, level, parent, page, y }) => {
    if (page < 0) return { title, level, parent, at: -1 };
    // Destinations count from the page's bottom.
    const fromTop = y === null ? null : (heights.get(page) ?? 0) - y;
    return { title, level, parent, at: findPlace(text.blocks, title, page, fromTop) };
  });
}

/** Places of a printed list's entries: by their titles in the text, else by their page numbers. */
function placesOfContents({ text, numbering }: ChapterSources): Place[] | null {
  const { blocks, contents } = text;
  if (contents === null) return null;
  const places: Place[] = [];
  const parents: number[] = [];
  let from = 0;
  for (const { title, level, number } of contents.list.entries) {
    parents[level] = places.length;
    const parent = level > 1 ? (parents[level - 1] ?? -1) : -1;
    const page = number === null ? null : numbering.pageOf(number);
    const at = findTitle(blocks, title, from, page);
    if (at >= 0) from = at;
    const byPage = at < 0 && page !== null ? blocks.findIndex((block) => block.page >= page) : at;
    places.push({ title, level, parent, at: byPage });
  }
  const found = places.filter(({ at }) => at >= 0).length;
  return found >= 2 && found >= places.length * LEAST_FOUND ? places : null;
}

function findTitle(
  blocks: readonly PlacedBlock[],
  title: string,
  from: number,
  page: number | null,
): number {
  for (let at = from; at < blocks.length; at++) {
    const placed = blocks[at];
    if (placed === undefined) break;
    if (page !== null && placed.page > page + 1) break;
    if (page !== null && placed.page < page - 1) continue;
    if (startsWithTitle(blocks, at, title)) return at;
  }
  return -1;
}

function toDocument(blocks: readonly PlacedBlock[], types: readonly string[]): SourceDocument {
  const content: ContentBlock[] = blocks.map(({ block }) => block);
  return { content: { title: '', types, blocks: content, anchors: new Map() }, types: [] };
}

/**
 * Where parts start that nothing lists: at headings that name them (“Notes”, “Preface”), and at the next
 * heading of the same rank after such.
 */
function findNamedParts(blocks: readonly PlacedBlock[]): number[] {
  const found: number[] = [];
  let open: number | null = null;
  for (const [at, { block }] of blocks.entries()) {
    if (block.kind !== 'heading') continue;
    const isNamed = roleByTitle(block.text) !== null;
    if (isNamed || (open !== null && block.level <= open)) found.push(at);
    if (isNamed) open = block.level;
    else if (open !== null && block.level <= open) open = null;
  }
  return found;
}

/** The pages before the first chapter, a document for each that is sparse or starts with a heading. */
function splitFront(blocks: readonly PlacedBlock[]): PlacedBlock[][] {
  const pages = new Map<number, PlacedBlock[]>();
  for (const placed of blocks) {
    const page = pages.get(placed.page);
    if (page === undefined) pages.set(placed.page, [placed]);
    else page.push(placed);
  }
  const parts: PlacedBlock[][] = [];
  let isSparse = true;
  for (const page of pages.values()) {
    const starts = page[0]?.block.kind === 'heading' || isSparse || isShort(page);
    if (starts) parts.push(page);
    else parts.at(-1)?.push(...page);
    isSparse = isShort(page);
  }
  return parts;
}

function isShort(page: readonly PlacedBlock[]): boolean {
  return page.reduce((sum, { block }) => sum + block.text.length, 0) < 700;
}

function isTitlePage(part: readonly PlacedBlock[], title: string): boolean {
  const key = titleKey(title);
  const text = titleKey(part.map(({ block }) => block.text).join(' '));
  return key !== '' && isShort(part) && text.includes(key);
}

/** Divides the text into chapters: by the outline, else by the printed contents list, else by headings. */
export function makeChapters(sources: ChapterSources): ChapterDraft[] {
  const { text, title } = sources;
  const { blocks } = text;
  const outlined = placesOfOutline(sources);
  const isOutlined = outlined.some(({ at }) => at >= 0);
  const places = isOutlined ? outlined : (placesOfContents(sources) ?? []);
  const starts = places.map(({ at }) => at).filter((at) => at >= 0 && at < blocks.length);
  const first = starts.length === 0 ? firstChapter(blocks, title) : Math.min(...starts);
  const documents = splitFront(blocks.slice(0, first)).map((part, index) => {
    return toDocument(part, index < 3 && isTitlePage(part, title) ? ['titlepage'] : []);
  });
  if (text.contents !== null) documents.push(toDocument(text.contents.blocks, ['toc']));
  // Without a list the headings divide the text, and they do it inside of one document.
  const named = starts.length === 0 ? [] : findNamedParts(blocks).filter((at) => at > first);
  const cuts = [...new Set([first, ...starts, ...named])].sort((a, b) => a - b);
  const documentOf = new Map<number, number>();
  for (const [index, at] of cuts.entries()) {
    documentOf.set(at, documents.length);
    const part = blocks.slice(at, cuts[index + 1]);
    const isTitle = at === 0 && cuts.length > 1 && isTitlePage(part, title);
    documents.push(toDocument(part, isTitle ? ['titlepage'] : []));
  }
  const toc = places.map(({ title: name, level, parent, at }): TocEntry => {
    return { title: name, level, parent, document: documentOf.get(at) ?? -1, fragment: '' };
  });
  return buildChapters(documents, toc, title);
}

/** Where the text begins when nothing lists the chapters: behind a title page of its own. */
function firstChapter(blocks: readonly PlacedBlock[], title: string): number {
  const [first] = blocks;
  if (first === undefined) return 0;
  const next = blocks.findIndex(({ page }) => page > first.page);
  if (next > 0 && isTitlePage(blocks.slice(0, next), title)) return next;
  const heading = blocks.findIndex(({ block }, index) => index > 0 && block.kind === 'heading');
  const opening = blocks.slice(0, Math.max(0, heading));
  const isOpening = heading > 0 && heading < 8 && isTitlePage(opening, title);
  return isOpening && opening.every(({ block }) => block.text.length < 120) ? heading : 0;
}
