import { isKnownUnit, readNumbering } from '../outline/numbering.ts';
import { bracketEnd, type TextParagraph } from './text-paragraphs.ts';

/** Paragraphs that the note of a picture's place may take. */
const LONGEST_PICTURE = 30;
const PICTURE = /^\s*\[\s*(?:illustrations?|picture|image|frontispiece|map|facsimile|music)\b/i;
const PAGE_NUMBER = /^\s*[-–—[({]*\s*(?:page\s+)?(\d{1,4})\s*[-–—\])}]*\s*$/i;
/** Numbers that are enough to tell pages', and the share of all numbers that they must be. */
const FEWEST_PAGES = 5;
const LEAST_COUNTED = 0.6;
/** Share of pages' numbers that stand in the middle of sentences. */
const LEAST_INSIDE = 0.2;
const WIDEST_STEP = 3;
/** A number in the middle of a sentence counts as much as so many others. */
const INSIDE_WEIGHT = 2;

/** Whether a paragraph stops in the middle of a sentence. */
function isUnfinished(paragraph: TextParagraph | undefined): boolean {
  const line = paragraph?.lines.at(-1)?.trim() ?? '';
  return (paragraph?.lines.length ?? 0) > 1 && /[\p{Ll},;—-]$/u.test(line);
}

/** The paragraphs that say where a picture stood in print, with the captions in the same bracket. */
export function findPictures(paragraphs: readonly TextParagraph[]): Set<number> {
  const found = new Set<number>();
  for (let at = 0; at < paragraphs.length; at++) {
    if (!PICTURE.test(paragraphs[at]?.lines[0] ?? '')) continue;
    const last = bracketEnd(paragraphs, at, LONGEST_PICTURE);
    for (; at < last; at++) found.add(at);
    found.add(at);
  }
  return found;
}

/** Takes out the numbers of pages that stand alone among the paragraphs, and joins what they divided. */
export function dropPageNumbers(paragraphs: readonly TextParagraph[]): TextParagraph[] {
  const pages = findPageNumbers(paragraphs);
  if (pages.size === 0) return [...paragraphs];
  const kept: TextParagraph[] = [];
  let isAfterNumber = false;
  for (const [at, paragraph] of paragraphs.entries()) {
    if (pages.has(at)) {
      isAfterNumber = true;
      continue;
    }
    const last = kept.at(-1);
    const goesOn =
      isAfterNumber && isUnfinished(last) && /^\s*\p{Ll}/u.test(paragraph.lines[0] ?? '');
    if (last !== undefined && goesOn) last.lines = [...last.lines, ...paragraph.lines];
    else kept.push({ ...paragraph });
    isAfterNumber = false;
  }
  return kept;
}

interface NumberParagraph {
  at: number;
  value: number;
  /** Whether it stands in the middle of a sentence. */
  isInside: boolean;
}

function findPageNumbers(paragraphs: readonly TextParagraph[]): Set<number> {
  const numbers = paragraphs.flatMap(({ lines }, at): NumberParagraph[] => {
    const found = lines.length === 1 ? PAGE_NUMBER.exec(lines[0] ?? '')?.[1] : undefined;
    if (found === undefined) return [];
    return [{ at, value: Number(found), isInside: isUnfinished(paragraphs[at - 1]) }];
  });
  const pages = countedPages(numbers);
  const inside = pages.filter(({ isInside }) => isInside);
  const arePages =
    pages.length >= FEWEST_PAGES &&
    pages.length >= numbers.length * LEAST_COUNTED &&
    inside.length >= pages.length * LEAST_INSIDE;
  return new Set(arePages ? pages.map(({ at }) => at) : []);
}

/** The most numbers that count pages one by one, those inside sentences first: others may number chapters. */
function countedPages(numbers: readonly NumberParagraph[]): NumberParagraph[] {
  interface Chain {
    number: NumberParagraph;
    weight: number;
    before: Chain | undefined;
  }
  const chains = new Map<number, Chain>();
  let best: Chain | undefined;
  for (const number of numbers) {
    let before: Chain | undefined;
    for (let step = 1; step <= WIDEST_STEP; step++) {
      const other = chains.get(number.value - step);
      if (other !== undefined && other.weight > (before?.weight ?? 0)) before = other;
    }
    const weight = (before?.weight ?? 0) + (number.isInside ? INSIDE_WEIGHT : 1);
    const chain = { number, weight, before };
    if (weight >= (chains.get(number.value)?.weight ?? 0)) chains.set(number.value, chain);
    if (weight >= (best?.weight ?? 0)) best = chain;
  }
  const found: NumberParagraph[] = [];
  for (let chain = best; chain !== undefined; chain = chain.before) found.push(chain.number);
  return found.reverse();
}

const TRANSCRIBER = /^\W*(?:original )?transcriber[’']?s?[’']?s? (?:end)?notes?\W*$/i;

const UNDERLINE = /^\s*(?:={3,}|-{3,}|~{3,})\s*$/;
const LONGEST_UNDERLINED = 100;
/** Characters by which a line below a heading may be longer or shorter than the heading. */
const UNDERLINE_SLACK = 4;

/** Whether a line is a heading because the next is a rule of its length. */
function isUnderlined(line: string, next: string): boolean {
  const length = line.trim().length;
  const isRule = UNDERLINE.test(next) && length > 0 && length <= LONGEST_UNDERLINED;
  return isRule && Math.abs(next.trim().length - length) <= UNDERLINE_SLACK;
}

/** Puts a chapter's number that stands right above its text, its name, or an underlined heading into a paragraph of its own. */
export function splitHeads(paragraphs: readonly TextParagraph[]): TextParagraph[] {
  return paragraphs.flatMap((paragraph) => {
    const [first = '', second, ...more] = paragraph.lines;
    if (second === undefined) return [paragraph];
    if (isUnderlined(first, second)) {
      const head = { lines: [first], space: paragraph.space };
      return more.length === 0 ? [head] : [head, { lines: more, space: 1 }];
    }
    const number = readNumbering(first);
    const isNotice = TRANSCRIBER.test(first);
    const isHead =
      isNotice || (number?.name === '' && isKnownUnit(number.unit) && !/^\s*\p{Ll}/u.test(second));
    if (!isHead) return [paragraph];
    return [
      { lines: [first], space: paragraph.space },
      { lines: [second, ...more], space: 0 },
    ];
  });
}
