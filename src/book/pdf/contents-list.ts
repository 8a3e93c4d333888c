import { titleKey } from '../markup/plain-text.ts';
import { roleByTitle } from '../structure/role-rules.ts';
import { readPageNumber, type PageNumber } from '../page-numbers.ts';
import type { Line } from './page-text.ts';

/** One line of a printed contents list. */
export interface ContentsEntry {
  title: string;
  level: number;
  /** The page's number as printed; null where the list gives none. */
  number: PageNumber | null;
}

/** A printed contents list: the lines that it takes, and what it lists. */
export interface ContentsList {
  lines: ReadonlySet<Line>;
  entries: ContentsEntry[];
}

const TITLES =
  /^(?:(?:table of )?contents|inhalt(?:sverzeichnis|sübersicht)?|table des matières|sommaire|índice|indice(?: generale)?|contenidos?|tabla de contenidos?|sommario|sumário|conteúdo|inhoud(?:sopgave)?|содержание|оглавление|spis treści|innehåll|indhold|innhold|sisällys|obsah|tartalom|目次|目录)[.:]?$/iu;
const LEADER = /(?:\s*[.·…_‧∙•]){2,}\s*$/u;
const ENTRY = /^(.*?\S)(?:(?:\s*[.·…_‧∙•]){2,}\s*|\s+)(\d{1,4}|[ivxlc]{1,7})$/iu;
/** A list is looked for among this share of the lines from the start, and from the end. */
const FRONT_SHARE = 0.25;
const FRONT_LINES = 400;
const LONGEST_ENTRY = 200;
/** Lines without a page number that may stand between two with one. */
const MOST_BETWEEN = 3;
const FEWEST_ENTRIES = 3;

interface EntryLine {
  title: string;
  number: PageNumber;
  hasLeader: boolean;
}

function readEntry(line: Line): EntryLine | null {
  const [, title = '', word = ''] = ENTRY.exec(line.text) ?? [];
  const number = readPageNumber(word);
  if (number === null || title.length > LONGEST_ENTRY || !/\p{L}|\d/u.test(title)) return null;
  const hasLeader = LEADER.test(line.text.slice(0, -word.length));
  return {
    title: title.replace(LEADER, '').trim(),
    number,
    hasLeader: hasLeader || line.cells.length > 0,
  };
}

function isTitle(line: Line): boolean {
  const text = line.text.trim();
  return text.length < 40 && (TITLES.test(text) || roleByTitle(text) === 'contents');
}

/** Levels of entries by how far they are set in. */
function levelOf(x0: number, starts: number[], size: number): number {
  const known = starts.findIndex((start) => Math.abs(start - x0) < size * 0.6);
  if (known >= 0) return known + 1;
  starts.push(x0);
  starts.sort((a, b) => a - b);
  return starts.findIndex((start) => start === x0) + 1;
}

/** Reads the list that follows a place, up to the first lines that are none of it. */
function readList(lines: readonly Line[], from: number, isTitled: boolean): ContentsList | null {
  const taken: Line[] = [];
  const found: { line: Line; title: string; number: PageNumber | null }[] = [];
  let waiting: Line[] = [];
  let last = -Infinity;
  let withLeader = 0;
  for (const line of lines.slice(from)) {
    const entry = readEntry(line);
    const value = entry === null || entry.number.isRoman ? null : entry.number.value;
    const isBack = value !== null && value < last;
    if (entry === null || isBack) {
      if (isTitle(line) && found.length === 0) {
        taken.push(line);
        continue;
      }
      waiting.push(line);
      if (waiting.length > MOST_BETWEEN) break;
      continue;
    }
    const prefix = takeWaiting(waiting, line, found);
    taken.push(...waiting, line);
    waiting = [];
    found.push({ line, title: `${prefix}${entry.title}`, number: entry.number });
    if (entry.hasLeader) withLeader++;
    if (value !== null) last = value;
  }
  const numbered = found.filter(({ number }) => number !== null).length;
  const isList = isTitled
    ? numbered >= 2
    : numbered >= FEWEST_ENTRIES && withLeader * 2 >= numbered;
  if (!isList) return null;
  const starts: number[] = [];
  const size = found[0]?.line.size ?? 10;
  for (const { line } of found) levelOf(line.x0, starts, size);
  const entries = found.map(({ line, title, number }) => ({
    title,
    number,
    level: levelOf(line.x0, starts, size),
  }));
  return { lines: new Set(taken), entries };
}

/** Lines before an entry without a number: its first part, or titles of parts. */
function takeWaiting(
  waiting: readonly Line[],
  entry: Line,
  found: { line: Line; title: string; number: PageNumber | null }[],
): string {
  let prefix = '';
  for (const line of waiting) {
    const isFirstPart =
      line === waiting.at(-1) && line.x1 - line.x0 > (entry.right - entry.left) * 0.6;
    if (isFirstPart) prefix = `${line.text} `;
    else if (titleKey(line.text) !== '')
      found.push({ line, title: line.text.trim(), number: null });
  }
  return prefix;
}

/** Finds the printed contents list of a book: below its title, else a run of lines with leaders and page numbers. */
export function findContentsList(lines: readonly Line[]): ContentsList | null {
  const front = Math.max(FRONT_LINES, Math.ceil(lines.length * FRONT_SHARE));
  for (const [index, line] of lines.entries()) {
    if (index > front && index < lines.length - FRONT_LINES) continue;
    if (!isTitle(line)) continue;
    const list = readList(lines, index, true);
    if (list !== null) return list;
  }
  for (const [index, line] of lines.slice(0, front).entries()) {
    if (readEntry(line)?.hasLeader !== true) continue;
    const list = readList(lines, index, false);
    if (list !== null) return list;
  }
  return null;
}
