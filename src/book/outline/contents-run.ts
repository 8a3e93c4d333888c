import type { ContentBlock } from '../markup/content.ts';
import { titleKey } from '../markup/plain-text.ts';
import { readNumbering } from './numbering.ts';

/** A list of the book's chapters that stands before them: blocks `first` to `last`. */
export interface ContentsRun {
  first: number;
  last: number;
}

const LONGEST_ENTRY = 200;
const FEWEST_ENTRIES = 3;
/** Other lines inside a list: “BOOK THE FIRST”, “Page”, an entry that is worded otherwise. */
const WIDEST_HOLE = 6;
const PAGE_NUMBER = /(?:[\s.,·_]+(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,7}))$/i;
/** Letters by which entries are looked up. */
const PREFIX = 4;

function keyOf(line: string): string {
  return titleKey(line.replace(PAGE_NUMBER, ''));
}

/** Chapters' titles, to be found by a part of them. */
class TitleIndex {
  private readonly keys = new Map<string, string[]>();

  constructor(titles: readonly string[]) {
    for (const title of titles) {
      for (const key of new Set([titleKey(title), keyOf(title)])) {
        const start = key.slice(0, PREFIX);
        const list = this.keys.get(start) ?? [];
        if (list.length < 200) list.push(key);
        this.keys.set(start, list);
      }
    }
  }

  has(key: string): boolean {
    const list = this.keys.get(key.slice(0, PREFIX)) ?? [];
    return list.some((title) => {
      if (title === key) return true;
      const [short, long] = title.length < key.length ? [title, key] : [key, title];
      return short.length >= 6 && long.startsWith(short);
    });
  }
}

/** Whether a block lists chapters: one of its lines is a chapter's title. */
function listsChapter(block: ContentBlock, titles: TitleIndex): boolean {
  if (block.text === '' || block.kind === 'heading' || block.text.length > LONGEST_ENTRY * 20)
    return false;
  return block.text.split('\n').some((line) => {
    if (line === '' || line.length > LONGEST_ENTRY) return false;
    const name = readNumbering(line)?.name ?? '';
    return titles.has(keyOf(line)) || (name !== '' && titles.has(keyOf(name)));
  });
}

/**
 * Finds the list of contents among the blocks before the first chapter: a run of lines that come again as the
 * chapters' titles, whole or without their numbers.
 */
export function findContentsRun(
  blocks: readonly ContentBlock[],
  titles: readonly string[],
): ContentsRun | null {
  const index = new TitleIndex(titles);
  let first = -1;
  let last = -1;
  let count = 0;
  for (const [at, block] of blocks.entries()) {
    if (!listsChapter(block, index)) continue;
    const lines = block.text.split('\n').length;
    if (first < 0 || at - last > WIDEST_HOLE) {
      if (count >= FEWEST_ENTRIES) break;
      first = at;
      count = 0;
    }
    last = at;
    count += lines;
  }
  return count >= FEWEST_ENTRIES ? { first, last } : null;
}
