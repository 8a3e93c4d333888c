import { titleFromFileName } from '../file-title.ts';
import { compareNames } from './part-names.ts';

const SHORTEST_COMMON = 3;
/** What stands between a book's name and the number of a part: “My Book - Chapter 1”, “My Book (part 2”. */
const TAIL =
  /[\s\d._,;:#(["'–—-]+$|(?:^|[\s._(["'–—-])(?:chapters?|chap|ch|parts?|pt|volumes?|vols?|sections?|pages?|nr|no|kapitel|teil|band|chapitre|partie|tome|capítulo|capitulo|capitolo|parte|hoofdstuk|deel|глава|часть)$/iu;
const LEADING_NUMBER = /^[\s\d._)\]#–—-]+(?=\p{L})/u;

function commonStart(names: readonly string[]): string {
  const [first = '', ...others] = names;
  let length = first.length;
  for (const other of others) {
    let same = 0;
    while (same < length && first[same]?.toLowerCase() === other[same]?.toLowerCase()) same++;
    length = same;
  }
  const common = first.slice(0, length);
  const isWhole = names.every((name) => !/[\p{L}\p{N}]/u.test(name.charAt(length)));
  // “Book one” and “Book two-b” have no word in common where they part inside one.
  return isWhole || /[^\p{L}\p{N}]$/u.test(common) ? common : common.replace(/\p{L}+$/u, '');
}

function withoutTail(text: string): string {
  let rest = text;
  for (let next = rest.replace(TAIL, ''); next !== rest; next = rest.replace(TAIL, '')) rest = next;
  return rest.trim();
}

/** The title of a book that lies in several files: what their names have in common, else the first one's name. */
export function joinedTitle(names: readonly string[]): string {
  const titles = [...names].sort(compareNames).map(titleFromFileName);
  const common = withoutTail(commonStart(titles));
  const letters = common.match(/\p{L}/gu)?.length ?? 0;
  if (letters >= SHORTEST_COMMON) return common;
  const first = titles[0] ?? 'Untitled';
  return first.replace(LEADING_NUMBER, '');
}
