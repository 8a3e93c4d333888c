import type { Book } from '../domain/book.ts';
import type { BookEdits } from '../domain/edits/book-edits.ts';
import type { BookEdit } from '../domain/edits/changes.ts';
import type { TextRange } from '../domain/edits/text-ranges.ts';
import type { EngineSettings, EngineState } from '../domain/engine-state.ts';
import type { ChapterSound, Job, JobLogEntry, JobStats, JobStatus } from '../domain/job.ts';
import type { EmojiReading, Pronunciation, PronunciationInput } from '../domain/pronunciation.ts';
import type { ChunkWords, SpeechLanguage, Utterance } from '../domain/speech.ts';
import type { Voice } from '../domain/voice.ts';
import type { GivenOptions } from './options.ts';

/** Lets a caller give up; the call then rejects with the signal's AbortError. */
export interface Abortable {
  signal?: AbortSignal;
}

/** How a book's file is opened. */
export interface ReadOptions extends Abortable {
  /** Of a locked PDF; needed once for each File. It is not stored. */
  password?: string;
}

/** How a short text is to be read. The user's own pronunciations count without being named. */
export interface ReadingOptions extends Abortable {
  language?: SpeechLanguage;
  /** Emoji by their names, or passed over. */
  emoji?: EmojiReading;
  /** Pronunciations for this text alone; they go before those that are stored. */
  pronunciations?: readonly PronunciationInput[];
  /** SHA-256 of a book's file, whose own pronunciations count as well. */
  book?: string | null;
}

/** How a short text is to be spoken. The language is the voice's own unless given. */
export interface SpeakOptions extends ReadingOptions {
  /** Id of a voice, or of a blend (`af_heart:0.6+bf_emma:0.4`). */
  voice?: string;
  /** The voice, or blend, of what stands in quotation marks. */
  dialogueVoice?: string | null;
  speed?: number;
  /** Factor on the length of all pauses, 0.5–2. */
  pausePace?: number;
}

/** What may be asked of a job; everything left out takes its default. */
export type SubmitOptions = GivenOptions & ReadOptions;

/** The user's own pronunciations. They are kept, win over all else, and count in every tab. */
export interface LecternPronunciations {
  /** Those of one book, by the SHA-256 of its file; those for all texts with null; every one without. */
  list(filter?: { book?: string | null }): Promise<Pronunciation[]>;
  /**
   * Keeps a pronunciation, for all texts unless a book is named. It takes the place of the one with
   * the id given, else of one for the same words.
   */
  set(rule: PronunciationInput & { book?: string | null; id?: string }): Promise<Pronunciation>;
  remove(id: string): Promise<void>;
  /** Calls the listener at once and on every change with all pronunciations. */
  watch(listener: (rules: Pronunciation[]) => void): () => void;
}

/** A book file that waits for its user. */
export interface DraftFile {
  id: string;
  file: File;
}

/** Book files that are being set up: kept, so that a reload does not lose them. */
export interface LecternDrafts {
  /** Keeps a file under a name of the caller's. */
  keep(id: string, file: File): Promise<void>;
  /** In the order in which they were kept. */
  list(): Promise<DraftFile[]>;
  /** Forgets one; nothing happens where there is none. */
  remove(id: string): Promise<void>;
  /** Calls the listener at once and on every change in any tab. */
  watch(listener: (drafts: DraftFile[]) => void): () => void;
}

/**
 * What users change in books before they are narrated, kept with the content of the file: the same file
 * has its edits the next time. Places count in the book that `readBook` gives.
 */
export interface LecternBooks {
  /** Describes a file; its hash is what a book's own pronunciations are kept with. */
  source(file: File, options?: Abortable): Promise<Job['book']['source']>;
  /** The book as it will be narrated; the same as `readBook` gives where nothing was changed. */
  edited(file: File, options?: ReadOptions): Promise<Book>;
  /** All that was changed in a book. */
  edits(file: File, options?: Abortable): Promise<BookEdits>;
  /**
   * Changes a book, all or nothing, and keeps that; resolves with all edits. Jobs that were submitted
   * before are not changed.
   */
  edit(file: File, changes: BookEdit | readonly BookEdit[]): Promise<BookEdits>;
  /** Takes all edits of a book back. */
  reset(file: File): Promise<void>;
  /** Calls the listener once the book has been read, and on every change in any tab. */
  watchEdits(file: File, listener: (edits: BookEdits) => void): () => void;
}

/** The queue. Every rejection is a LecternError, except for aborts. */
export interface LecternJobs {
  /**
   * Reads a book and puts it into the queue; resolves once the job is stored.
   * A Book that `readBook` gave for this file is reused, not parsed again. What is narrated is the book
   * with its edits, and `chapters` counts in that one. Several files are one book.
   */
  submit(file: File | readonly File[], options?: SubmitOptions): Promise<string>;
  get(id: string): Promise<Job>;
  /** Oldest first, in the order of work for those that wait. */
  list(filter?: { status?: JobStatus | readonly JobStatus[] }): Promise<Job[]>;
  /** The job being worked on, if any. */
  active(): Promise<Job | null>;
  stats(): Promise<JobStats>;
  log(id: string): Promise<JobLogEntry[]>;
  /**
   * The words of a chapter's finished chunks with the times at which they are heard; `chapter` is a
   * position among the job's chapters, from 0, or -1 for the introduction.
   */
  words(id: string, chapter: number): Promise<ChunkWords[]>;
  pause(id: string): Promise<void>;
  resume(id: string): Promise<void>;
  cancel(id: string): Promise<void>;
  /** Puts a failed or cancelled job back into the queue; finished chunks are kept. */
  retry(id: string): Promise<void>;
  /** Forgets a job and its files. */
  remove(id: string): Promise<void>;
  /** Moves a waiting job to a position among those that wait, 0 being next. */
  move(id: string, position: number): Promise<void>;
  /** Calls the listener at once, on every change, and at least every second while the job runs. */
  watch(id: string, listener: (job: Job) => void): () => void;
  /** Calls the listener at once and on every change to any job. */
  watchAll(listener: (jobs: Job[]) => void): () => void;
  /**
   * What has been narrated of a chapter so far, to be heard before the job is finished; `chapter` is a
   * position among the job's chapters, from 0. The introduction belongs to the first.
   */
  listen(id: string, chapter: number, options?: Abortable): Promise<ChapterSound>;
  /** The finished file; `part` counts from 0 where the book was too long for one. */
  result(id: string, part?: number): Promise<File>;
}

/** Everything Lectern can do; `globalThis.lectern`. */
export interface Lectern {
  /** Metadata, cover and chapters of a book file as it is, without edits; makes no job. Several files are one book. */
  readBook(file: File | readonly File[], options?: ReadOptions): Promise<Book>;
  /**
   * Makes one file of several that is read as one book, in the natural order of their names (2 before 10). The same
   * files make the same bytes, so that edits are found again.
   */
  joinFiles(files: readonly File[], options?: Abortable): Promise<File>;
  /** The sentences of each text, as UTF-16 offsets into it, without the white space around them. */
  sentences(texts: readonly string[], options?: Abortable): Promise<TextRange[][]>;
  phonemize(text: string, options?: ReadingOptions): Promise<Utterance[]>;
  /** Speaks a short text at once, ahead of the queue; `audio/wav`, 16-bit mono 24 kHz. */
  speak(text: string, options?: SpeakOptions): Promise<Blob>;
  voices(): readonly Voice[];
  engine(): Promise<EngineState>;
  /** Calls the listener at once and on every change of the engine's state. */
  watchEngine(listener: (state: EngineState) => void): () => void;
  /** What the user said of how the engine uses the machine. */
  engineSettings(): Promise<EngineSettings>;
  /** Changes some of it; counts from the next chunk on. */
  changeEngineSettings(changes: Partial<EngineSettings>): Promise<void>;
  /** Fetches the voice model, if it is not on this machine yet. */
  prepare(): Promise<void>;
  books: LecternBooks;
  drafts: LecternDrafts;
  pronunciations: LecternPronunciations;
  jobs: LecternJobs;
}

declare global {
  var lectern: Lectern;
}
