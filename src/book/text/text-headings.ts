import { findSeries } from '../outline/chapter-series.ts';
import { isCapitals, isPartUnit, readNumbering } from '../outline/numbering.ts';
import { readHeadings } from '../outline/outline-heading.ts';
import { findCandidates, WIDE_SPACE, type Candidate, type Kind } from './heading-candidates.ts';
import { headingLine, isNameLike, isShortName } from './heading-line.ts';
import type { ListedHeading } from './listed-headings.ts';
import type { TextParagraph } from './text-paragraphs.ts';

/** A heading found in plain text: one paragraph. */
export interface TextHeading {
  at: number;
  text: string;
  /** 1–6. */
  level: number;
  /** Whether the printed contents list names it. */
  isListed: boolean;
}

const PART_LEVEL = 1;
const CHAPTER_LEVEL = 2;
/** Of names below their numbers. */
const NAME_LEVEL = 3;
/** Of headings inside chapters. */
const SECTION_LEVEL = 5;
/** Share of the numbered headings that must have a name below them for these to be names. */
const LEAST_NAMED = 0.6;
/** Characters from one bare number to the next, on average; less is between items of a list. */
const SHORTEST_SECTION = 250;
/** Spaced headings that make chapters, and the characters from one to the next. */
const FEWEST_SPACED = 3;
const SHORTEST_SPACED = 800;
/** Characters of a work that follows the last chapter. */
const SHORTEST_APPENDED = 3000;
/** Share of the text that one section under a spaced heading may be. */
const LARGEST_SECTION = 0.5;

/** How far candidates are from one another, in characters of the text between them. */
class TextLengths {
  private readonly sums: number[] = [0];

  constructor(paragraphs: readonly TextParagraph[]) {
    for (const { lines } of paragraphs) {
      const length = lines.reduce((sum, line) => sum + line.length, 0);
      this.sums.push((this.sums.at(-1) ?? 0) + length);
    }
  }

  between(from: number, to: number): number {
    return (this.sums[to] ?? this.sums.at(-1) ?? 0) - (this.sums[from] ?? 0);
  }

  get total(): number {
    return this.sums.at(-1) ?? 0;
  }
}

function averageLength(found: readonly Candidate[], lengths: TextLengths, end: number): number {
  const first = found[0];
  return first === undefined ? 0 : lengths.between(first.at, end) / found.length;
}

/** Whether spaced lines divide the text into sections none of which is most of it. */
function areEven(found: readonly Candidate[], lengths: TextLengths, end: number): boolean {
  if (found.length < FEWEST_SPACED) return false;
  if (averageLength(found, lengths, end) < SHORTEST_SPACED) return false;
  const places = [0, ...found.map(({ at }) => at), end];
  const largest = places.reduce(
    (most, at, index) => Math.max(most, lengths.between(places[index - 1] ?? 0, at)),
    0,
  );
  return largest <= lengths.total * LARGEST_SECTION;
}

/** Chooses which kinds of candidates are headings, and of which level. */
class HeadingChoice {
  private readonly lengths: TextLengths;

  constructor(
    private readonly paragraphs: readonly TextParagraph[],
    private readonly candidates: readonly Candidate[],
    private readonly listed: readonly ListedHeading[],
  ) {
    this.lengths = new TextLengths(paragraphs);
  }

  choose(): TextHeading[] {
    const chosen = new Map<number, TextHeading>();
    const levels = this.levels();
    const appended = this.appendedWorks();
    for (const candidate of this.candidates) {
      const { at, text, kind, number } = candidate;
      const level = appended.has(candidate) ? CHAPTER_LEVEL : levels.get(kind);
      if (level === undefined) continue;
      const isPart = isPartUnit(number?.unit ?? '');
      // A list of the first work's chapters does not name what is appended to it.
      const isListed = this.listed.length > 0 && appended.has(candidate);
      chosen.set(at, { at, text, level: isPart ? PART_LEVEL : level, isListed });
    }
    for (const { first, last } of this.listed) {
      for (let at = first; at <= last; at++) {
        const text = headingLine(this.paragraphs[at]) ?? '';
        const isPart = isPartUnit(readNumbering(text)?.unit ?? '');
        const level = isPart ? PART_LEVEL : at === first ? CHAPTER_LEVEL : NAME_LEVEL;
        chosen.set(at, { at, text, level, isListed: at === first });
      }
    }
    this.addUnlisted(chosen);
    this.addNames(chosen);
    return [...chosen.values()].sort((a, b) => a.at - b.at);
  }

  /** Adds lines that look like the listed ones, over as much text: lists have gaps. */
  private addUnlisted(chosen: Map<number, TextHeading>): void {
    const { paragraphs, listed, lengths } = this;
    const plain = listed.filter(({ first }) => chosen.get(first)?.level === CHAPTER_LEVEL);
    const space = Math.min(...plain.map(({ first }) => paragraphs[first]?.space ?? 0));
    const isPlain = plain.every(({ first }) => {
      const text = chosen.get(first)?.text ?? '';
      return isCapitals(text) && readNumbering(text) === null;
    });
    if (plain.length < FEWEST_SPACED || !isPlain) return;
    const from = plain[0]?.first ?? Infinity;
    const places = this.candidates.map(({ at }) => at);
    const all = [...new Set([...places, ...plain.map(({ first }) => first)])].sort((a, b) => a - b);
    const nexts = new Map(all.map((at, index) => [at, all[index + 1] ?? paragraphs.length]));
    const found = this.of('spaced').filter(({ at, text }) => {
      const next = nexts.get(at) ?? paragraphs.length;
      const isLike = at > from && isCapitals(text) && (paragraphs[at]?.space ?? 0) >= space;
      return isLike && lengths.between(at, next) >= SHORTEST_APPENDED;
    });
    for (const { at, text } of found) {
      chosen.set(at, { at, text, level: CHAPTER_LEVEL, isListed: true });
    }
  }

  /** Lines in capitals after the last numbered chapter, with as much space and a text as long: appended works. */
  private appendedWorks(): Set<Candidate> {
    const { candidates, paragraphs } = this;
    const worded = this.of('worded');
    const [first] = worded;
    const last = worded.at(-1);
    if (first === undefined || last === undefined) return new Set();
    const end = Math.max(last.at, this.listed.at(-1)?.last ?? -1);
    const spaced = this.of('spaced');
    if (spaced.some(({ at }) => at > first.at && at < end)) return new Set();
    const space = Math.max(paragraphs[last.at]?.space ?? 0, WIDE_SPACE + 1);
    const found = candidates.filter((candidate, index) => {
      const { at, text, kind } = candidate;
      if (kind !== 'spaced' || at < end || !isCapitals(text)) return false;
      const next = candidates[index + 1]?.at ?? paragraphs.length;
      const isApart = (paragraphs[at]?.space ?? 0) >= space;
      return isApart && this.lengths.between(at, next) >= SHORTEST_APPENDED;
    });
    return new Set(found);
  }

  private of(kind: Kind): Candidate[] {
    return this.candidates.filter((candidate) => candidate.kind === kind);
  }

  private isSeries(found: readonly Candidate[]): boolean {
    const blocks = found.flatMap(({ text }) => [
      { kind: 'heading' as const, text, level: CHAPTER_LEVEL },
      { kind: 'paragraph' as const, text: 'x'.repeat(2000), level: 0 },
    ]);
    return findSeries(readHeadings(blocks, '')) !== null;
  }

  private levels(): Map<Kind, number> {
    const { lengths, paragraphs } = this;
    const end = paragraphs.length;
    const worded = this.of('worded').filter(({ number }) => !isPartUnit(number?.unit ?? ''));
    const bare = this.of('bare');
    const counted = this.of('counted');
    const isFar = (found: readonly Candidate[]): boolean =>
      averageLength(found, lengths, end) >= SHORTEST_SECTION && this.isSeries(found);
    const hasWords = worded.length >= 2 || this.listed.length >= 2;
    const levels = new Map<Kind, number>([
      ['worded', CHAPTER_LEVEL],
      ['named', CHAPTER_LEVEL],
      ['letter', CHAPTER_LEVEL],
    ]);
    if (isFar(bare)) levels.set('bare', hasWords ? NAME_LEVEL + 1 : CHAPTER_LEVEL);
    if (isFar(counted)) levels.set('counted', hasWords ? NAME_LEVEL + 1 : CHAPTER_LEVEL);
    const isDivided =
      hasWords || this.of('letter').length > 0 || levels.has('bare') || levels.has('counted');
    const capitals = this.of('spaced');
    if (!isDivided && areEven(capitals, lengths, end)) levels.set('spaced', CHAPTER_LEVEL);
    else if (capitals.every(({ text }) => isCapitals(text))) levels.set('spaced', SECTION_LEVEL);
    return levels;
  }

  /** Makes headings of the names below bare numbers, where most numbers have one. */
  private addNames(chosen: Map<number, TextHeading>): void {
    const units = new Map<string, TextHeading[]>();
    for (const heading of chosen.values()) {
      const number = readNumbering(heading.text);
      if (number?.name !== '') continue;
      const own = units.get(number.unit) ?? [];
      own.push(heading);
      units.set(number.unit, own);
    }
    for (const numbers of units.values()) this.addNamesTo(numbers, chosen);
  }

  private addNamesTo(numbers: readonly TextHeading[], chosen: Map<number, TextHeading>): void {
    const names: TextHeading[] = [];
    let named = 0;
    for (const { at, level } of numbers) {
      if (chosen.has(at + 1)) {
        named++;
        continue;
      }
      const text = headingLine(this.paragraphs[at + 1]);
      const isOver = this.paragraphs[at + 2] === undefined;
      if (text === null || isOver) continue;
      // Where most numbers have names that read as such, others may be questions or quotations.
      if (isNameLike(text)) named++;
      else if (!isShortName(text) && !isNameLike(text.replace(/^["“‘']|[!?"”’']+$/gu, '')))
        continue;
      names.push({ at: at + 1, text, level: Math.min(level + 1, SECTION_LEVEL), isListed: false });
    }
    if (named < 2 || named < numbers.length * LEAST_NAMED) return;
    for (const name of names) chosen.set(name.at, name);
  }
}

/**
 * Finds the headings of a plain text: those that the contents list names, numbered ones, known parts of books,
 * and lines with space above them that divide the text.
 */
export function findHeadings(
  paragraphs: readonly TextParagraph[],
  listed: readonly ListedHeading[],
  isFree: (at: number) => boolean,
): TextHeading[] {
  const candidates = findCandidates(paragraphs, isFree);
  return new HeadingChoice(paragraphs, candidates, listed).choose();
}
