import type { PageText, Span } from './page-text.ts';

/** A drop cap is larger than the text by this factor. */
const CAP_SIZE = 1.7;
const LARGEST_TEXT = 1.35;
const CAP = /^[“‘«„"'¿¡]{0,2}\p{L}[’']?\p{L}?$/u;
const WORDS = /\p{L}+/gu;
/** Letters that are words of their own in the languages that have many books. */
const LETTER_WORD = /^[AIOEUYaeouyàèéÀÉÓÈ]$/u;

function wordsOf(pages: readonly PageText[]): Set<string> {
  const words = new Set<string>();
  for (const { spans } of pages) {
    for (const { text } of spans) {
      for (const [word] of text.matchAll(WORDS)) words.add(word.toLowerCase());
    }
  }
  return words;
}

/** Spans that begin the lines beside a large letter, from top to bottom. */
function besideOf(cap: Span, spans: readonly Span[], size: number): Span[] {
  return spans
    .filter(
      (span) =>
        span !== cap &&
        span.size <= size * LARGEST_TEXT &&
        span.x0 > cap.x1 - size * 0.4 &&
        span.x0 < cap.x1 + size * 1.2 &&
        span.y < cap.y + size * 0.4 &&
        span.y > cap.y - cap.size * 1.05,
    )
    .sort((a, b) => a.y - b.y);
}

/** Whether the letter is a word by itself: “A long time ago”. */
function isOwnWord(cap: Span, first: Span, second: Span | undefined, words: Set<string>): boolean {
  if (!LETTER_WORD.test(cap.text.replace(/[^\p{L}]/gu, ''))) return false;
  const rest = /^\p{L}+/u.exec(first.text)?.[0].toLowerCase() ?? '';
  if (rest === '') return false;
  const joined = cap.text.replace(/[^\p{L}]/gu, '').toLowerCase() + rest;
  const [isJoined, isRest] = [words.has(joined), words.has(rest)];
  if (isJoined !== isRest) return isRest;
  // A space before the first line's text shows in comparison with the second line.
  return second !== undefined && first.x0 - second.x0 > first.size * 0.18;
}

function joinCap(cap: Span, beside: readonly Span[], words: Set<string>): void {
  const [first, second] = beside;
  if (first === undefined) return;
  const space = isOwnWord(cap, first, second, words) ? ' ' : '';
  first.text = `${cap.text}${space}${first.text}`;
  first.spaced = true;
  // The lines beside it are set in by its width, not as paragraphs are.
  const lines = new Set<number>();
  for (const span of beside) {
    const line = Math.round(span.y);
    if (!lines.has(line)) span.x0 = cap.x0;
    lines.add(line);
  }
}

/** Joins large letters at the start of chapters with the words they begin. */
export function joinDropCaps(pages: readonly PageText[], size: number): void {
  let words: Set<string> | null = null;
  for (const page of pages) {
    const caps = page.spans.filter((span) => span.size >= size * CAP_SIZE && CAP.test(span.text));
    for (const cap of caps.slice(0, 20)) {
      const beside = besideOf(cap, page.spans, size);
      const lines = new Set(beside.map((span) => Math.round(span.y)));
      const [top] = beside;
      // On one baseline with its word it is a larger first letter, and joined like any other.
      if (top === undefined || (lines.size < 2 && cap.y - top.y < size * 0.5)) continue;
      words ??= wordsOf(pages);
      joinCap(cap, beside, words);
      page.spans.splice(page.spans.indexOf(cap), 1);
    }
  }
}
