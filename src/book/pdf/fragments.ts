import type { Fragment, PageText, Span } from './page-text.ts';

/** Gap that divides fragments, in font sizes; wider than between words as a rule, narrower than between columns. */
const FRAGMENT_GAP = 0.75;
/** Distance of baselines on one line, in font sizes: of equal sizes, and of a raised or lowered smaller one. */
const SAME_BASELINE = 0.3;
const RAISED_BASELINE = 0.62;
const SMALLER = 0.88;

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.text.length, 0);
}

/** The size that most characters of a row of spans have, and where these stand. */
function mainSpan(spans: readonly Span[]): Span | undefined {
  const bySize = new Map<number, Span[]>();
  for (const span of spans) {
    const key = Math.round(span.size * 2);
    const same = bySize.get(key);
    if (same === undefined) bySize.set(key, [span]);
    else same.push(span);
  }
  const groups = [...bySize.values()];
  groups.sort((a, b) => lengthOf(b) - lengthOf(a) || (b[0]?.size ?? 0) - (a[0]?.size ?? 0));
  return groups[0]?.reduce((longest, span) =>
    span.text.length > longest.text.length ? span : longest,
  );
}

/** Makes a fragment of spans in the order of reading. */
export function toFragment(spans: readonly Span[], order: number): Fragment {
  const main = mainSpan(spans);
  return {
    spans: [...spans],
    x0: Math.min(...spans.map((span) => span.x0)),
    x1: Math.max(...spans.map((span) => span.x1)),
    y: main?.y ?? 0,
    size: main?.size ?? 0,
    order,
    element: main?.element ?? -1,
  };
}

/** Whether two baselines are one: equal for equal sizes, near for a raised or lowered smaller size. */
export function isOneBaseline(
  a: { y: number; size: number },
  b: { y: number; size: number },
): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  const reach = small.size < large.size * SMALLER ? RAISED_BASELINE : SAME_BASELINE;
  const size = small.size < large.size * SMALLER ? large.size : small.size;
  return Math.abs(a.y - b.y) <= size * reach;
}

function follows(before: Span, span: Span, current: readonly Span[]): boolean {
  if (before.element !== span.element) return false;
  const gap = span.x0 - before.x1;
  const size = Math.max(before.size, span.size);
  // Right to left, or a letter with its accent: what is drawn next stands before.
  if (gap > FRAGMENT_GAP * size || gap < -0.4 * size) return false;
  return isOneBaseline(mainSpan(current) ?? before, span);
}

/** Joins spans that are drawn one after the other on one baseline. */
export function joinSpans({ spans }: PageText): Fragment[] {
  const fragments: Fragment[] = [];
  let current: Span[] = [];
  for (const span of spans) {
    const before = current.at(-1);
    if (before !== undefined && !follows(before, span, current)) {
      fragments.push(toFragment(current, fragments.length));
      current = [];
    }
    current.push(span);
  }
  if (current.length > 0) fragments.push(toFragment(current, fragments.length));
  return fragments;
}

/** Fragments side by side on one baseline, from left to right. */
export interface Row {
  fragments: Fragment[];
  y: number;
  size: number;
  x0: number;
  x1: number;
}

function toRow(fragments: Fragment[]): Row {
  fragments.sort((a, b) => a.x0 - b.x0);
  const main = fragments.reduce((longest, next) =>
    lengthOf(next.spans) * next.size > lengthOf(longest.spans) * longest.size ? next : longest,
  );
  return {
    fragments,
    y: main.y,
    size: main.size,
    x0: Math.min(...fragments.map((fragment) => fragment.x0)),
    x1: Math.max(...fragments.map((fragment) => fragment.x1)),
  };
}

/** Whether a smaller fragment stands close beside another, as a marker does. */
function isBeside(fragment: Fragment, others: readonly Fragment[]): boolean {
  return others.some((other) => {
    const gap = Math.max(fragment.x0 - other.x1, other.x0 - fragment.x1);
    return gap < other.size * 0.5 && gap > -other.size * 0.5;
  });
}

/** Sorts fragments into rows from top to bottom. */
export function toRows(fragments: readonly Fragment[]): Row[] {
  const sorted = fragments.toSorted((a, b) => a.y - b.y || a.x0 - b.x0);
  const large: Fragment[][] = [];
  for (const fragment of sorted) {
    const row = large.at(-1);
    const first = row?.reduce((most, next) => (next.size > most.size ? next : most));
    const near = row !== undefined && first !== undefined && isOneBaseline(first, fragment);
    const isSame = near && Math.abs(first.size - fragment.size) < first.size * (1 - SMALLER);
    if (near && (isSame || isBeside(fragment, row))) row.push(fragment);
    else large.push([fragment]);
  }
  return large.map(toRow);
}
