import { RewrittenText, type Replacement } from '../rewritten-text.ts';

/** A way of reading something that is not written in words. */
export interface RewriteRule {
  /** What it is about, for the documentation and the tests. */
  readonly name: string;
  /** What has to be in a text for the rule to be tried at all. */
  readonly trigger: RegExp;
  /** Global; each match is offered to {@link read}. */
  readonly pattern: RegExp;
  /** The words to say instead; null to leave the match as it is. */
  read(match: RegExpExecArray): string | null;
}

/** Applies rules in order; what one has rewritten is not offered to those after it. */
export function rewriteText(text: string, rules: readonly RewriteRule[]): RewrittenText {
  const replacements: Replacement[] = [];
  for (const rule of rules) {
    if (!rule.trigger.test(text)) continue;
    const found: Replacement[] = [];
    for (const match of text.matchAll(rule.pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (end === start || overlaps(replacements, start, end)) continue;
      const words = rule.read(match);
      if (words !== null && words !== match[0])
        found.push({ start, end, words: apart(text, start, end, words) });
    }
    if (found.length > 0) {
      replacements.push(...found);
      replacements.sort((a, b) => a.start - b.start);
    }
  }
  return new RewrittenText(text, replacements);
}

function overlaps(sorted: readonly Replacement[], start: number, end: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const next = sorted[low];
  return next !== undefined && next.start < end;
}

/** Keeps the words apart from letters and digits that they would touch. */
function apart(text: string, start: number, end: number, words: string): string {
  const before = /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, start - 1), start)) ? ' ' : '';
  const after = /^[\p{L}\p{N}]/u.test(text.slice(end, end + 1)) ? ' ' : '';
  return before + words + after;
}
