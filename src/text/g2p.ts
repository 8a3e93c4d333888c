import type { LanguageRun } from '../domain/book.ts';
import type { ReadingPreferences } from '../domain/pronunciation.ts';
import type { PhonemeSource, SpeechLanguage } from '../domain/speech.ts';

/**
 * One stretch of a sentence without white space, with what is said for it. The tokens of a sentence
 * follow each other in order and cover every character that is not white space or invisible.
 */
export interface SpeechToken {
  /** UTF-16 offsets into the sentence. */
  start: number;
  end: number;
  text: string;
  /** `word`: speech; `mark`: punctuation that the model knows; `silent`: nothing is said for it. */
  kind: 'word' | 'mark' | 'silent';
  /** Symbols of the model; empty for silent tokens. */
  phonemes: string;
  /** Whether the next token's phonemes stand apart from this one's. */
  space: boolean;
  /** The words it is read as. */
  spoken: string;
  source: PhonemeSource;
  /** Part of speech (Penn Treebank). */
  tag: string;
}

/** Graphemes to phonemes for one language; deterministic, never rejects because of a text. */
export interface GraphemeToPhoneme {
  /**
   * Tokens of each sentence.
   * @param foreignRuns for each sentence what the book says is in another language
   */
  convert(
    sentences: readonly string[],
    preferences?: ReadingPreferences,
    foreignRuns?: readonly (readonly LanguageRun[])[],
  ): Promise<SpeechToken[][]>;
}

/** Gives the converter of a language. */
export type GraphemeToPhonemeSource = (language: SpeechLanguage) => Promise<GraphemeToPhoneme>;

/** Pronounces single words by rule; the last resort when no lexicon has them. */
export interface WordSpeaker {
  /** Makes the words' phonemes known, all of them in one go. */
  prepare(words: Iterable<string>): Promise<void>;
  /** Phonemes of a prepared word; empty when nothing can be said for it. */
  phonemes(word: string): string | undefined;
}
