import { GUTENBERG_END, GUTENBERG_START } from '../gutenberg/gutenberg-header.ts';
import type { ContentAnchor, ContentBlock, ContentDocument } from '../markup/content.ts';
import { cleanText, hasWords, titleKey } from '../markup/plain-text.ts';
import { GUTENBERG_TITLE } from '../structure/extra-marks.ts';
import { roleByTitle } from '../structure/role-rules.ts';
import type { TocEntry } from '../structure/source-document.ts';
import { findContentsRun, type ContentsRun } from './contents-run.ts';
import { promoteLooseHeadings } from './loose-headings.ts';
import { readHeadings } from './outline-heading.ts';
import { CHAPTER_RANK, chooseMarks, type OutlineMark } from './outline-marks.ts';

/** A document with the table of contents that its headings make. */
export interface OutlinedDocument {
  content: ContentDocument;
  toc: TocEntry[];
}

/** What is known of a document beside its blocks. */
export interface OutlineOptions {
  /** The book's title. */
  title: string;
  /** Where the book lies in the document, block `end` excluded; all of it unless given. */
  place?: { start: number; end: number } | null;
  /** Blocks that are headings which a printed list of contents names, ascending. */
  listed?: readonly number[];
  /** Printed lists of contents, blocks `first` to `last`, where these are known; else they are looked for. */
  contents?: readonly ContentsRun[];
  /** Links of the document to places in itself, in order; `at` is an offset into its markup. */
  links?: readonly { text: string; fragment: string; at: number }[];
  /** Whether text before the first heading is under the title itself: an article's, not a book's. */
  isArticle?: boolean;
}

/** Characters before the first chapter that are more than a title page, when there is no prose among them. */
const LONGEST_TITLE_PAGE = 4000;
/** Characters of a block that is prose. */
const SHORTEST_PROSE = 250;
/** Characters of a paragraph that is more than a line of a title page, and how many of them are prose. */
const SHORTEST_SENTENCE = 120;
const FEWEST_SENTENCES = 4;
/** Headings beyond this many are not looked at: no book has a tenth of it. */
const MOST_HEADINGS = 20_000;
/** Characters of markup between two links of one list. */
const WIDEST_LINK_GAP = 2000;
const FEWEST_LINKS = 3;
/** Above every part: what stands before the first chapter has none below it. */
const LEAD_RANK = 0;

const BY_LINE = /^(?:by|von|par|di|por|door)\s/i;

function isLong({ text }: ContentBlock): boolean {
  return text.length >= SHORTEST_PROSE && !text.includes('\n');
}

function isSentence({ text }: ContentBlock): boolean {
  return text.length >= SHORTEST_SENTENCE && /[.!?…]["”’']?$/.test(text) && !text.includes('\n');
}

function withoutDot(title: string): string {
  return title.replace(/(?<![.\s])\.$/, '').trim();
}

/** A number and its name as one title: “CHAPTER I.” and “The Mail” → “CHAPTER I: The Mail”. */
function titleOf({ heading, names }: OutlineMark): string {
  const [name, ...more] = names.map(({ text }) => text);
  if (name === undefined) return withoutDot(heading.text);
  const head = heading.text.replace(/[\s.:—–-]+$/u, '');
  return withoutDot([`${head}: ${name}`, ...more].join(' '));
}

/** The book's table of contents as it is found. */
class TocBuilder {
  readonly toc: TocEntry[] = [];
  readonly anchors: Map<string, ContentAnchor>;
  private readonly open: { index: number; rank: number }[] = [];

  constructor(anchors: ReadonlyMap<string, ContentAnchor>) {
    this.anchors = new Map(anchors);
  }

  add(title: string, rank: number, block: number, types: readonly string[] = []): void {
    while (this.open.length > 0 && (this.open.at(-1)?.rank ?? 0) >= rank) this.open.pop();
    const parent = this.open.at(-1)?.index ?? -1;
    const fragment = `\0block-${block}`;
    this.anchors.set(fragment, { block, types });
    const level = this.open.length + 1;
    if (rank !== LEAD_RANK) this.open.push({ index: this.toc.length, rank });
    this.toc.push({ title, level, parent, document: 0, fragment });
  }
}

/** Makes the table of contents of one document. */
class Outline {
  private readonly builder: TocBuilder;
  private readonly blocks: readonly ContentBlock[];
  private readonly start: number;
  private readonly end: number;

  constructor(
    private readonly content: ContentDocument,
    private readonly options: OutlineOptions,
  ) {
    this.builder = new TocBuilder(content.anchors);
    this.start = options.place?.start ?? 0;
    this.end = options.place?.end ?? content.blocks.length;
    const own = content.blocks.slice(this.start, this.end);
    this.blocks = promoteLooseHeadings(own, options.title);
  }

  make(): OutlinedDocument {
    const { builder, blocks, start } = this;
    const { title } = this.options;
    if (start > 0) builder.add(GUTENBERG_TITLE, LEAD_RANK, 0, ['licence']);
    const headings = readHeadings(blocks, title).slice(0, MOST_HEADINGS);
    const listed = new Set((this.options.listed ?? []).map((at) => at - start));
    const marks = chooseMarks(headings, listed);
    const linked = marks.length < 2 ? this.linkedPlaces() : [];
    if (linked.length > marks.length) this.addLinked(linked);
    else this.addMarked(marks);
    if (this.end < this.content.blocks.length) {
      builder.add(GUTENBERG_TITLE, LEAD_RANK, this.end, ['licence']);
    }
    const { anchors, toc } = builder;
    return { content: { ...this.content, blocks: this.unmarkedBlocks(), anchors }, toc };
  }

  /** Project Gutenberg's own lines have done their work: they are not looked for again. */
  private unmarkedBlocks(): ContentBlock[] {
    const { blocks } = this.content;
    const unmark = (block: ContentBlock): ContentBlock =>
      GUTENBERG_START.test(block.text) || GUTENBERG_END.test(block.text)
        ? { kind: 'scene-break', text: '', level: 0 }
        : block;
    return [
      ...blocks.slice(0, this.start).map(unmark),
      ...this.blocks,
      ...blocks.slice(this.end).map(unmark),
    ];
  }

  private addMarked(marks: readonly OutlineMark[]): void {
    const { builder, blocks, start } = this;
    const titles = marks.flatMap((mark) => {
      const named = mark.names.map(({ text }) => text);
      return [titleOf(mark), ...named, mark.heading.text, mark.heading.number?.name ?? ''];
    });
    const first = marks[0]?.heading.at ?? blocks.length;
    if (marks.length > 0)
      this.addFront(
        first,
        titles.filter((title) => title !== ''),
      );
    else this.addWhole();
    for (const [index, mark] of marks.entries()) {
      builder.add(titleOf(mark), mark.rank, start + mark.heading.at);
      this.addContents(mark.heading.at, marks[index + 1]?.heading.at ?? blocks.length);
    }
  }

  /** Adds a text that has no chapters. */
  private addWhole(): void {
    const rest = this.addContents(0, this.blocks.length);
    this.builder.add(this.options.title, LEAD_RANK, this.start + rest);
  }

  /** Adds the known lists of contents between two places; the place after the last of them, or the first. */
  private addContents(from: number, to: number): number {
    const { builder, start } = this;
    let rest = from;
    for (const run of this.options.contents ?? []) {
      const [first, last] = [run.first - start, run.last - start];
      if (first < from || first >= to || last < first) continue;
      if (from === 0) this.addLead(rest, first);
      builder.add('Contents', LEAD_RANK, run.first, ['toc']);
      rest = Math.min(last + 1, to);
    }
    if (from > 0 && rest > from) this.addLead(rest, to);
    return rest;
  }

  /** Places that a list of links leads to, in the order of the text, for books without headings. */
  private linkedPlaces(): { title: string; at: number }[] {
    const { anchors } = this.content;
    let last = -1;
    let offset = 0;
    const places = [];
    for (const link of this.options.links ?? []) {
      const at = (anchors.get(link.fragment)?.block ?? -1) - this.start;
      const title = withoutDot(cleanText(link.text));
      if (at <= last || at >= this.blocks.length || !hasWords(title)) continue;
      // Links in the text itself are references.
      if (places.length > 0 && link.at - offset > WIDEST_LINK_GAP) break;
      [last, offset] = [at, link.at];
      places.push({ title, at });
    }
    return places.length >= FEWEST_LINKS ? places : [];
  }

  private addLinked(places: readonly { title: string; at: number }[]): void {
    this.addFront(
      places[0]?.at ?? 0,
      places.map(({ title }) => title),
    );
    for (const { title, at } of places) this.builder.add(title, CHAPTER_RANK, this.start + at);
  }

  /** Adds what stands before the first chapter, with a list of contents as a part of its own. */
  private addFront(first: number, titles: readonly string[]): void {
    const blocks = this.blocks.slice(0, first);
    if (this.options.contents !== undefined) {
      this.addLead(this.addContents(0, first), first);
      return;
    }
    const run = findContentsRun(blocks, titles);
    if (run === null) {
      this.addLead(0, first);
      return;
    }
    const before = blocks[run.first - 1];
    const hasHeading = before !== undefined && roleByTitle(before.text) === 'contents';
    const from = hasHeading ? run.first - 1 : run.first;
    this.addLead(0, from);
    this.builder.add('Contents', LEAD_RANK, this.start + from, ['toc']);
    this.addLead(run.last + 1, first);
  }

  /** Adds a title page, or text that has no title of its own. */
  private addLead(from: number, to: number): void {
    const { builder, start } = this;
    const { title, isArticle } = this.options;
    const blocks = this.blocks.slice(from, to);
    const length = blocks.reduce((sum, { text }) => sum + text.length, 0);
    if (length === 0) return;
    const isProse = blocks.filter(isSentence).length >= FEWEST_SENTENCES || blocks.some(isLong);
    if (isArticle !== true && length <= LONGEST_TITLE_PAGE && !isProse) {
      builder.add('Title page', LEAD_RANK, start + from, ['titlepage']);
      return;
    }
    const isOwnTitle = ({ kind, text }: ContentBlock): boolean =>
      kind === 'heading' && !BY_LINE.test(text);
    const own = blocks.find(isOwnTitle)?.text ?? '';
    const isOwn = own !== '' && titleKey(own) !== titleKey(title);
    const [first] = blocks;
    const isUnderTitle = first !== undefined && titleKey(first.text) === titleKey(title);
    const untitled = isArticle === true ? title : isUnderTitle ? first.text : 'Opening';
    builder.add(isOwn ? withoutDot(own) : untitled, LEAD_RANK, start + from);
  }
}

/**
 * Makes a table of contents of the headings of a document that has none of its own: a web page, a text with
 * marks, a word processor's file, all in one piece.
 */
export function outlineDocument(
  content: ContentDocument,
  options: OutlineOptions,
): OutlinedDocument {
  return new Outline(content, options).make();
}
