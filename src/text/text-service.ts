import type { Block } from '../domain/book.ts';
import type { TextRange } from '../domain/edits/text-ranges.ts';
import type { PauseKind } from '../domain/pauses.ts';
import type { ReadingPreferences } from '../domain/pronunciation.ts';
import type { ChapterPlan, SpeechLanguage, Utterance } from '../domain/speech.ts';

/** One chapter as the text service needs it. */
export interface ChapterText {
  /** Spoken before the blocks; null where the blocks begin with it already, or nothing shall be said. */
  title: string | null;
  blocks: Block[];
  language: SpeechLanguage;
  /** {@link PLAIN_READING} unless given. */
  preferences?: ReadingPreferences;
  /** The language of the voice that speaks what is quoted; null unless that has a voice of its own. */
  dialogue?: SpeechLanguage | null;
  /** The break after the last chunk. */
  endsWith: PauseKind;
}

/** What the text worker offers. Never rejects because of what a text contains. */
export interface TextService {
  /** Splits a chapter into chunks with phonemes; deterministic. */
  planChapter(chapter: ChapterText, signal?: AbortSignal): Promise<ChapterPlan>;
  /** The sentences of each text, as offsets into it, without the white space around them. */
  sentences(texts: readonly string[], signal?: AbortSignal): Promise<TextRange[][]>;
  /** Sentences of a text with words, phonemes and where each came from. */
  phonemize(
    text: string,
    language: SpeechLanguage,
    preferences?: ReadingPreferences,
    signal?: AbortSignal,
  ): Promise<Utterance[]>;
}
