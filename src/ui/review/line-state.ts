import type { Exclusion } from '../../domain/edits/book-edits.ts';
import type { BookEdit } from '../../domain/edits/changes.ts';
import type { TextRange } from '../../domain/edits/text-ranges.ts';
import type { TextLine } from './text-slices.ts';

/** Whether a line is heard, as `aria-checked` has it. */
export type LineState = 'true' | 'false' | 'mixed';

/** Whether a line is heard: wholly, not at all, or in part. `exclusion` is the one at its place, if any. */
export function lineState(exclusion: Exclusion | undefined): LineState {
  if (exclusion === undefined) return 'true';
  return exclusion.ranges === null ? 'false' : 'mixed';
}

/** Whether a sentence of a line is heard. */
export function isHeard(sentence: TextRange, exclusion: Exclusion | undefined): boolean {
  if (exclusion === undefined) return true;
  const { ranges } = exclusion;
  return (
    ranges !== null &&
    !ranges.some(({ start, end }) => start <= sentence.start && end >= sentence.end)
  );
}

/** Leaves a line out, or puts all of it back when nothing of it is heard. */
export function toggleLine({ place }: TextLine, exclusion: Exclusion | undefined): BookEdit {
  return { kind: lineState(exclusion) === 'false' ? 'restore' : 'exclude', ...place };
}

/** Leaves a sentence out, or puts it back. */
export function toggleSentence(
  line: TextLine,
  sentence: TextRange,
  exclusion: Exclusion | undefined,
): BookEdit {
  if (line.whole) return toggleLine(line, exclusion);
  const { start, end } = sentence;
  const kind = isHeard(sentence, exclusion) ? 'exclude' : 'restore';
  return { kind, ...line.place, start, end };
}
