import type { ContentBlock } from '../markup/content.ts';
import { roleByTitle } from '../structure/role-rules.ts';
import { readNames } from '../person-names.ts';
import { readNumbering } from './numbering.ts';

/** Blocks of a document among which its title page is. */
const WITHIN = 12;
const LONGEST_LINE = 100;
const BY =
  /^(?:written |a novel |a story |stories |poems |essays )?(?:by|von|par|di|por|door|av|af)[\s:]+(\p{Lu}.*)$/iu;
const BY_ALONE = /^(?:by|von|par|di|por|door|av|af)[:.]?$/i;
const NAMED = /^author[\s:]+(\p{Lu}.*)$/iu;
/** What follows a name on the same line. */
const AFTER_NAME =
  /\s*(?:[,;(]?\s*(?:author of|translated|illustrated|edited|with|copyright|©|\d{4}).*)$/iu;

function isNameLike(text: string): boolean {
  const words = text.split(/\s+/);
  return text.length <= 80 && words.length <= 12 && !/[!?:]|\.\s+\p{Lu}\p{Ll}{3,}/u.test(text);
}

/** Capitals as they are written in a name: “BRAM STOKER” → “Bram Stoker”. */
function withoutCapitals(name: string): string {
  if (/\p{Ll}/u.test(name)) return name;
  return name.replace(/\p{Lu}[\p{Lu}'’]*/gu, (word) =>
    word.length > 2 ? word.charAt(0) + word.slice(1).toLowerCase() : word,
  );
}

/** The lines of a title page, up to the first chapter. */
function titleLines(blocks: readonly ContentBlock[]): string[] {
  const lines: string[] = [];
  for (const { kind, text } of blocks.slice(0, WITHIN)) {
    if (text.length > LONGEST_LINE * 4) break;
    if (kind === 'heading' && (readNumbering(text) !== null || roleByTitle(text) !== null)) break;
    lines.push(...text.split('\n').map((line) => line.trim()));
  }
  return lines.filter((line) => line !== '');
}

/** The authors that a title page names: “by Jane Austen”, or “By” and the name below it. */
export function findByline(blocks: readonly ContentBlock[]): string[] {
  const lines = titleLines(blocks);
  for (const [index, line] of lines.entries()) {
    if (line.length > LONGEST_LINE) continue;
    const next = BY_ALONE.test(line) ? lines[index + 1] : undefined;
    const found = next ?? (BY.exec(line) ?? NAMED.exec(line))?.[1];
    const name = found
      ?.replace(AFTER_NAME, '')
      .replace(/[\s,;.]+$/, (end) => (end.startsWith('.') ? '.' : ''));
    if (name === undefined || name === '' || !isNameLike(name)) continue;
    return readNames(withoutCapitals(name));
  }
  return [];
}

/** The title that a document's first heading gives: the only one of its level. */
export function findTitle(blocks: readonly ContentBlock[]): string {
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  const [first] = headings;
  if (first === undefined || readNumbering(first.text) !== null) return '';
  const isAlone = headings.filter(({ level }) => level <= first.level).length === 1;
  if (roleByTitle(first.text) !== null || (!isAlone && headings.length > 1)) return '';
  return first.text;
}
