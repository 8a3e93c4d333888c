import type { LanguageRun } from '../../domain/book.ts';
import type { TextRange } from '../../domain/edits/text-ranges.ts';

/** The parts of a text's runs that lie in each of its sentences, by offsets into the sentence. */
export function runsOfSentences(
  sentences: readonly TextRange[],
  runs: readonly LanguageRun[],
): LanguageRun[][] {
  let first = 0;
  return sentences.map(({ start, end }) => {
    while ((runs[first]?.end ?? Infinity) <= start) first++;
    const inside: LanguageRun[] = [];
    for (let at = first; (runs[at]?.start ?? Infinity) < end; at++) {
      const run = runs[at];
      if (run === undefined) break;
      inside.push({
        ...run,
        start: Math.max(0, run.start - start),
        end: Math.min(end, run.end) - start,
      });
    }
    return inside;
  });
}
