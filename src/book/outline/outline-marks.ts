import { findSeries, type ChapterSeries } from './chapter-series.ts';
import { dividingLevel, findSlipped } from './dividing-level.ts';
import type { OutlineHeading } from './outline-heading.ts';

/** A heading at which a part or a chapter starts, with the headings after it that are its name. */
export interface OutlineMark {
  heading: OutlineHeading;
  names: OutlineHeading[];
  isPart: boolean;
  /** How deep it stands, a smaller number above a larger. */
  rank: number;
}

/** Characters under a heading before the first chapter that make it more than a line of the title page. */
const SHORTEST_FRONT = 500;
/** Characters of a block that is prose, and not a line of a title page or a list. */
const SHORTEST_PROSE = 150;
const LONGEST_NAME = 240;
const VOLUME_UNITS = ['volume', 'tome', 'band', 'tomo', 'том'];
const VOLUME_RANK = 1;
/** A story that is divided into parts. */
const STORY_RANK = 2;
const PART_RANK = 3;
/** Ranks of chapters are above those of parts by their markup level. */
export const CHAPTER_RANK = 10;

/** What is known when a heading is looked at. */
interface Choice {
  headings: readonly OutlineHeading[];
  series: ChapterSeries | null;
  /** Down to this level headings start chapters. */
  level: number;
  /** Index of the first heading that numbers a chapter or a part; 0 when none does. */
  first: number;
  /** Headings one level deeper than the chapters' that are chapters nevertheless. */
  slipped: ReadonlySet<OutlineHeading>;
  /** Places of headings that a printed list of contents names; empty when there is none. */
  listed: ReadonlySet<number>;
  /** Of each heading: whether the chapters around it are numbered on from one to the next. */
  isInside: readonly boolean[];
}

/** Whether a name goes on in the next line. */
export function isContinued(text: string): boolean {
  return /[,;&]$|\b(?:and|of|the|or|in|to|for|with|a)$/i.test(text);
}

/** The headings right after a numbered one that are its name. */
function namesOf({ headings, series }: Choice, index: number): OutlineHeading[] {
  const start = headings[index];
  if (start?.number?.name !== '') return [];
  const names: OutlineHeading[] = [];
  for (const next of headings.slice(index + 1, index + 4)) {
    const last = names.at(-1);
    // “The End” is a name where text follows it.
    const isText = next.kind === 'end' && next.length > 0;
    // “I Go to Bristol”, “M. Myriel”, “Fifty-two” and “One Night” begin like numbers.
    const isLetter = ['numbered', 'book-title'].includes(next.kind) && next.level > start.level;
    const isName =
      (isText ||
        ['other', 'named'].includes(next.kind) ||
        (isLetter && series?.has(next) !== true)) &&
      next.group === start.group;
    if (!isName || next.text.length > LONGEST_NAME) break;
    if (last !== undefined && !isContinued(last.text)) break;
    names.push(next);
  }
  return names;
}

function isNumbered({ series }: Choice, heading: OutlineHeading | undefined): boolean {
  if (heading === undefined) return false;
  return heading.kind === 'part' || series?.has(heading) === true;
}

/** Which headings stand between chapter n and chapter n + 1: they divide chapter n. */
function findInside(headings: readonly OutlineHeading[], series: ChapterSeries | null): boolean[] {
  const inside = headings.map(() => false);
  let last = -1;
  for (const [index, heading] of headings.entries()) {
    if (series?.has(heading) !== true) continue;
    const goesOn = heading.number?.value === (headings[last]?.number?.value ?? 0) + 1;
    if (last >= 0 && goesOn) inside.fill(true, last + 1, index);
    last = index;
  }
  return inside;
}

/** Whether an earlier heading of the group starts a chapter: this one is its subtitle. */
function isSubtitle({ headings, series }: Choice, index: number): boolean {
  const heading = headings[index];
  const before = headings[index - 1];
  if (before === undefined || before.group !== heading?.group) return false;
  // Without numbers a deeper level that divides the book tells a chapter under its part.
  const isBelow = series === null && before.kind === 'other' && heading.level > before.level;
  return before.kind !== 'book-title' && !isBelow;
}

/** Whether the next heading of the group numbers a chapter: this one names a part, or the book again. */
function isAbove(choice: Choice, index: number): boolean {
  const heading = choice.headings[index];
  const next = choice.headings[index + 1];
  return next !== undefined && next.group === heading?.group && isNumbered(choice, next);
}

/** Whether a name right above a chapter's number is a part's or a story's: it stands higher, or the numbers start anew. */
function isPartName(choice: Choice, index: number): boolean {
  const { headings, level } = choice;
  const heading = headings[index];
  const next = headings[index + 1];
  if (heading === undefined || next === undefined) return false;
  if (index === 0 && isAloneOnLevel(headings, heading)) return false;
  if (next.kind === 'part') return heading.level < next.level || index > choice.first;
  return heading.level < level || (heading.level === level && next.number?.value === 1);
}

/** The only heading of the highest level is the book's title, whatever the book is called elsewhere. */
function isAloneOnLevel(headings: readonly OutlineHeading[], heading: OutlineHeading): boolean {
  return headings.every((other) => other === heading || other.level > heading.level);
}

function startsOther(choice: Choice, index: number): boolean {
  const { headings, series, level, first, isInside } = choice;
  const heading = headings[index];
  if (heading === undefined) return false;
  const isProse = heading.length >= SHORTEST_FRONT && heading.longest >= SHORTEST_PROSE;
  if (heading.level > level) {
    return series === null && ((index === 0 && isProse) || choice.slipped.has(heading));
  }
  if (isAbove(choice, index)) return isPartName(choice, index);
  if (isSubtitle(choice, index)) return false;
  if (index < first) return isProse;
  const isSection = isInside[index] === true && heading.level >= level;
  return !isSection;
}

function startsNamed(choice: Choice, index: number): boolean {
  const { headings, level, isInside } = choice;
  const heading = headings[index];
  const before = headings[index - 1];
  if (heading === undefined) return false;
  if (before?.group === heading.group && isNumbered(choice, before)) return false;
  if (isInside[index] === true && heading.level >= level) return false;
  return heading.level <= level + 1;
}

function startsChapter(choice: Choice, index: number): boolean {
  const { headings, series, level } = choice;
  const heading = headings[index];
  if (heading === undefined || heading.kind === 'end') return false;
  if (series?.has(heading) === true || choice.listed.has(heading.at)) return true;
  if (heading.kind === 'named') return startsNamed(choice, index);
  if (heading.kind === 'other') return choice.listed.size === 0 && startsOther(choice, index);
  if (heading.kind !== 'numbered') return false;
  // Bare numbers that make no series divide chapters; those above one number parts.
  const isNamed = heading.number?.unit !== '' || heading.number.name !== '';
  return series === null ? isNamed && heading.level <= level : heading.level < level;
}

function rankOf(choice: Choice, index: number): number {
  const { series, level, headings } = choice;
  const heading = headings[index];
  if (heading === undefined) return CHAPTER_RANK;
  if (heading.kind === 'part') {
    return VOLUME_UNITS.includes(heading.number?.unit ?? '') ? VOLUME_RANK : PART_RANK;
  }
  const isChapter = series?.has(heading) === true || choice.listed.has(heading.at);
  if (series !== null && (isChapter || heading.kind === 'named')) {
    return CHAPTER_RANK + level;
  }
  const next = headings[index + 1];
  const hasParts = next?.kind === 'part' && next.group === heading.group;
  return hasParts ? STORY_RANK : CHAPTER_RANK + heading.level;
}

/** A volume's number that stands alone in the book is a line of its title page. */
function partsOf(headings: readonly OutlineHeading[]): Set<OutlineHeading> {
  const parts = headings.filter(({ kind }) => kind === 'part');
  const counts = new Map<string, number>();
  for (const { number } of parts) {
    counts.set(number?.unit ?? '', (counts.get(number?.unit ?? '') ?? 0) + 1);
  }
  const isLone = ({ number }: OutlineHeading): boolean =>
    VOLUME_UNITS.includes(number?.unit ?? '') && counts.get(number?.unit ?? '') === 1;
  return new Set(parts.filter((part) => !isLone(part)));
}

/** Characters of a chapter on average, below parts with a text of their own. */
const SHORTEST_NAMED = 3000;

/**
 * The level of chapters that have names only, below numbered parts; null where there are none. Most parts have
 * nothing between them and the first chapter, and there are more names than parts: else a name is a part's own.
 */
function namedChapterLevel(
  headings: readonly OutlineHeading[],
  parts: ReadonlySet<OutlineHeading>,
  partLevel: number,
): number | null {
  const below = headings.filter(({ kind, level }) => kind === 'other' && level > partLevel);
  const level = Math.min(...below.map((heading) => heading.level));
  const names = below.filter((heading) => heading.level === level && heading.length > 0);
  if (names.length <= parts.size) return null;
  const groups = new Set(names.map(({ group }) => group));
  const open = [...parts].filter(({ group }) => groups.has(group));
  const average = names.reduce((sum, { length }) => sum + length, 0) / names.length;
  const areChapters = open.length * 2 > parts.size || average >= SHORTEST_NAMED;
  return areChapters ? level : null;
}

/**
 * Chooses the headings at which parts and chapters start; `listed` are the places of those that a printed list
 * of contents names.
 */
export function chooseMarks(
  headings: readonly OutlineHeading[],
  listed: ReadonlySet<number> = new Set(),
): OutlineMark[] {
  const series = findSeries(headings);
  const parts = partsOf(headings);
  // A book numbered by nothing but “Book I”, “Book II” has these for chapters.
  const partLevel = parts.size >= 2 ? [...parts][0]?.level : undefined;
  const namedLevel = partLevel === undefined ? null : namedChapterLevel(headings, parts, partLevel);
  const level = series?.level ?? namedLevel ?? partLevel ?? dividingLevel(headings);
  const first = headings.findIndex((heading) => parts.has(heading) || series?.has(heading));
  const choice: Choice = {
    headings,
    series,
    level,
    first: Math.max(0, first),
    slipped: findSlipped(headings, level),
    listed,
    isInside: findInside(headings, series),
  };
  const marks: OutlineMark[] = [];
  for (const [index, heading] of headings.entries()) {
    const isPart = parts.has(heading) || (heading.kind === 'other' && isAbove(choice, index));
    if (!parts.has(heading) && !startsChapter(choice, index)) continue;
    if (marks.at(-1)?.names.includes(heading) === true) continue;
    const rank = rankOf(choice, index);
    marks.push({ heading, names: namesOf(choice, index), isPart, rank });
  }
  return marks;
}
