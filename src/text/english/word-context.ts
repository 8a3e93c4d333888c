import { CONSONANTS, VOWELS } from './stress.ts';

/** What follows a word, as far as its sound depends on it. */
export interface WordContext {
  /** Whether a vowel follows; null when nothing does, or a pause. */
  readonly vowelNext: boolean | null;
  /** Whether the word "to" follows. */
  readonly toNext: boolean;
}

/** The end of a sentence: nothing follows. */
export const SENTENCE_END: WordContext = { vowelNext: null, toNext: false };

const PAUSES = new Set(';:,.!?—…');

/** The context of the word before, given what is said now; quotation marks change nothing. */
export function contextBefore(
  context: WordContext,
  phonemes: string,
  word: string,
  tag: string,
): WordContext {
  let { vowelNext } = context;
  for (const symbol of phonemes) {
    if (PAUSES.has(symbol)) vowelNext = null;
    else if (VOWELS.has(symbol)) vowelNext = true;
    else if (CONSONANTS.has(symbol)) vowelNext = false;
    else continue;
    break;
  }
  const toNext =
    word === 'to' || word === 'To' || (word === 'TO' && (tag === 'TO' || tag === 'IN'));
  return { vowelNext, toNext };
}
