import { titleKey } from '../markup/plain-text.ts';
import { isCapitals, readNumbering } from '../outline/numbering.ts';
import { readNames } from '../person-names.ts';
import { roleByTitle } from '../structure/role-rules.ts';
import { bareHeading, isNameLike } from './heading-line.ts';
import type { TextParagraph } from './text-paragraphs.ts';

/** What a title page says; empty where it says nothing. */
export interface TitlePage {
  title: string;
  authors: string[];
}

/** Paragraphs of a title page that are looked at. */
const MOST_PARAGRAPHS = 8;
const LONGEST_TITLE = 150;
const MOST_TITLE_LINES = 3;
const BY = /^(?:written\s+)?(?:by|von|par|di|por|door)[:\s]+(?=\p{Lu})/iu;
const BY_ALONE = /^(?:by|von|par|di|por|door)[:.]?$/i;
const NAME =
  /^(?:(?:\p{Lu}[\p{Ll}’'-]+|\p{Lu}\.|\p{Lu}{2,}|(?:de|van|von|du|la|le|der|den)(?=\s))\s+){1,4}(?:\p{Lu}[\p{Ll}’'-]+|\p{Lu}[\p{Lu}’'-]+)$/u;
const NO_NAME =
  /\b(?:the|an?|of|and|or|in|to|edition|volume|vol|book|part|chapter|copyright|press|publish\w*|illustrated|translated|edited|version|story|novel|tales?|romance|poems?|complete|first|second|new|london|york|boston)\b/i;
const SMALL_WORDS = new Set(
  'a an the of in and or to for on at by with from as nor but de la le les du des et und der die das von zu y el los del e il di'.split(
    ' ',
  ),
);

/** A title in capitals as it is written: “THE TIME MACHINE” → “The Time Machine”. */
export function withoutCapitals(title: string): string {
  if (!isCapitals(title)) return title;
  let isStart = true;
  return title.replace(/[\p{L}\p{M}\d’'.]+|[:;.!?—–]|--/gu, (word) => {
    if (!/\p{L}/u.test(word)) {
      isStart = /[:.!?—–-]/.test(word);
      return word;
    }
    const lower = word.toLowerCase();
    const isSmall = !isStart && SMALL_WORDS.has(lower);
    isStart = word.endsWith('.') && word.length > 3;
    const isNumeral = /^[IVXLC]{2,}$/.test(word);
    const isInitials = /^(?:\p{Lu}\.)+$/u.test(word);
    if (isNumeral || isInitials) return word;
    return isSmall ? lower : lower.replace(/^\P{L}*\p{L}/u, (start) => start.toUpperCase());
  });
}

function isName(line: string): boolean {
  return line.length <= 50 && NAME.test(line) && !NO_NAME.test(line);
}

/** The author that the lines under a title name. */
function authorOf(lines: readonly string[], isTitled: boolean): string[] {
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1] ?? '';
    const stated = BY_ALONE.test(line) ? next : BY.test(line) ? line.replace(BY, '') : '';
    const name = stated
      .replace(/\s*[,;(]\s*(?:author|translated|illustrated|\d{4}).*$/i, '')
      .trim();
    if (name !== '' && name.length <= 80)
      return readNames(withoutCapitals(name.replace(/[.,;]$/, '')));
  }
  const [second = ''] = lines;
  return isTitled && isName(second) ? readNames(withoutCapitals(second)) : [];
}

/**
 * Reads the title page of a text: the lines before the first chapter, or before the text of a story that has no
 * chapters. `end` is the first paragraph that is not of it.
 */
export function readTitlePage(paragraphs: readonly TextParagraph[], end: number): TitlePage {
  const page: TextParagraph[] = [];
  for (const paragraph of paragraphs.slice(0, Math.min(end, MOST_PARAGRAPHS))) {
    const length = paragraph.lines.reduce((sum, line) => sum + line.length, 0);
    if (length > LONGEST_TITLE * 2) break;
    page.push(paragraph);
  }
  const lines = page.flatMap((paragraph) => paragraph.lines.map(bareHeading));
  const [first] = page;
  if (first === undefined) return { title: '', authors: [] };
  const stop = first.lines.findIndex((line) => BY.test(line.trim()) || BY_ALONE.test(line.trim()));
  const own = first.lines.slice(0, stop < 0 ? undefined : stop);
  const title = bareHeading(own.map((line) => line.trim()).join(' ')).replace(/[.,;:]$/, '');
  const rest = lines.slice(own.length);
  const hasByline = rest.slice(0, 4).some((line) => BY.test(line) || BY_ALONE.test(line));
  const isTitle =
    own.length <= MOST_TITLE_LINES &&
    title.length <= LONGEST_TITLE &&
    titleKey(title) !== '' &&
    readNumbering(title)?.name !== '' &&
    roleByTitle(title) === null &&
    (hasByline || (isNameLike(title) && (isCapitals(title) || (page[1]?.space ?? 0) >= 2)));
  return {
    title: isTitle ? withoutCapitals(title) : '',
    authors: authorOf(rest, isTitle),
  };
}
