import { roleByTitle } from '../structure/role-rules.ts';
import type { TextParagraph } from './text-paragraphs.ts';

/** Who speaks, in capitals: alone on the first line, or before a dot or a colon and what is said. */
const ALONE = /^\s*_?(\p{Lu}[\p{Lu}\s.'’&-]{1,30}?)_?[.:]?\s*$/u;
const BEFORE = /^\s*_?(\p{Lu}[\p{Lu}\s'’&-]{1,30}?)_?[.:]_?\s+(?=[\p{L}[("“‘_—-])/u;
/** Speeches that make a text a play, and the share of its paragraphs that they must be. */
const FEWEST_SPEECHES = 12;
const FEWEST_SHARE = 0.3;
/** Speeches that a person has on average. */
const FEWEST_EACH = 3;

/** Characters of a speech below a name that has a paragraph of its own. */
const LONGEST_SPEECH = 4000;

/** A speech: the speaker, and the lines without the name. */
export interface Speech {
  speaker: string;
  lines: string[];
  /** Whether the name stands in the paragraph before. */
  isBelow?: true;
}

/** A speech whose speaker has the paragraph above to themselves, where one is. */
function speechBelow(above: TextParagraph | undefined, own: TextParagraph): Speech | null {
  const [only = '', ...others] = above?.lines ?? [];
  const speaker = others.length === 0 ? ALONE.exec(only)?.[1]?.trim() : undefined;
  const length = own.lines.reduce((sum, line) => sum + line.length, 0);
  const isName = ALONE.test(own.lines[0] ?? '') && own.lines.length === 1;
  if (speaker === undefined || isName || length > LONGEST_SPEECH || own.space > 1) return null;
  return { speaker, lines: [...own.lines], isBelow: true };
}

function speechOf({ lines }: TextParagraph): Speech | null {
  const [first = '', ...others] = lines;
  const alone = others.length === 0 ? undefined : ALONE.exec(first)?.[1];
  if (alone !== undefined) return { speaker: alone.trim(), lines: others };
  const found = BEFORE.exec(first);
  if (found === null) return null;
  const rest = first.slice(found[0].length);
  return { speaker: (found[1] ?? '').trim(), lines: [rest, ...others] };
}

/** The speeches of a play, by the paragraphs that they take; empty for other texts. */
export function findSpeeches(
  paragraphs: readonly TextParagraph[],
  isFree: (at: number) => boolean,
): ReadonlyMap<number, Speech> {
  const speeches = new Map<number, Speech>();
  const speakers = new Set<string>();
  let count = 0;
  let below = 0;
  for (const [at, paragraph] of paragraphs.entries()) {
    if (!isFree(at)) continue;
    count++;
    const above = isFree(at - 1) ? paragraphs[at - 1] : undefined;
    const speech = speechOf(paragraph) ?? speechBelow(above, paragraph);
    if (speech === null || roleByTitle(speech.speaker) !== null) continue;
    speeches.set(at, speech);
    if (speech.isBelow) below++;
    speakers.add(speech.speaker);
  }
  const isPlay =
    speeches.size >= FEWEST_SPEECHES &&
    speeches.size >= (count - below) * FEWEST_SHARE &&
    speeches.size >= speakers.size * FEWEST_EACH;
  return isPlay ? speeches : new Map();
}
