import type { RawText } from './inline-text.ts';
import { MARK } from './marked-text.ts';

/** A single citation behind a word or a sentence: “[12]”. */
const SINGLE = /(?<=\p{L}{2}|[\p{N}.,;:!?…”’"')\]»])[ \u00a0]?(\[\d{1,3}\])/gu;

/**
 * Puts a mark without a target in the place of each single citation, and returns the text with them: a note
 * may answer it.
 */
export function markCitations(content: RawText): string {
  const { raw, marks } = content;
  if (!raw.includes('[')) return raw;
  let text = '';
  let done = 0;
  let count = 0;
  for (const found of raw.matchAll(SINGLE)) {
    const before = raw.slice(done, found.index);
    text += before + MARK;
    count += before.split(MARK).length - 1;
    const label = found[1] ?? '';
    marks.splice(count++, 0, { kind: 'reference', href: '', label, isTyped: false });
    done = found.index + found[0].length;
  }
  return text + raw.slice(done);
}
