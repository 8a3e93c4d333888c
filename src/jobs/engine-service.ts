import type { Book } from '../domain/book.ts';
import type { TextRange } from '../domain/edits/text-ranges.ts';
import type { ChapterSound } from '../domain/job.ts';
import type { ReadingPreferences } from '../domain/pronunciation.ts';
import type { SpeechLanguage, Utterance } from '../domain/speech.ts';
import type { BookSource } from '../storage/book-store.ts';

/** What a tab asks of its own engine worker directly, whether that one works or waits. */
export interface EngineService {
  readBook(file: Blob, name: string, signal?: AbortSignal, password?: string): Promise<Book>;
  /** Hashes a file. */
  describe(file: Blob, name: string, signal?: AbortSignal): Promise<BookSource>;
  sentences(texts: readonly string[], signal?: AbortSignal): Promise<TextRange[][]>;
  phonemize(
    text: string,
    language: SpeechLanguage,
    preferences: ReadingPreferences,
    signal?: AbortSignal,
  ): Promise<Utterance[]>;
  /** What has been narrated of a chapter of a job; see `LecternJobs.listen`. */
  listen(jobId: string, chapter: number, signal?: AbortSignal): Promise<ChapterSound>;
}
