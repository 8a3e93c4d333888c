import type { LanguageRun } from '../../domain/book.ts';
import type { ForeignLexicon } from './foreign/foreign-lexicon.ts';
import type { Replacement } from './rewritten-text.ts';
import { markedWords, type UserLexicon, type UserMatch } from './user-lexicon.ts';

/** What shapes the reading of a sentence besides the language. */
export interface SentenceManner {
  lexicon: UserLexicon;
  foreign: ForeignLexicon;
  dropEmoji: boolean;
  /** Stretches of the sentence that the book says are in another language, ascending. */
  foreignRuns?: readonly LanguageRun[];
}

/** What the user has a say in, and marks that could not be followed. */
interface UserReplacements {
  given: Replacement[];
  /** Offsets of phonemes with an unknown symbol: their words are read like all others. */
  ignored: { start: number; end: number }[];
}

/** Emoji with what belongs to them: flags, skin tones, keycaps, families. Signs that books use are none. */
const EMOJI =
  /(?:\p{RI}\p{RI}|[#*\d]\ufe0f?\u20e3|(?![©®™‼⁉↔-↪〰〽])(?:\p{Emoji_Presentation}|\p{Extended_Pictographic})(?:\p{EMod}|\ufe0f|\u{e0020}-\u{e007f})*(?:\u200d\p{Extended_Pictographic}(?:\p{EMod}|\ufe0f)*)*)/gu;

function asReplacement(text: string, { start, end, saying }: UserMatch): Replacement {
  if ('words' in saying) return { start, end, words: saying.words, user: true };
  return { start, end, words: text.slice(start, end), user: true, phonemes: saying.phonemes };
}

/** The replacements in a clean text that the user has asked for: marked words, then rules, in order and apart. */
export function userReplacements(text: string, manner: SentenceManner): UserReplacements {
  const given: Replacement[] = [];
  const ignored: UserReplacements['ignored'] = [];
  for (const { start, end, wordStart, wordEnd, phonemes } of markedWords(text)) {
    given.push({ start, end: wordStart, words: '' });
    if (phonemes === undefined) ignored.push({ start: wordEnd + 1, end });
    else {
      const words = text.slice(wordStart, wordEnd);
      given.push({ start: wordStart, end: wordEnd, words, user: true, phonemes });
    }
    given.push({ start: wordEnd, end, words: '' });
  }
  const rules = manner.lexicon.find(text).map((match) => asReplacement(text, match));
  const emoji = manner.dropEmoji ? emojiDropped(text) : [];
  return { given: mergeApart(mergeApart(given, rules), emoji), ignored };
}

/** Takes emoji out, and with each the space before it. */
function emojiDropped(text: string): Replacement[] {
  return Array.from(text.matchAll(EMOJI), ({ index, 0: written }) => {
    const start = text.charAt(index - 1) === ' ' ? index - 1 : index;
    return { start, end: index + written.length, words: '' };
  });
}

/** Two ordered lists as one; what overlaps with one of the first list is left out. */
function mergeApart(first: readonly Replacement[], second: readonly Replacement[]): Replacement[] {
  const merged: Replacement[] = [];
  let at = 0;
  for (const more of second) {
    for (; (first[at]?.end ?? Infinity) <= more.start; at++)
      merged.push(...first.slice(at, at + 1));
    if ((first[at]?.start ?? Infinity) >= more.end) merged.push(more);
  }
  return [...merged, ...first.slice(at)];
}
