import { PRONUNCIATION_MARKUP } from '../../domain/pronunciation.ts';
import {
  LEADING_ABBREVIATIONS,
  NAMING_ABBREVIATIONS,
  NUMBERED_ABBREVIATIONS,
  TRAILING_ABBREVIATIONS,
} from './abbreviations.ts';

/** UTF-16 offsets of a sentence, without the white space around it. */
export interface SentenceSpan {
  start: number;
  end: number;
}

/** Code units looked at in one go; beyond it a text is cut where a space allows. */
const WINDOW = 20_000;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

const LAST_WORD = /([\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}.'’]*)\.["”’')\]]*\s*$/u;
const FIRST_LETTER = /^[^\p{L}\p{N}]*([\p{L}\p{N}])/u;
const OPENERS_ONLY = /^[\s"“‘'«([{—–-]*$/u;
const NOTHING_SPOKEN = /^[^\p{L}\p{N}]*$/u;
const ENDS_IN_QUESTION_OR_QUOTE = /[?!…][)\]"”’']*\s*$|[.…]["”’']+\s*$/u;
const SAID =
  'said|says|asked|asks|cried|replied|answered|exclaimed|whispered|shouted|murmured|muttered|returned|' +
  'continued|added|began|called|observed|repeated|remarked|inquired|enquired|demanded|thought|screamed|' +
  'went on|put in|broke in|told|yelled|growled|sighed|laughed|snapped';
const SPEECH_TAG = new RegExp(
  `^(?:(?:I|he|she|they|we)\\s+(?:${SAID})\\b|(?:(?:Mr|Mrs|Miss|Ms|Dr|Sir|Lady|Lord)\\.?\\s+)?\\p{Lu}[\\p{L}’'-]*\\s+(?:${SAID})\\b)`,
  'u',
);

/** Words that begin sentences more often than they go on with a name. */
const BEGINS_SENTENCE =
  /^\s*["“‘'(]?(?:The|A|An|He|She|It|They|We|You|I|But|And|In|On|At|As|If|So|This|That|These|Those|There|Then|When|While|Where|What|Who|Why|How|His|Her|Their|My|Our|Its|No|Not|Yes|For|To|From|After|Before|With)\b/u;

/** Whether the full stop at the end of `before` does not end a sentence, given what comes after. */
function continuesAfterStop(before: string, after: string): boolean {
  const word = LAST_WORD.exec(before)?.[1];
  if (word === undefined) return false;
  const key = word.toLowerCase();
  const next = FIRST_LETTER.exec(after)?.[1] ?? '';
  // "on Main St. He left": a street, not a saint.
  if (key === 'st' && BEGINS_SENTENCE.test(after)) return false;
  if (LEADING_ABBREVIATIONS.has(key)) return true;
  if (NUMBERED_ABBREVIATIONS.has(key) && !/^\p{Lu}$/u.test(word)) return /\p{N}/u.test(next);
  // Initials: "J. R. R. Tolkien"; but "It was I. They left."
  if (
    /^\p{Lu}$/u.test(word) &&
    BEGINS_SENTENCE.test(after) &&
    !/\p{Lu}\.\s\p{Lu}\.\s*$/u.test(before)
  )
    return false;
  if (/^\p{Lu}$/u.test(word)) return word !== 'I' || /\p{Lu}\.\s+I\.\s*$/u.test(before);
  if (NAMING_ABBREVIATIONS.has(key) && !BEGINS_SENTENCE.test(after)) return true;
  if (TRAILING_ABBREVIATIONS.has(key)) return /[\p{Ll}\p{N}]/u.test(next);
  return false;
}

/** Whether two stretches that the segmenter parted are one sentence. */
function belongTogether(before: string, after: string): boolean {
  if (OPENERS_ONLY.test(before) || NOTHING_SPOKEN.test(after)) return true;
  const next = FIRST_LETTER.exec(after)?.[1] ?? '';
  if (/\p{Ll}/u.test(next) && /^[\s\p{Ll}—–-]/u.test(after)) return true;
  if (continuesAfterStop(before, after)) return true;
  return ENDS_IN_QUESTION_OR_QUOTE.test(before) && SPEECH_TAG.test(after);
}

/** The text with every marked pronunciation as one word of the same length, so that its marks divide nothing. */
function withoutMarks(text: string): string {
  if (!text.includes('](/')) return text;
  return text.replaceAll(PRONUNCIATION_MARKUP, (whole, written: string) => {
    const first = /^[\p{L}\p{N}]/u.test(written) ? written.charAt(0) : 'x';
    return first + 'x'.repeat(whole.length - 1);
  });
}

/** Ends of the windows that a text is looked at in. */
function* windows(text: string): Generator<[start: number, end: number]> {
  let start = 0;
  while (start < text.length) {
    let end = Math.min(start + WINDOW, text.length);
    if (end < text.length) {
      const space = text.lastIndexOf(' ', end);
      if (space > start) end = space + 1;
      // A pair of surrogates stays together.
      else if (/[\ud800-\udbff]/u.test(text.charAt(end - 1))) end--;
    }
    yield [start, end];
    start = end;
  }
}

function trimmed(text: string, start: number, end: number): SentenceSpan | null {
  const piece = text.slice(start, end);
  const from = start + piece.length - piece.trimStart().length;
  const to = start + piece.trimEnd().length;
  return from < to ? { start: from, end: to } : null;
}

/**
 * Finds the sentences of a text: the Unicode rules (UAX 29) through `Intl.Segmenter`, corrected where
 * they break after abbreviations, initials and questions inside a sentence ("What?" he said).
 * Every character that is not white space lies in exactly one sentence. Line ends do not divide.
 */
export function splitSentences(text: string): SentenceSpan[] {
  const spans: SentenceSpan[] = [];
  const flat = withoutMarks(text).replaceAll(/\s/gu, ' ');
  for (const [from, to] of windows(flat)) {
    let start = from;
    let end = from;
    for (const { segment, index } of segmenter.segment(flat.slice(from, to))) {
      const at = from + index;
      // Only what lies next to the boundary matters, so that long sentences stay linear.
      const before = flat.slice(Math.max(start, at - 60), at);
      if (at > start && !belongTogether(before, segment.slice(0, 60))) {
        const span = trimmed(flat, start, at);
        if (span !== null) spans.push(span);
        start = at;
      }
      end = at + segment.length;
    }
    const span = trimmed(flat, start, end);
    if (span !== null) spans.push(span);
  }
  return spans;
}
