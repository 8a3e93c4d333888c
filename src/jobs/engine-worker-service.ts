import type { Book } from '../domain/book.ts';
import type { TextRange } from '../domain/edits/text-ranges.ts';
import type { ReadingPreferences } from '../domain/pronunciation.ts';
import type { ChapterSound } from '../domain/job.ts';
import { guardCalls } from '../domain/guard-calls.ts';
import type { SpeechLanguage, Utterance } from '../domain/speech.ts';
import { describeSource, BookStore, type BookSource } from '../storage/book-store.ts';
import { ChunkStore } from '../storage/chunk-store.ts';
import { LecternDatabase } from '../storage/database.ts';
import { JobStore } from '../storage/job-store.ts';
import { PronunciationStore } from '../storage/pronunciation-store.ts';
import { SettingsStore } from '../storage/settings-store.ts';
import { SpeechStore } from '../storage/speech-store.ts';
import { inspectMachine } from '../speech/narrator-plan.ts';
import { findGpuAdapter } from '../speech/webgpu/gpu-adapter.ts';
import { nameStorageErrors } from '../storage/storage-errors.ts';
import { chapterSound } from './chapter-sound.ts';
import type { EngineContext } from './context.ts';
import { Crew } from './crew.ts';
import { Engine } from './engine.ts';
import type { EngineService } from './engine-service.ts';

/** The engine worker's inside: serves its own tab, and works for all tabs when it is its turn. */
export class EngineWorkerService implements EngineService {
  private readonly crew: Crew;
  private readonly context: EngineContext;

  /** @param baseUrl of the app, absolute and ending in `/` */
  constructor(baseUrl: string) {
    this.crew = new Crew(baseUrl);
    const db = new LecternDatabase();
    const now = (): number => Date.now();
    this.context = {
      jobs: guardCalls(new JobStore(db, now), nameStorageErrors),
      books: guardCalls(new BookStore(db), nameStorageErrors),
      chunks: guardCalls(new ChunkStore(db), nameStorageErrors),
      speeches: guardCalls(new SpeechStore(db), nameStorageErrors),
      settings: guardCalls(new SettingsStore(db), nameStorageErrors),
      pronunciations: guardCalls(new PronunciationStore(db), nameStorageErrors),
      crew: this.crew,
      machine: {
        inspect: inspectMachine,
        findGpuAdapter,
        // The name of this very file carries a hash of all that it loads.
        appVersion: import.meta.url,
      },
      now,
    };
    void new Engine(this.context, navigator.locks).run();
  }

  readBook(file: Blob, name: string, signal?: AbortSignal, password?: string): Promise<Book> {
    return this.crew.book.service.readBook(file, name, signal, password);
  }

  describe(file: Blob, name: string): Promise<BookSource> {
    return describeSource(file, name);
  }

  sentences(texts: readonly string[], signal?: AbortSignal): Promise<TextRange[][]> {
    return this.crew.text.service.sentences(texts, signal);
  }

  phonemize(
    text: string,
    language: SpeechLanguage,
    preferences: ReadingPreferences,
    signal?: AbortSignal,
  ): Promise<Utterance[]> {
    return this.crew.text.service.phonemize(text, language, preferences, signal);
  }

  listen(jobId: string, chapter: number, signal?: AbortSignal): Promise<ChapterSound> {
    return chapterSound(this.context, jobId, chapter, signal);
  }
}
