import type { OutlineHeading } from './outline-heading.ts';

/** Headings that number the book's chapters. */
export interface ChapterSeries {
  /** Whether a heading is one of the series. */
  has(heading: OutlineHeading): boolean;
  /** The markup level of most of them. */
  level: number;
}

/** Numbers may be missing: a heading that the markup lost, a chapter left out. */
const WIDEST_GAP = 3;
/** Bare numbers over less text than this, in characters, divide a chapter. */
const SHORTEST_CHAPTER = 1200;
/** Words for chapters in one book; more are made to slow the search down. */
const MOST_SERIES = 8;
/** Runs of bare numbers under names of their own that make these names the chapters. */
const MOST_RESTARTS = 2;

/** How many headings go on where the one before left off, or start anew at one. */
function countLinks(headings: readonly OutlineHeading[]): number {
  let links = 0;
  let last = 0;
  for (const { number } of headings) {
    const value = number?.value ?? 0;
    const step = value - last;
    if (value === 1 || (step >= 0 && step <= WIDEST_GAP)) links++;
    last = value;
  }
  return links;
}

/** Without numbers that neither go on from one before nor lead on to one after: years, initials. */
function linked(headings: readonly OutlineHeading[]): OutlineHeading[] {
  const follows = (value: number, last: number): boolean =>
    value === 1 || (value >= last && value - last <= WIDEST_GAP);
  let last = 0;
  return headings.filter(({ number }, index) => {
    const value = number?.value ?? 0;
    const next = headings[index + 1]?.number?.value ?? 0;
    const isLinked = follows(value, last) || (next > value && follows(next, value));
    if (isLinked) last = value;
    return isLinked;
  });
}

function isSeries(headings: readonly OutlineHeading[]): boolean {
  const links = countLinks(headings);
  return headings.length >= 2 && links >= 2 && links * 3 >= headings.length * 2;
}

function modeOf(levels: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const level of levels) counts.set(level, (counts.get(level) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1;
}

function groupByUnit(headings: readonly OutlineHeading[]): Map<string, OutlineHeading[]> {
  const classes = new Map<string, OutlineHeading[]>();
  for (const heading of headings) {
    if (heading.number === null || heading.kind === 'end') continue;
    const { unit, style } = heading.number;
    const key = unit === '' ? (style === 'digits' ? '#digits' : '#letters') : unit;
    const members = classes.get(key) ?? [];
    members.push(heading);
    classes.set(key, members);
  }
  return classes;
}

/** Whether bare numbers start over under one named heading after another: the names are the chapters then. */
function areSections(bare: readonly OutlineHeading[], all: readonly OutlineHeading[]): boolean {
  const groups = new Set(bare.map(({ group }) => group));
  const level = modeOf(bare.map((heading) => heading.level));
  const above = all.filter(
    (heading) =>
      heading.kind === 'other' &&
      heading.length >= SHORTEST_CHAPTER &&
      heading.level <= level &&
      !groups.has(heading.group),
  );
  const average = bare.reduce((sum, { length }) => sum + length, 0) / bare.length;
  if (average < SHORTEST_CHAPTER && above.length >= 2) return true;
  const restarts = bare.filter((heading, index) => {
    const last = bare[index - 1]?.number?.value ?? 0;
    return index > 0 && (heading.number?.value ?? 0) <= last;
  });
  return restarts.length >= MOST_RESTARTS && above.length >= restarts.length;
}

function seriesOf(found: readonly OutlineHeading[]): ChapterSeries {
  // A word for the division tells a chapter even where its number is a slip.
  const members = found.every(({ number }) => number?.unit === '') ? linked(found) : found;
  const set = new Set(members);
  return {
    has: (heading) => set.has(heading),
    level: modeOf(members.map((heading) => heading.level)),
  };
}

/** Units that stand below chapters where there are both. */
const BELOW_CHAPTERS = new Set([
  'section',
  'scene',
  'number',
  'lesson',
  'fable',
  'sketch',
  'day',
  'night',
]);

/**
 * Finds the numbered headings that start chapters: those with a word for it (“Chapter”, “Letter”, “Act”), else
 * bare numbers that go on one from another. Null when the book's chapters are not numbered.
 */
export function findSeries(headings: readonly OutlineHeading[]): ChapterSeries | null {
  const classes = groupByUnit(headings);
  const isPart = (key: string): boolean => classes.get(key)?.[0]?.kind === 'part';
  const worded = [...classes].filter(([key]) => !key.startsWith('#') && !isPart(key));
  const strong = worded
    .filter(([, members]) => isSeries(members))
    .sort((a, b) => b[1].length - a[1].length)
    .slice(0, MOST_SERIES);
  if (strong.length > 0) {
    const isChapter = ([key]: [string, OutlineHeading[]]): boolean => !BELOW_CHAPTERS.has(key);
    const above = strong.some(isChapter) ? strong.filter(isChapter) : strong;
    const level = modeOf(above.flatMap(([, members]) => members.map((heading) => heading.level)));
    const single = worded.filter(
      ([key, members]) =>
        !BELOW_CHAPTERS.has(key) && members.every((heading) => heading.level <= level),
    );
    return seriesOf([...above, ...single].flatMap(([, members]) => withRest(members, headings)));
  }
  const bare = ['#letters', '#digits']
    .map((key) => classes.get(key) ?? [])
    .filter((members) => isSeries(members) && !areSections(members, headings))
    .sort((a, b) => b.length - a.length)[0];
  if (bare !== undefined) return seriesOf(bare);
  const single = worded.flatMap(([key, members]) => (BELOW_CHAPTERS.has(key) ? [] : members));
  const others = headings.filter(({ kind, length }) => kind === 'other' && length > 0);
  return single.length > 0 && single.length >= others.length ? seriesOf(single) : null;
}

/** Adds named bare numbers that go on where a worded series leaves off: “ADVENTURE VI. …”, then “VII. …”. */
function withRest(
  members: readonly OutlineHeading[],
  all: readonly OutlineHeading[],
): OutlineHeading[] {
  const last = members.at(-1);
  let value = last?.number?.value ?? 0;
  const rest: OutlineHeading[] = [];
  for (const heading of all) {
    const { number } = heading;
    if (last === undefined || heading.at <= last.at || number?.unit !== '') continue;
    if (number.name === '' || number.value !== value + 1 || heading.level !== last.level) continue;
    rest.push(heading);
    value = number.value;
  }
  return [...members, ...rest];
}
