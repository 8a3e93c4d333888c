import type { Fragment, PageText } from './page-text.ts';

/** Characters of a fragment that is text and shows where the text's edges are. */
const TEXT_LENGTH = 16;
/** Numbers at one edge of a page that show that lines are counted there. */
const FEWEST = 3;
const NUMBER = /^\d{1,5}$/;
/** Points by which numbers of one column may differ. */
const SAME_EDGE = 2;

interface MarginNumber {
  fragment: Fragment;
  value: number;
  isLeft: boolean;
}

function textOf({ spans }: Fragment): string {
  return spans.map(({ text }) => text).join('');
}

/** Numbers that stand beside the text, outside of its edges. */
function findOutside(fragments: readonly Fragment[]): MarginNumber[] {
  const texts = fragments.filter((fragment) => textOf(fragment).length >= TEXT_LENGTH);
  if (texts.length < FEWEST) return [];
  const left = Math.min(...texts.map(({ x0 }) => x0));
  const right = Math.max(...texts.map(({ x1 }) => x1));
  const top = Math.min(...texts.map(({ y, size }) => y - size));
  const bottom = Math.max(...texts.map(({ y, size }) => y + size));
  return fragments.flatMap((fragment): MarginNumber[] => {
    const text = textOf(fragment);
    const isBeside = fragment.y > top && fragment.y < bottom;
    if (!NUMBER.test(text) || !isBeside) return [];
    if (fragment.x1 < left) return [{ fragment, value: Number(text), isLeft: true }];
    return fragment.x0 > right ? [{ fragment, value: Number(text), isLeft: false }] : [];
  });
}

/** Whether numbers from top to bottom count up, by the same step for the most part. */
function isCounting(numbers: readonly MarginNumber[]): boolean {
  const values = numbers.toSorted((a, b) => a.fragment.y - b.fragment.y).map(({ value }) => value);
  const steps = values.slice(1).map((value, index) => value - (values[index] ?? 0));
  const [first = 0] = steps;
  return first > 0 && steps.filter((step) => step === first).length * 3 >= steps.length * 2;
}

/** Finds the numbers of lines that stand in a margin; they are not heard. */
export function findMarginNumbers(
  pages: readonly PageText[],
  fragments: readonly (readonly Fragment[])[],
): Set<Fragment> {
  const found = new Set<Fragment>();
  const edges: number[] = [];
  const all = pages.map((_, index) => findOutside(fragments[index] ?? []));
  const edgeOf = ({ fragment, isLeft }: MarginNumber): number =>
    isLeft ? fragment.x1 : fragment.x0;
  for (const outside of all) {
    for (const isLeft of [true, false]) {
      const numbers = outside.filter((number) => number.isLeft === isLeft);
      if (numbers.length < FEWEST || !isCounting(numbers)) continue;
      for (const number of numbers) {
        found.add(number.fragment);
        edges.push(edgeOf(number));
      }
    }
  }
  if (edges.length === 0) return found;
  // A page with fewer lines counts at the same place.
  for (const number of all.flat()) {
    const edge = edgeOf(number);
    if (edges.some((known) => Math.abs(known - edge) <= SAME_EDGE)) found.add(number.fragment);
  }
  return found;
}
