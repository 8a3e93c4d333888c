import { liveQuery } from 'dexie';
import type { Book } from '../domain/book.ts';
import type { TextRange } from '../domain/edits/text-ranges.ts';
import type { EngineSettings, EngineState } from '../domain/engine-state.ts';
import { LecternError } from '../domain/errors.ts';
import {
  checkMarkup,
  checkPronunciation,
  type ReadingPreferences,
} from '../domain/pronunciation.ts';
import type { Utterance } from '../domain/speech.ts';
import { DEFAULT_VOICE, VOICES, type Voice } from '../domain/voice.ts';
import type { EngineService } from '../jobs/engine-service.ts';
import { WorkerSlot } from '../ports/worker-slot.ts';
import { LecternDatabase } from '../storage/database.ts';
import { EditStore } from '../storage/edit-store.ts';
import { JobStore } from '../storage/job-store.ts';
import { PronunciationStore } from '../storage/pronunciation-store.ts';
import { SettingsStore } from '../storage/settings-store.ts';
import { SpeechStore } from '../storage/speech-store.ts';
import { BookShelf } from './book-shelf.ts';
import { BooksFace } from './books-face.ts';
import { DraftsFace } from './drafts-face.ts';
import { JobsFace } from './jobs-face.ts';
import { nameErrors } from './name-errors.ts';
import type {
  Abortable,
  Lectern,
  LecternBooks,
  LecternDrafts,
  LecternJobs,
  LecternPronunciations,
  ReadingOptions,
  ReadOptions,
  SpeakOptions,
} from './lectern-api.ts';
import { oneFile } from './one-file.ts';
import { watchBattery } from './battery-watch.ts';
import {
  checkDialogueVoice,
  checkEmoji,
  checkEngineSettings,
  checkLanguage,
  checkPausePace,
  checkSpeed,
  checkVoice,
} from './options.ts';
import { PronunciationsFace } from './pronunciations-face.ts';

/** Longest text that is spoken at once, in characters: some ten minutes. A longer one is a book. */
const SPEAK_LIMIT = 10_000;

/** The front door, on the page: writes commands into the database and reads what came of them. */
class LecternFace implements Lectern {
  readonly books: LecternBooks;
  readonly drafts: LecternDrafts;
  readonly jobs: LecternJobs;
  readonly pronunciations: LecternPronunciations;
  private readonly engineSlot: WorkerSlot<EngineService>;
  private readonly shelf: BookShelf;
  private readonly settings: SettingsStore;
  private readonly speeches: SpeechStore;
  private readonly rules: PronunciationStore;

  constructor(baseUrl: string) {
    const db = new LecternDatabase();
    this.engineSlot = new WorkerSlot(
      () =>
        new Worker(new URL('../../workers/engine-worker.ts', import.meta.url), {
          type: 'module',
          name: baseUrl,
        }),
      'engine',
      true,
    );
    this.settings = new SettingsStore(db);
    this.speeches = new SpeechStore(db);
    this.rules = new PronunciationStore(db);
    this.pronunciations = nameErrors(new PronunciationsFace(this.rules));
    this.shelf = new BookShelf(this.engineSlot);
    const books = new BooksFace(this.shelf, new EditStore(db));
    this.books = nameErrors(books);
    this.drafts = nameErrors(new DraftsFace(db, Date.now));
    this.jobs = nameErrors(
      new JobsFace(db, new JobStore(db, Date.now), this.shelf, books, this.engineSlot),
    );
    // Started now, not at the first call: it may be this tab's turn to go on with a job.
    this.engineSlot.start();
    void watchBattery((isOnBattery) => void this.settings.noteBattery(isOnBattery));
  }

  async readBook(
    file: File | readonly File[],
    { signal, password }: ReadOptions = {},
  ): Promise<Book> {
    return this.shelf.read(await oneFile(file, signal), signal, password);
  }

  async joinFiles(files: readonly File[], { signal }: Abortable = {}): Promise<File> {
    return oneFile(files, signal);
  }

  async sentences(texts: readonly string[], { signal }: Abortable = {}): Promise<TextRange[][]> {
    return this.engineSlot.service.sentences(texts, signal);
  }

  async phonemize(text: string, options: ReadingOptions = {}): Promise<Utterance[]> {
    const language = checkLanguage(options.language ?? 'en-us');
    checkMarkup(text);
    const preferences = await this.preferences(options);
    return this.engineSlot.service.phonemize(text, language, preferences, options.signal);
  }

  async speak(text: string, options: SpeakOptions = {}): Promise<Blob> {
    const voice = checkVoice(options.voice ?? DEFAULT_VOICE);
    const dialogueVoice = checkDialogueVoice(options.dialogueVoice, voice.id);
    const speed = checkSpeed(options.speed ?? 1);
    const pausePace = checkPausePace(options.pausePace ?? 1);
    const language = checkLanguage(options.language ?? voice.language);
    if (text.trim() === '') {
      throw new LecternError('text-empty', 'There is no text to speak. Give at least one word.');
    }
    if (text.length > SPEAK_LIMIT) {
      throw new LecternError(
        'option-invalid',
        `The text has ${text.length} characters; at most ${SPEAK_LIMIT} are spoken at once. Submit it as a job instead.`,
      );
    }
    checkMarkup(text);
    options.signal?.throwIfAborted();
    const id = crypto.randomUUID();
    const preferences = await this.preferences(options);
    await this.speeches.ask({
      id,
      text,
      voice: voice.id,
      dialogueVoice,
      speed,
      pausePace,
      language,
      createdAt: Date.now(),
      ...preferences,
    });
    try {
      return await firstOf(() => this.speeches.peek(id), options.signal);
    } finally {
      await this.speeches.forget(id);
    }
  }

  /** How a text is read: what the caller asks for, then what the user has laid down. */
  private async preferences({
    emoji = 'name',
    pronunciations = [],
    book = null,
  }: ReadingOptions): Promise<ReadingPreferences> {
    const own = pronunciations.map(checkPronunciation);
    const kept = await this.rules.inForce(book);
    return { emoji: checkEmoji(emoji), pronunciations: [...own, ...kept] };
  }

  voices(): readonly Voice[] {
    return VOICES;
  }

  engine(): Promise<EngineState> {
    return this.settings.engine();
  }

  watchEngine(listener: (state: EngineState) => void): () => void {
    const subscription = liveQuery(() => this.settings.engine()).subscribe({ next: listener });
    return () => {
      subscription.unsubscribe();
    };
  }

  engineSettings(): Promise<EngineSettings> {
    return this.settings.engineSettings();
  }

  async changeEngineSettings(changes: Partial<EngineSettings>): Promise<void> {
    await this.settings.changeEngineSettings(checkEngineSettings(changes));
  }

  async prepare(): Promise<void> {
    await this.settings.wantModel();
    await firstOf(async () => {
      if (await this.settings.isModelWanted()) return null;
      const { model, modelError } = await this.settings.engine();
      if (model.state === 'failed' && modelError !== null) {
        throw LecternError.fromRecord(modelError);
      }
      return model.state === 'stored' || model.state === 'ready' ? model : null;
    });
  }
}

/** Waits until a query of the database gives something. Rejects with what the query throws, or the signal's reason. */
function firstOf<T>(query: () => Promise<T | null>, signal?: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const end = (): void => {
      signal?.removeEventListener('abort', abort);
      // The first answer may come while subscribing, before there is a subscription to end.
      queueMicrotask(() => {
        subscription.unsubscribe();
      });
    };
    const abort = (): void => {
      end();
      reject(signal?.reason as Error);
    };
    if (signal?.aborted === true) {
      reject(signal.reason as Error);
      return;
    }
    signal?.addEventListener('abort', abort);
    const subscription = liveQuery(query).subscribe({
      next: (value) => {
        if (value === null) return;
        end();
        resolve(value);
      },
      error: (thrown: unknown) => {
        end();
        reject(thrown instanceof Error ? thrown : LecternError.from(thrown));
      },
    });
  });
}

/**
 * Opens Lectern on this page and goes on with whatever is in the queue.
 * @param baseUrl where the app lies, absolute or relative to the page
 */
export function createLectern(baseUrl: string): Lectern {
  const face = new LecternFace(new URL('./', new URL(baseUrl, location.href)).href);
  return nameErrors(face);
}
