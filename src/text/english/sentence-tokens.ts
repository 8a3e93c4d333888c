import { cleanText } from '../clean-text.ts';
import { sayForeign } from './foreign/say-foreign.ts';
import { correctHeteronyms } from './heteronyms.ts';
import { markFor, quotationMark } from './marks.ts';
import { rewriteText } from './normalise/rewrite.ts';
import { REWRITE_RULES } from './normalise/rules.ts';
import { tagWords } from './tagger.ts';
import { userReplacements, type SentenceManner } from './user-replacements.ts';
import { tokenize, type RawToken } from './tokenizer.ts';
import type { WordPart } from './word-group.ts';
import { wordParts, wordPieces } from './word-pieces.ts';

/** Something of a sentence that is read in one go. */
export interface SentenceItem {
  kind: 'word' | 'mark' | 'silent';
  /** Offsets into the sentence as written. */
  start: number;
  end: number;
  /** Whether white space (or the end) follows. */
  space: boolean;
  /** The words read, which are not those written where a rule has replaced these. */
  spoken: string;
  /** Parts of a word, with their parts of speech. */
  parts: WordPart[];
  /** Symbols of a mark. */
  mark: string;
  /** Whether the words come from a rule: such items with the same offsets belong together. */
  replaced: boolean;
  /** Whether the user has laid down how it is said. */
  user: boolean;
}

const ITEM_KINDS = { word: 'word', picture: 'word', mark: 'mark', other: 'silent' } as const;

const JOINT = /^[-_/‐‑]$/u;

/** A hyphen with spaces around it stands for a dash. */
function isSpacedHyphen(token: RawToken, before: RawToken | undefined): boolean {
  return /^[-‐−]$/u.test(token.text) && token.space && before?.space === true;
}

function markSymbols(token: RawToken, text: string): string {
  if (/^\.{2}|^…|^\. \./u.test(token.text)) return '…';
  if (/^(?:--|—)/u.test(token.text)) return '—';
  const mark = markFor(token.text.charAt(0)) ?? quotationMark(text, token.start) ?? '';
  // A row of the same mark says no more than three of it.
  return mark.repeat(Math.min(3, token.text.length));
}

function straighten(word: string): string {
  return word.replaceAll(/[‘’]/gu, "'");
}

/** Whether a token continues the word before it: written without a space, no mark between. */
function joinsBefore(
  token: RawToken,
  before: RawToken | undefined,
  after: RawToken | undefined,
): boolean {
  if (before === undefined || before.space) return false;
  if (token.kind === 'word') return before.kind === 'word' || JOINT.test(before.text);
  // A joint needs a word on both sides.
  return JOINT.test(token.text) && before.kind === 'word' && !token.space && after?.kind === 'word';
}

/**
 * Divides a sentence into what is read: cleaned, with numbers and the like in words, divided into
 * words and marks, with parts of speech.
 */
export function sentenceItems(sentence: string, manner: SentenceManner): SentenceItem[] {
  const clean = cleanText(sentence);
  const { given, ignored } = userReplacements(clean.text, manner);
  const rewritten = rewriteText(clean.text, REWRITE_RULES, given);
  const tokens = tokenize(rewritten.text, rewritten.fixed);
  const pieces = tokens.map((token) =>
    token.kind === 'word' && token.phonemes === undefined ? wordPieces(token.text) : [token.text],
  );
  const tags = tagWords(pieces.flat());
  const items: SentenceItem[] = [];
  let tagged = 0;
  tokens.forEach((token, index) => {
    const parts = (pieces[index] ?? []).flatMap((piece) => {
      const tag = tags[tagged++] ?? 'NN';
      if (token.phonemes !== undefined) return [{ text: piece, tag, phonemes: token.phonemes }];
      return token.kind === 'word'
        ? wordParts(straighten(piece)).map((text) => ({ text, tag }))
        : [{ text: piece, tag }];
    });
    const origin = rewritten.origin(token.start, token.end);
    const start = clean.origin(origin.start);
    const end = clean.originOfEnd(origin.end);
    const last = items.at(-1);
    if (last?.kind === 'word' && joinsBefore(token, tokens[index - 1], tokens[index + 1])) {
      last.end = Math.max(last.end, end);
      last.space = token.space;
      last.spoken += token.text;
      last.user ||= origin.user;
      last.parts.push(...parts);
      return;
    }
    const dash = isSpacedHyphen(token, tokens[index - 1]);
    const mark = dash ? '—' : token.kind === 'mark' ? markSymbols(token, rewritten.text) : '';
    const next = tokens[index + 1]?.kind;
    const picture = token.kind === 'picture';
    items.push({
      kind: dash ? 'mark' : ITEM_KINDS[token.kind],
      start,
      end,
      space: token.space || next === 'picture' || (picture && next === 'word'),
      spoken: token.text,
      parts,
      mark,
      replaced: origin.replaced,
      user: origin.user,
    });
  });
  sayForeign(items, manner.foreign, manner.foreignRuns);
  const words = items.map(({ kind, parts, spoken, mark }) => {
    const [only, second] = parts;
    if (kind === 'word' && only !== undefined && second === undefined) return only;
    return { text: kind === 'word' ? spoken : mark, tag: only?.tag ?? '' };
  });
  correctHeteronyms(
    words,
    items.findIndex(({ kind }) => kind === 'word'),
  );
  return ignored.length === 0 ? items : withIgnored(items, ignored, clean.origin);
}

/** Adds markup that could not be followed as silent items, so that it is reported. */
function withIgnored(
  items: SentenceItem[],
  ignored: readonly { start: number; end: number }[],
  origin: (offset: number) => number,
): SentenceItem[] {
  for (const { start, end } of ignored) {
    items.push({
      kind: 'silent',
      start: origin(start),
      end: origin(end),
      space: true,
      spoken: '',
      parts: [],
      mark: '',
      replaced: false,
      user: false,
    });
  }
  return items.sort((a, b) => a.start - b.start);
}
