import { titleKey } from '../markup/plain-text.ts';
import { isCapitals, isTitleCase, readNumbering } from '../outline/numbering.ts';
import type { TextParagraph } from './text-paragraphs.ts';

const LONGEST_HEADING = 160;
/** Old novels say in a chapter's heading what happens in it. */
const LONGEST_NUMBERED = 700;
const MOST_LINES = 3;
const MOST_NUMBERED_LINES = 10;
const LONGEST_NAME = 90;
/** Letters of a name that stands for its whole entry. */
const SHORTEST_NAME = 3;

/** Stands before a line that the text itself marks as a heading; the character is private. */
export const HEADING_MARK = '\ue0f2';

/** What a line is wrapped in: emphasis, dashes, brackets round a bare number. */
const DRESS = /^[\s_*=~#\ue0f2]+|[\s_*=~#]+$/g;
const DASHED = /^[—–-]+\s*([^—–-]+?)\s*[—–-]+$/u;
const BRACKETED = /^[[({]\s*([\p{L}\d]{1,12})\s*[\])}]\.?$/u;

/** A note's marker behind a title. */
const MARKER = /(?<=\S)\s?[[({](?:\d{1,3}|[*†‡§+]{1,3}|[A-Z])[\])}]/gu;

/** A heading's words without the marks that stand for its type. */
export function bareHeading(text: string): string {
  const plain = text
    .slice(0, LONGEST_NUMBERED * 2)
    .replace(MARKER, '')
    .replace(DRESS, '')
    .replace(/_([^_]+)_/g, '$1')
    .replace(/\s+/g, ' ');
  const inner = DASHED.exec(plain)?.[1] ?? BRACKETED.exec(plain)?.[1] ?? plain;
  return inner.trim();
}

/** A paragraph on one line where it may be a heading by its length; else null. */
export function headingLine(paragraph: TextParagraph | undefined): string | null {
  if (paragraph === undefined || paragraph.lines.length > MOST_NUMBERED_LINES) return null;
  const length = paragraph.lines.reduce((sum, line) => sum + line.length, 0);
  if (length > LONGEST_NUMBERED * 2) return null;
  const text = bareHeading(paragraph.lines.map((line) => line.trim()).join(' '));
  if (text === '' || text.length > LONGEST_NUMBERED) return null;
  const isShort = paragraph.lines.length <= MOST_LINES && text.length <= LONGEST_HEADING;
  return isShort || isLongNumbered(paragraph, text) ? text : null;
}

const MARKED_NUMBER = /^[\p{Lu}\s]{3,20}[\p{Lu}\d]{1,9}\s*(?:[.:—–]|--)/u;

/** “CHAPTER IX. In which our hero …”, over several lines. */
function isLongNumbered({ lines }: TextParagraph, text: string): boolean {
  const number = readNumbering(text);
  if (number === null || number.unit === '') return false;
  const first = readNumbering(lines[0] ?? '');
  return (first?.name === '' || MARKED_NUMBER.test(text)) && !/["”]$/.test(text);
}

/** Whether a short line reads as a name and not as a sentence. */
export function isNameLike(text: string): boolean {
  if (/^["“‘'([*«—]/.test(text) || text.length > LONGEST_HEADING) return false;
  if (isCapitals(text)) return !/[,;]$/.test(text);
  return text.length <= LONGEST_NAME && !/[,;:?!]$|[^.]\.["”’]$/.test(text) && isTitleCase(text);
}

/** “The Gam” has no long word that tells it from a sentence. */
export function isShortName(text: string): boolean {
  return text.length <= 40 && /^\p{Lu}/u.test(text) && !/[.,;:]$/.test(text);
}

/** A key by which a line of a contents list and a heading are found to be the same, and how much it says. */
export interface HeadingKey {
  key: string;
  weight: number;
}

/** What the same wording, the same number with its word, and a number or a name alone say. */
export const WHOLE = 8;
const NUMBER = 4;
const PART = 1;
/** Letters of a title's start that are enough to know it by. */
const LONG_START = 40;

/** The keys of a line, the surest first. */
export function keysOf(text: string): HeadingKey[] {
  const whole = titleKey(text);
  if (whole === '') return [];
  const found: HeadingKey[] = [{ key: whole, weight: WHOLE }];
  // Lists shorten long titles.
  if (whole.length >= LONG_START) {
    found.push({ key: `^${whole.slice(0, LONG_START)}`, weight: NUMBER });
  }
  const number = readNumbering(text);
  if (number === null) return found;
  const name = titleKey(number.name);
  const isNamed = name.length >= SHORTEST_NAME;
  if (isNamed) found.push({ key: `${number.value}:${name}`, weight: WHOLE });
  const weight = !isNamed ? WHOLE : number.unit === '' ? PART : NUMBER;
  found.push({ key: `${number.unit}:${number.value}:`, weight });
  if (isNamed) found.push({ key: name, weight: PART });
  return found;
}
