/** UTF-16 offsets into a text, `end` excluded. */
export interface TextRange {
  start: number;
  end: number;
}

/** Adds a range to ranges that ascend and do not touch; those that it touches become one with it. */
export function addRange(ranges: readonly TextRange[], added: TextRange): TextRange[] {
  const before = ranges.filter(({ end }) => end < added.start);
  const after = ranges.filter(({ start }) => start > added.end);
  const touching = ranges.slice(before.length, ranges.length - after.length);
  const start = Math.min(added.start, touching[0]?.start ?? added.start);
  const end = Math.max(added.end, touching.at(-1)?.end ?? added.end);
  return [...before, { start, end }, ...after];
}

/** Takes a range out of others. */
export function subtractRange(ranges: readonly TextRange[], taken: TextRange): TextRange[] {
  return ranges.flatMap(({ start, end }) =>
    [
      { start, end: Math.min(end, taken.start) },
      { start: Math.max(start, taken.end), end },
    ].filter((left) => left.start < left.end),
  );
}

/** Whether ranges, ascending, leave nothing of a text but white space. */
export function coversText(text: string, ranges: readonly TextRange[]): boolean {
  return keptRanges(text, ranges).every(({ start, end }) => text.slice(start, end).trim() === '');
}

/** What ranges, ascending, leave of a text. */
export function keptRanges(text: string, ranges: readonly TextRange[]): TextRange[] {
  const kept: TextRange[] = [];
  let from = 0;
  for (const { start, end } of ranges) {
    if (start > from) kept.push({ start: from, end: start });
    from = Math.max(from, end);
  }
  if (from < text.length) kept.push({ start: from, end: text.length });
  return kept;
}
