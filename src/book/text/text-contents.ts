import { titleKey } from '../markup/plain-text.ts';
import { readNumbering } from '../outline/numbering.ts';
import { roleByTitle } from '../structure/role-rules.ts';
import { headingLine, keysOf, WHOLE } from './heading-line.ts';
import type { TextParagraph } from './text-paragraphs.ts';

/** A list of the book's chapters, printed at its front. */
export interface ContentsList {
  /** Paragraphs that it takes, from its heading to its last line. */
  first: number;
  last: number;
  /** Its lines without page numbers; a long entry may go on in the next line. */
  lines: string[];
}

/** A contents list starts within this share of the paragraphs, or within as many. */
const FRONT_SHARE = 0.2;
const FRONT_PARAGRAPHS = 150;
/** Lists of one book: chapters, illustrations, maps. */
const MOST_LISTS = 4;
/** Paragraphs that a list may have. */
const LONGEST_LIST = 2000;
const LONGEST_ENTRY = 110;
const LONGEST_LINE = 300;
const FEWEST_LINES = 2;
/** Lists without a heading need more to be one. */
const FEWEST_UNTITLED = 4;
/** Characters between a heading of the book and the next one; less is between the entries of a list. */
const FEWEST_BETWEEN = 400;
/** Lines that make a paragraph prose, and their length. */
const PROSE_LINES = 3;
const PROSE_LINE = 48;
/** Empty lines that end a list when there are more of them than inside it. */
const GAP_AFTER_LIST = 3;

const PAGE_NUMBER =
  /(?:[\s.·_]+|\s*\.(?:\s*\.)+\s*)(?:_?page_?\s+|p\.\s*)?(?:\d{1,4}|[ivxlc]{1,7})\.?$/i;
const LIST_HEADS =
  /^(?:pages?|chapters?|chap\.?|chapters? +pages?|chap\. +pages?|pages?\.? +chapters?|bladz|seite|pág(?:ina)?|pag)\.?$/i;

const CONTENTS_TITLE =
  /^(?:contents\b|(?:tavola|tabla|tábua) (?:dei|de|dos) |inhoud(?:sopgave)?|inhalt(?:sverzeichnis)?|innehåll|indhold|innhold|sisällys|spis treści|obsah|tartalom|содержание|оглавление)/iu;

function isContentsTitle(line: string): boolean {
  return line.length <= 60 && (roleByTitle(line) === 'contents' || CONTENTS_TITLE.test(line));
}

/** A line of a list without the page that it leads to. */
export function entryOf(line: string): string {
  const text = line.slice(0, LONGEST_LINE).trim().replaceAll('_', '');
  const bare = text.replace(PAGE_NUMBER, '');
  const isNumberOnly = readNumbering(text)?.name === '' || !/\p{L}{3}/u.test(bare);
  return (isNumberOnly ? text : bare).replace(/\s+/g, ' ').trim();
}

function linesOf({ lines }: TextParagraph): string[] {
  return lines.map(entryOf).filter((line) => line !== '' && !LIST_HEADS.test(line));
}

/** Whether a paragraph is text, and no part of a list. */
function isProse(paragraph: TextParagraph, isIndented: boolean): boolean {
  const { lines } = paragraph;
  if (readNumbering(lines[0]?.trim() ?? '') !== null && lines.length <= 8) return false;
  const full = lines.slice(0, -1);
  const isFilled = full.every((line) => line.length >= PROSE_LINE && !PAGE_NUMBER.test(line));
  if (lines.length >= PROSE_LINES && isFilled && !isIndented) return true;
  if (lines.length > 60 && isFilled) return true;
  return lines.some((line) => entryOf(line).length > LONGEST_ENTRY);
}

function isIndentedText({ lines }: TextParagraph): boolean {
  return lines.every((line) => /^(?:\t| {2,})/.test(line));
}

function isNumberedList({ lines }: TextParagraph): boolean {
  const numbered = lines.filter((line) => readNumbering(line) !== null).length;
  return numbered >= 2 && numbered * 2 >= lines.length;
}

/** Looks for the place where a list is over and the book begins. */
class ListEnd {
  private readonly keys = new Set<string>();

  constructor(
    private readonly paragraphs: readonly TextParagraph[],
    private readonly first: number,
  ) {}

  /** Index of the first paragraph after the list. */
  find(): number {
    const { paragraphs, first } = this;
    const most = Math.min(paragraphs.length, first + LONGEST_LIST);
    for (const line of paragraphs[first]?.lines.slice(1) ?? []) this.add(entryOf(line));
    let gap = 0;
    let end = -1;
    for (let at = first + 1; at < most; at++) {
      const paragraph = paragraphs[at];
      if (paragraph === undefined) break;
      if (this.isAgain(paragraph) && this.leadsToText(at)) return this.walkBack(at);
      if (isProse(paragraph, isIndentedText(paragraph)))
        return end < 0 ? this.backToGap(at, gap) : end;
      if (at > first + FEWEST_LINES && isContentsTitle(paragraph.lines[0]?.trim() ?? '')) return at;
      const isOver = paragraph.space >= GAP_AFTER_LIST && paragraph.space > gap;
      if (end < 0 && isOver && this.keys.size >= FEWEST_LINES * 3 && this.isOther(paragraph))
        end = at;
      if (this.keys.size > 0) gap = Math.max(gap, paragraph.space);
      for (const line of linesOf(paragraph)) this.add(line);
    }
    return end < 0 ? most : end;
  }

  private add(line: string): void {
    for (const { key, weight } of keysOf(line)) {
      // A number alone comes again under each part.
      if (weight >= WHOLE || !key.endsWith(':')) this.keys.add(key);
    }
  }

  /** Whether a paragraph is an entry that has come before: a heading of the book. */
  private isAgain(paragraph: TextParagraph): boolean {
    const text = headingLine(paragraph);
    if (text === null) return false;
    return keysOf(text).some(({ key }) => this.keys.has(key));
  }

  /** Whether text follows before the next heading, as it does in the book and not in the list. */
  private leadsToText(at: number): boolean {
    let length = 0;
    for (const paragraph of this.paragraphs.slice(at + 1, at + 30)) {
      if (length >= FEWEST_BETWEEN) break;
      const line = headingLine(paragraph);
      if (line !== null && (this.isAgain(paragraph) || readNumbering(line) !== null)) return false;
      if (isNumberedList(paragraph)) return false;
      length += paragraph.lines.reduce((sum, line) => sum + line.length, 0);
    }
    return length >= FEWEST_BETWEEN;
  }

  /** Headings right before the first that leads to text belong to it: its part, its number. */
  private walkBack(at: number): number {
    let start = at;
    while (start - 1 > this.first) {
      const before = this.paragraphs[start - 1];
      const line = headingLine(before);
      if (before === undefined || line === null || before.lines.length > 2) break;
      const isHeading = this.isRepeated(line, start - 1) || readNumbering(line)?.name === '';
      if (!isHeading) break;
      start--;
    }
    return start;
  }

  /** Whether an entry of the list stands before a paragraph and is the same. */
  private isRepeated(line: string, at: number): boolean {
    const keys = new Set(keysOf(line).map(({ key }) => key));
    for (let before = this.first; before < at; before++) {
      const lines = this.paragraphs[before]?.lines ?? [];
      if (lines.some((other) => keysOf(entryOf(other)).some(({ key }) => keys.has(key))))
        return true;
    }
    return false;
  }

  /** Text has been met whose heading is in no list: what stands between the last wide gap and it is its heading. */
  private backToGap(at: number, gap: number): number {
    const { paragraphs, first } = this;
    for (let start = at; start > Math.max(first + 1, at - 6); start--) {
      const space = paragraphs[start]?.space ?? 0;
      if (space >= GAP_AFTER_LIST || space > gap) return start;
    }
    return at;
  }

  private isOther(paragraph: TextParagraph): boolean {
    const line = headingLine(paragraph);
    return line === null || readNumbering(line) === null;
  }
}

/** A number and the name in the line below it are one entry. */
function joinNumbers(lines: readonly string[]): string[] {
  const joined: string[] = [];
  let isOpen = false;
  for (const line of lines) {
    const number = readNumbering(line);
    if (isOpen && number === null) joined.push(`${joined.pop() ?? ''} ${line}`);
    else joined.push(line);
    isOpen = number?.name === '';
  }
  return joined;
}

function listAt(paragraphs: readonly TextParagraph[], first: number): ContentsList | null {
  const end = new ListEnd(paragraphs, first).find();
  const own = paragraphs[first]?.lines.slice(1).map(entryOf) ?? [];
  const lines = [...own, ...paragraphs.slice(first + 1, end).flatMap(linesOf)];
  return lines.length < FEWEST_LINES ? null : { first, last: end - 1, lines: joinNumbers(lines) };
}

/** A block of numbered lines that come again as headings: a list that nothing announces. */
function untitledAt(
  paragraphs: readonly TextParagraph[],
  first: number,
  isHeading: (key: string, after: number) => boolean,
): { list: ContentsList | null; last: number } {
  const lines: string[] = [];
  let last = first - 1;
  let numbered = 0;
  let isRepeated = true;
  for (let at = first; at < Math.min(paragraphs.length, first + LONGEST_LIST); at++) {
    const paragraph = paragraphs[at];
    if (paragraph === undefined || isProse(paragraph, false)) break;
    const found = linesOf(paragraph);
    const known = found.filter((line) =>
      keysOf(line).some(({ key, weight }) => weight > 1 && isHeading(key, at)),
    );
    if (known.length * 2 < found.length) break;
    isRepeated &&= known.length === found.length;
    numbered += found.filter((line) => readNumbering(line) !== null).length;
    lines.push(...found);
    last = at;
  }
  const isLong = lines.length >= FEWEST_UNTITLED && numbered * 2 >= lines.length;
  const isShort = lines.length >= FEWEST_LINES && numbered === lines.length && isRepeated;
  return { list: isLong || isShort ? { first, last, lines } : null, last };
}

/** Where lines that may be headings stand, by their keys. */
function placesOf(paragraphs: readonly TextParagraph[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const [at, paragraph] of paragraphs.entries()) {
    const line = headingLine(paragraph);
    if (line === null || paragraph.lines.length > 2) continue;
    for (const { key } of keysOf(line)) places.set(key, at);
  }
  return places;
}

/** Finds the contents lists of a text: of chapters, of illustrations, announced by their titles or by nothing. */
export function findContents(paragraphs: readonly TextParagraph[]): ContentsList[] {
  const front = Math.max(FRONT_PARAGRAPHS, Math.ceil(paragraphs.length * FRONT_SHARE));
  const lists: ContentsList[] = [];
  let places: Map<string, number> | null = null;
  let tried = -1;
  for (let at = 0; at < Math.min(front, paragraphs.length); at++) {
    if (lists.length >= MOST_LISTS) break;
    const line = paragraphs[at]?.lines[0]?.trim().replaceAll('_', '') ?? '';
    let list: ContentsList | null = null;
    if (isContentsTitle(line)) list = listAt(paragraphs, at);
    else if (lists.length === 0 && at > tried && readNumbering(line) !== null) {
      const known = (places ??= placesOf(paragraphs));
      const found = untitledAt(paragraphs, at, (key, after) => (known.get(key) ?? -1) > after);
      tried = found.last;
      list = found.list;
    }
    if (list === null) continue;
    lists.push(list);
    at = list.last;
  }
  return lists.filter(({ lines }) => lines.some((line) => titleKey(line) !== ''));
}
