import type { FixedWords } from './rewritten-text.ts';
import { markFor, quotationMark } from './marks.ts';
import {
  LEADING_ABBREVIATIONS,
  NUMBERED_ABBREVIATIONS,
  TRAILING_ABBREVIATIONS,
} from '../sentences/abbreviations.ts';

/** A stretch of clean text without white space. */
export interface RawToken {
  text: string;
  start: number;
  end: number;
  /** `picture`: an emoji or another sign that has a name. */
  kind: 'word' | 'picture' | 'mark' | 'other';
  /** Whether white space (or the end of the text) follows. */
  space: boolean;
  /** Laid down for it, whatever it is. */
  phonemes?: string;
}

/** Letters that an English reader can read, marks included. */
const LETTER = String.raw`\p{Script=Latin}\p{M}`;

const APOSTROPHE = "['’]";

/** Words that begin with an apostrophe; elsewhere one at the beginning opens a quotation. */
const ELIDED =
  `(?:['’‘](?:tis|twas|twere|twill|twould|twixt|em|cause|cept|fraid|gainst|mongst|neath|nother|pon|tween)` +
  `|${APOSTROPHE}(?:n['’]|un|bout|round|til|till|ere|im|er|s|ll|re|ve|m|d|t))(?![\\p{L}\\p{N}])`;

const PATTERN = new RegExp(
  [
    String.raw`(?<ellipsis>\.{2,}|…+(?:\.(?!\.))?|\.(?: \.){2,})`,
    String.raw`(?<dash>-{2,3}(?!-)|—+|–|―)`,
    // U.S.A., p.m., e.g.
    String.raw`(?<dotted>(?<![\p{L}\p{N}])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}'’.]))?)`,
    String.raw`(?<shortened>(?<![\p{L}\p{N}])\p{L}{1,7}\.(?![\p{L}\p{N}]))`,
    String.raw`(?<number>(?<![\p{L}\p{N}])\p{Nd}+(?:[.,]\p{Nd}+)*(?:['’]?\p{L}{1,3}(?![\p{L}\p{N}]))?)`,
    `(?<elided>(?<![\\p{L}\\p{N}'’])${ELIDED})`,
    `(?<word>[${LETTER}\\p{Nd}]+(?:${APOSTROPHE}[${LETTER}]+)*)`,
    String.raw`(?<picture>(?![↩↪])[\p{Emoji_Presentation}\p{Extended_Pictographic}÷→←↑↓])`,
    String.raw`(?<foreign>[\p{L}\p{M}\p{N}]+)`,
    String.raw`(?<character>(?<same>\S)\k<same>*)`,
  ].join('|'),
  'giu',
);

/** Whether a word with a full stop is an abbreviation, so that the stop is part of it. */
function isAbbreviation(word: string, after: string): boolean {
  const key = word.slice(0, -1).toLowerCase();
  if (LEADING_ABBREVIATIONS.has(key)) return true;
  if (NUMBERED_ABBREVIATIONS.has(key)) return /^\s*\p{N}/u.test(after);
  if (TRAILING_ABBREVIATIONS.has(key)) return key.length > 1 && !/^(?:in|min|sun|sat)$/u.test(key);
  // An initial before a name; "I." only before another initial.
  if (/^\p{Lu}\.$/u.test(word))
    return /^\s*\p{Lu}/u.test(after) && (key !== 'i' || /^\s*\p{Lu}\./u.test(after));
  return false;
}

/** Words that lose their end in dialect: "an' all", "th' old". */
const CUT_SHORT = /(?<![\p{L}\p{N}'’])(?:an|o|th|tho|thro|wi|ha|ol|lil|mo|po|fo)$/iu;

function trailingApostrophe(text: string, end: number, quoteOpen: boolean): boolean {
  if (!/['’]/u.test(text.charAt(end)) || /[\p{L}\p{N}]/u.test(text.charAt(end + 1))) return false;
  const before = text.slice(Math.max(0, end - 2), end);
  if (CUT_SHORT.test(text.slice(Math.max(0, end - 5), end))) {
    return !quoteOpen || /^ \p{Ll}/u.test(text.slice(end + 1, end + 3));
  }
  // "the boys' coats", "nothin' more"; but not the end of ‘a quotation of words’.
  if (!quoteOpen) return /[sS]$/u.test(before) || /in$/u.test(before);
  // ‘I’m comin’ now.’: a quotation that ends before small letters has a mark at its end.
  return (
    /\p{L}{2}in$/u.test(text.slice(Math.max(0, end - 4), end)) &&
    /^ \p{Ll}/u.test(text.slice(end + 1, end + 3))
  );
}

/**
 * Divides clean text into words, numbers, abbreviations with their full stops, marks, and other
 * characters one by one. Tokens cover all that is not white space, in order. `fixed` stretches, in
 * order, are words as they stand.
 */
export function tokenize(text: string, fixed: readonly FixedWords[] = []): RawToken[] {
  const tokens: RawToken[] = [];
  let from = 0;
  for (const { start, end, phonemes } of fixed) {
    appendTokens(text, from, start, tokens);
    tokens.push({ ...wordToken(text, start, end), phonemes });
    from = end + possessiveLength(text, end);
    if (from > end) tokens.push(wordToken(text, end, from));
  }
  appendTokens(text, from, text.length, tokens);
  return tokens;
}

function wordToken(text: string, start: number, end: number): RawToken {
  const space = !/\S/u.test(text.charAt(end));
  return { text: text.slice(start, end), start, end, kind: 'word', space };
}

/** Length of a possessive ending at the end of a word that is one whatever it looks like. */
function possessiveLength(text: string, end: number): number {
  const ending = /^['’]s(?![\p{L}\p{N}])/iu.exec(text.slice(end, end + 4));
  if (ending !== null) return ending[0].length;
  return trailingApostrophe(text, end, false) ? 1 : 0;
}

/** Divides a stretch of the text, seen in its context. */
function appendTokens(text: string, from: number, to: number, tokens: RawToken[]): void {
  let quoteOpen = false;
  PATTERN.lastIndex = from;
  for (let match = PATTERN.exec(text); match !== null; match = PATTERN.exec(text)) {
    const groups = match.groups ?? {};
    const start = match.index;
    if (start >= to) break;
    let value = match[0].slice(0, to - start);
    let kind: RawToken['kind'] = 'word';
    if (groups['foreign'] !== undefined) kind = 'other';
    else if (groups['picture'] !== undefined) kind = 'picture';
    else if (groups['ellipsis'] !== undefined || groups['dash'] !== undefined) kind = 'mark';
    else if (
      groups['shortened'] !== undefined &&
      value.endsWith('.') &&
      !isAbbreviation(value, text.slice(start + value.length, start + value.length + 4))
    ) {
      value = value.slice(0, -1);
      PATTERN.lastIndex = start + value.length;
    } else if (groups['character'] !== undefined) {
      kind =
        (markFor(value.charAt(0)) ?? quotationMark(text, start)) === undefined ? 'other' : 'mark';
      const opens =
        value === '‘' || (value === "'" && !/[\p{L}\p{N}]/u.test(text.charAt(start - 1)));
      if (opens) quoteOpen = true;
      else if (value === '’' || value === "'") quoteOpen = false;
    }
    if (
      kind === 'word' &&
      start + value.length < to &&
      trailingApostrophe(text, start + value.length, quoteOpen)
    ) {
      value += text.charAt(start + value.length);
      PATTERN.lastIndex = start + value.length;
    }
    const end = start + value.length;
    tokens.push({ text: value, start, end, kind, space: !/\S/u.test(text.charAt(end)) });
  }
}
