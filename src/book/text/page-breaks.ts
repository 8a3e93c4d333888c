import { PageNumbering, readNumberLine } from '../page-numbers.ts';

/** Pages that are enough to tell running heads from text. */
const FEWEST_PAGES = 3;
/** Pages on which a running head stands at least, and their share. */
const FEWEST_HEADS = 3;
const HEAD_SHARE = 0.2;
/** Share of the pages' numbers that stand at the top where they are not below. */
const LEAST_AT_TOP = 0.25;
/** Lines at a page's top and bottom among which its head and number are. */
const EDGE_LINES = 2;
/** Share of the usual width that a line inside a paragraph fills. */
const FULL = 0.8;
const SENTENCE_END = /[.!?:…。！？]["”’')\]»]*$/u;

/** The letters of a line, numbers left out: what running heads of several pages have in common. */
function headKey(line: string): string {
  return line.toLowerCase().replace(/[^\p{L}]+/gu, '');
}

function edgesOf(lines: readonly string[]): number[] {
  const filled = lines.flatMap((line, at) => (line.trim() === '' ? [] : at));
  return [...new Set([...filled.slice(0, EDGE_LINES), ...filled.slice(-EDGE_LINES)])];
}

/** Lines of text without the heads and the numbers of pages. */
function withoutFurniture(pages: readonly string[][]): string[][] {
  const counts = new Map<string, number>();
  const numbering = new PageNumbering();
  const tops = new PageNumbering();
  for (const [page, lines] of pages.entries()) {
    const edges = edgesOf(lines);
    for (const [index, at] of edges.entries()) {
      for (const number of readNumberLine(lines[at] ?? '')) {
        numbering.note(number, page);
        if (index < EDGE_LINES) tops.note(number, page);
      }
    }
    const keys = new Set(edges.map((at) => headKey(lines[at] ?? '')));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const fewest = Math.max(FEWEST_HEADS, pages.length * HEAD_SHARE);
  return pages.map((lines, page) => {
    const edges = edgesOf(lines);
    const isFurniture = (at: number): boolean => {
      const line = lines[at] ?? '';
      const isTop = edges.indexOf(at) < EDGE_LINES;
      const isNumber = readNumberLine(line).some((number) => {
        const support = numbering.support(number, page);
        // Where pages have their numbers below, one at the top is a chapter's.
        const isUsual = !isTop || tops.support(number, page) >= support * LEAST_AT_TOP;
        return support >= FEWEST_PAGES && isUsual;
      });
      const key = headKey(line);
      return isNumber || (key !== '' && (counts.get(key) ?? 0) >= fewest);
    };
    const dropped = new Set<number>();
    // From the edge inwards: what stands below text is text.
    for (const order of [edges, edges.toReversed()]) {
      for (const at of order) {
        if (!isFurniture(at)) break;
        dropped.add(at);
      }
    }
    return lines.filter((_, at) => !dropped.has(at));
  });
}

function trimBlank(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return first < 0 ? [] : lines.slice(first, last + 1);
}

/**
 * Joins a text that is divided into pages by form feeds: heads and numbers of pages go, and a paragraph
 * that goes on over the page is one. Any other text stays as it is.
 */
export function joinPages(text: string): string {
  const parts = text.split('\f');
  if (parts.length < FEWEST_PAGES) return text.replaceAll('\f', '\n\n');
  const pages = withoutFurniture(parts.map((page) => page.split('\n'))).map(trimBlank);
  const filled = pages.filter((lines) => lines.length > 0);
  const lengths = filled.flatMap((lines) => lines.map(({ length }) => length));
  const width = lengths.sort((a, b) => a - b)[Math.floor(lengths.length * 0.9)] ?? 0;
  let joined = '';
  let last = '';
  for (const lines of filled) {
    const first = lines[0] ?? '';
    const isOpen = last.length >= width * FULL && !SENTENCE_END.test(last.trimEnd());
    const goesOn = isOpen && !/^\s{2,}/.test(first);
    if (joined !== '') joined += goesOn || /^\p{Ll}/u.test(first) ? '\n' : '\n\n';
    joined += lines.join('\n');
    last = lines.at(-1) ?? '';
  }
  return joined;
}
