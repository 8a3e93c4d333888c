import type { ContentBlock } from '../markup/content.ts';
import { hasWords, titleKey } from '../markup/plain-text.ts';
import { roleByTitle } from '../structure/role-rules.ts';
import { isPartUnit, readNumbering, type Numbering } from './numbering.ts';

/** What a heading is by its wording. */
export type HeadingClass = 'part' | 'numbered' | 'named' | 'book-title' | 'end' | 'other';

/** A heading of a document with what decides whether a chapter starts there. */
export interface OutlineHeading {
  /** Index of its block. */
  at: number;
  text: string;
  /** 1–6 as the markup says. */
  level: number;
  kind: HeadingClass;
  number: Numbering | null;
  /** Characters of text under its group. */
  length: number;
  /** Characters of the longest block under its group. */
  longest: number;
  /** Headings with no text between them share a number. */
  group: number;
}

/** A heading longer than this is a sentence in large type. */
const LONGEST_HEADING = 240;
/** Old novels say in a chapter's heading what happens in it. */
const LONGEST_NUMBERED = 600;
/** Characters of a block that is prose, and not a line of a title page. */
const SHORTEST_PROSE = 150;
/** Letters that are no numerals, and show that an alphabet is meant. */
const FEWEST_LETTERS = 3;
/** Lines that a title may be set in. */
const MOST_TITLE_LINES = 6;
const END_MARK =
  /^(?:the )?end(?: of .*)?$|^finis$|^fin$|^ende$|^explicit\b|^(?:end of )?(?:volume|book|part) [\p{L}\d]+ ends?$/iu;
const BY_LINE =
  /^(?:by|von|par|di|por|door|av)(?:\s+\p{Lu}.*)?$|^(?:an? )?(?:novel|romance|tale|story|play|poem)$/iu;

function isBookTitle(text: string, bookTitle: string): boolean {
  const key = titleKey(text);
  const wanted = titleKey(bookTitle);
  if (key === '' || wanted === '') return false;
  if (key === wanted) return true;
  // “Moby-Dick; or, The Whale” where the book is called “Moby Dick”, and the other way round.
  const isLonger = key.startsWith(wanted) && wanted.length >= 8;
  return isLonger || (wanted.startsWith(key) && key.length >= 8);
}

function classOf(text: string, number: Numbering | null, bookTitle: string): HeadingClass {
  const plain = text.replace(/[\s.,:;!*_–—-]+$/u, '').trim();
  if (END_MARK.test(plain)) return 'end';
  if (number !== null) return isPartUnit(number.unit) ? 'part' : 'numbered';
  if (roleByTitle(text) !== null) return 'named';
  if (isBookTitle(text, bookTitle) || BY_LINE.test(plain)) return 'book-title';
  return 'other';
}

/** A title set in several lines is the book's title when they make it together. */
function joinTitleLines(group: readonly OutlineHeading[], bookTitle: string): void {
  const wanted = titleKey(bookTitle);
  for (let first = 0; first < Math.min(group.length, MOST_TITLE_LINES); first++) {
    let key = '';
    for (const [index, { text }] of group.slice(first, first + MOST_TITLE_LINES).entries()) {
      key += titleKey(text);
      if (key === '' || !wanted.startsWith(key)) break;
      if (key !== wanted) continue;
      for (const heading of group.slice(first, first + index + 1)) heading.kind = 'book-title';
      return;
    }
  }
}

/** Text found under a group of headings. */
interface GroupText {
  length: number;
  longest: number;
}

function endGroup(group: readonly OutlineHeading[], text: GroupText, bookTitle: string): void {
  for (const heading of group) Object.assign(heading, text);
  joinTitleLines(group, bookTitle);
  const [only] = group;
  // A story that the book is called after stands alone over its text.
  const isStory = group.length === 1 && text.longest >= SHORTEST_PROSE;
  if (only?.kind === 'book-title' && isStory) only.kind = 'other';
}

/** Sections of an alphabet are not numbered, though C, D, I, L, M, V and X are numerals. */
function restoreLetters(headings: readonly OutlineHeading[]): void {
  const letters = headings.filter(({ text }) => /^\p{Lu}[.:]?$/u.test(text));
  const others = letters.filter(({ number }) => number === null);
  if (others.length < FEWEST_LETTERS) return;
  for (const heading of letters) Object.assign(heading, { number: null, kind: 'other' });
}

/** A story above its first section may be called as the book begins, among others of its level: “… and Other Stories”. */
function restoreStories(headings: readonly OutlineHeading[], bookTitle: string): void {
  const whole = titleKey(bookTitle);
  for (const heading of headings) {
    if (heading.kind !== 'book-title' || titleKey(heading.text) === whole) continue;
    const { level, group } = heading;
    const others = headings.filter((other) => other.level === level && other.kind === 'other');
    const next = headings.find((other) => other.group === group && other.at > heading.at);
    if (next?.kind === 'numbered' && others.length >= 2 && !BY_LINE.test(heading.text)) {
      heading.kind = 'other';
    }
  }
}

/** Reads the headings of a row of blocks. */
export function readHeadings(blocks: readonly ContentBlock[], bookTitle: string): OutlineHeading[] {
  const headings: OutlineHeading[] = [];
  let group: OutlineHeading[] = [];
  let below: GroupText = { length: 0, longest: 0 };
  for (const [at, { kind, text, level }] of blocks.entries()) {
    const number = kind === 'heading' ? readNumbering(text) : null;
    const longest = number === null ? LONGEST_HEADING : LONGEST_NUMBERED;
    if (kind !== 'heading' || text.length > longest || !hasWords(text)) {
      below.length += text.length;
      below.longest = Math.max(below.longest, text.length);
      continue;
    }
    if (below.length > 0) {
      endGroup(group, below, bookTitle);
      group = [];
      below = { length: 0, longest: 0 };
    }
    const first = group[0]?.group ?? headings.length;
    const heading = { at, text, level, number, length: 0, longest: 0, group: first };
    const read: OutlineHeading = { ...heading, kind: classOf(text, number, bookTitle) };
    headings.push(read);
    group.push(read);
  }
  endGroup(group, below, bookTitle);
  restoreLetters(headings);
  restoreStories(headings, bookTitle);
  return headings;
}
