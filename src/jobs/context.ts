import type { BookStore } from '../storage/book-store.ts';
import type { ChunkStore } from '../storage/chunk-store.ts';
import type { JobStore } from '../storage/job-store.ts';
import type { SettingsStore } from '../storage/settings-store.ts';
import type { SpeechStore } from '../storage/speech-store.ts';
import type { Crew } from './crew.ts';

/** What the engine's parts share: stores, workers, and the clock. */
export interface EngineContext {
  jobs: JobStore;
  books: BookStore;
  chunks: ChunkStore;
  speeches: SpeechStore;
  settings: SettingsStore;
  crew: Crew;
  /** Epoch milliseconds. */
  now: () => number;
}
