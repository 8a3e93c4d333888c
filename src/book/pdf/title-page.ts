import { titleKey } from '../markup/plain-text.ts';
import { readNames } from '../person-names.ts';
import { isBareOrdinal, startsWithOrdinal } from '../structure/ordinals.ts';
import { roleByTitle } from '../structure/role-rules.ts';
import type { PlacedBlock } from './assemble.ts';
import { isJunkAuthor, isJunkTitle } from './metadata.ts';

/** What the first pages print as the book's title and author; empty where they print none. */
export interface PrintedTitle {
  title: string;
  authors: string[];
}

/** A title is set in type larger than the text by this factor. */
const TITLE_SIZE = 1.2;
const LONGEST_TITLE = 200;
/** Pages among which a title page is looked for. */
const FIRST_PAGES = 3;
const MOST_BLOCKS = 12;
/** Headings of one level that are the chapters', and no author's name. */
const FEWEST_CHAPTERS = 3;
/** “1 Introduction” heads a chapter. */
const NUMBERED = /^\d+(?:\.\d+)*\.?\s/;
const BY =
  /^(?:(?:a (?:novel|play|story|tale) |written |edited |translated )?by|von|par|por|di|door)\s+/i;
const NAME_WORD = /^(?:\p{Lu}[\p{L}'’.-]*|de|la|le|van|von|der|den|del|della|di|da|du|y|and|&|e)$/u;

function isTitleText(text: string): boolean {
  return (
    text.length <= LONGEST_TITLE &&
    !isJunkTitle(text) &&
    !isBareOrdinal(text) &&
    !NUMBERED.test(text) &&
    !startsWithOrdinal(text) &&
    roleByTitle(text) === null
  );
}

function isName(text: string): boolean {
  const words = text.trim().split(/\s+/);
  const isNamed =
    words.length >= 2 && words.length <= 6 && words.every((word) => NAME_WORD.test(word));
  return isNamed && !isJunkAuthor(text);
}

/** Names that stand near the title: behind “by”, or as a line of nothing but names. */
function findAuthors(
  blocks: readonly PlacedBlock[],
  at: number,
  all: readonly PlacedBlock[],
): string[] {
  const isChapter = ({ block }: PlacedBlock): boolean =>
    block.kind === 'heading' &&
    all.filter(({ block: other }) => other.kind === 'heading' && other.level === block.level)
      .length >= FEWEST_CHAPTERS;
  const near = blocks
    .slice(Math.max(0, at - 2), at + 4)
    .filter((placed) => placed !== blocks[at] && !isChapter(placed));
  const texts = near.flatMap(({ block }) => block.text.split('\n'));
  const by = texts.find((text) => BY.test(text) && text.length < 100);
  if (by !== undefined) return readNames(by.replace(BY, ''));
  const [name] = texts.filter((text) => text.length < 60 && isName(text));
  return name === undefined ? [] : readNames(name);
}

/** Finds title and author on the first pages: the largest type, and the names near it. */
export function readTitlePage(blocks: readonly PlacedBlock[], textSize: number): PrintedTitle {
  const front = blocks.filter(({ page }) => page < FIRST_PAGES).slice(0, MOST_BLOCKS);
  const [first] = front;
  const candidates = front.filter(
    (placed) =>
      placed.size >= textSize * TITLE_SIZE &&
      placed.page === (first?.page ?? 0) &&
      isTitleText(placed.block.text),
  );
  const size = Math.max(...candidates.map((placed) => placed.size));
  const largest = candidates.find((placed) => placed.size === size);
  if (largest === undefined) return { title: '', authors: [] };
  const at = front.indexOf(largest);
  // A title of two lines may be two blocks of one size.
  const next = front[at + 1];
  const isSecond =
    next !== undefined && next.size === size && next.gap < 2 && isTitleText(next.block.text);
  const title = isSecond ? `${largest.block.text} ${next.block.text}` : largest.block.text;
  return { title: title.replaceAll('\n', ' '), authors: findAuthors(front, at, blocks) };
}

const DATE =
  /^(?:\p{L}+\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:\d{1,2}\.?\s+\p{L}+\.?,?\s+)?(?:1[5-9]|20)\d\d$/u;

/** Makes plain text of the authors' names and the date that stand below a title in large type: they head nothing. */
export function demoteTitleLines(
  blocks: readonly PlacedBlock[],
  authors: readonly string[],
): PlacedBlock[] {
  const names = new Set(authors.map(titleKey));
  const end = blocks.findIndex(({ block }) => block.kind !== 'heading' && block.text.length > 200);
  const front = end < 0 ? MOST_BLOCKS : Math.min(end, MOST_BLOCKS);
  return blocks.map((placed, index) => {
    const { block } = placed;
    if (index === 0 || index >= front || block.kind !== 'heading') return placed;
    const isName = names.has(titleKey(block.text.replace(BY, ''))) || BY.test(block.text);
    if (!isName && !DATE.test(block.text)) return placed;
    return { ...placed, block: { ...block, kind: 'paragraph', level: 0 } };
  });
}
