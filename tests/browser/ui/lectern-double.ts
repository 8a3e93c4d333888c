import type {
  DraftFile,
  Lectern,
  LecternBooks,
  LecternDrafts,
  LecternJobs,
  LecternPronunciations,
  ReadOptions,
  SubmitOptions,
} from '../../../src/api/lectern-api.ts';
import type { Book, Chapter } from '../../../src/domain/book.ts';
import { NO_EDITS, type BookEdits } from '../../../src/domain/edits/book-edits.ts';
import { type BookEdit, withEdit } from '../../../src/domain/edits/changes.ts';
import { applyEdits } from '../../../src/domain/edits/edited-book.ts';
import type { TextRange } from '../../../src/domain/edits/text-ranges.ts';
import type { EngineSettings, EngineState, ModelState } from '../../../src/domain/engine-state.ts';
import { LecternError } from '../../../src/domain/errors.ts';
import type { Job, JobLogEntry, JobStats } from '../../../src/domain/job.ts';
import { checkPronunciation, type Pronunciation } from '../../../src/domain/pronunciation.ts';
import type { ChunkWords } from '../../../src/domain/speech.ts';
import { VOICES } from '../../../src/domain/voice.ts';

/** A chapter for tests; `overrides` say what matters. */
export function makeChapter(overrides: Partial<Chapter> = {}): Chapter {
  return {
    title: 'A chapter',
    level: 1,
    role: 'chapter',
    include: true,
    reason: '',
    words: 1_650,
    blocks: [],
    ...overrides,
  };
}

/** A book of three chapters, of which the first is not suggested. */
export function makeBook(overrides: Partial<Book> = {}): Book {
  return {
    title: 'The Quiet Mill',
    authors: ['Ada Writer'],
    language: 'en',
    cover: null,
    chapters: [
      makeChapter({ title: 'Copyright', role: 'copyright', include: false, reason: 'legal text' }),
      makeChapter({ title: 'The Mill' }),
      makeChapter({ title: 'The River', words: 3_300 }),
    ],
    ...overrides,
  };
}

/** A job in the queue; `overrides` say what matters. */
export function makeJob(overrides: Partial<Job> = {}): Job {
  return {
    id: 'job-1',
    status: 'queued',
    progress: 0,
    phase: 'narrating',
    currentChunk: 0,
    totalChunks: 40,
    totalChunksExact: false,
    currentChapter: 0,
    totalChapters: 2,
    createdAt: 1,
    startedAt: null,
    finishedAt: null,
    elapsed: 0,
    eta: null,
    realTimeFactor: null,
    audioSeconds: 0,
    error: null,
    options: {
      voice: 'af_heart',
      dialogueVoice: null,
      speed: 1,
      pausePace: 1,
      language: 'en-us',
      emoji: 'name',
      pronunciations: [],
      chapters: [1, 2],
      skipFrontMatter: false,
      introText: null,
      format: 'm4b',
      bitrate: 64,
      notes: 'skip',
      priority: 0,
    },
    book: {
      id: 'book-1',
      title: 'The Quiet Mill',
      authors: ['Ada Writer'],
      cover: null,
      chapters: [
        { title: 'The Mill', startSeconds: 0 },
        { title: 'The River', startSeconds: 1.5 },
      ],
      source: { name: 'mill.epub', bytes: 1_000, sha256: '00' },
    },
    files: [],
    ...overrides,
  };
}

const READY: ModelState = { state: 'ready', loadedBytes: 92e6, totalBytes: 92e6, id: 'kokoro' };

/** Mono 16-bit silence at 8 kHz, as a WAV file. */
export function makeWav(seconds: number): ArrayBuffer {
  const bytes = seconds * 16_000;
  const view = new DataView(new ArrayBuffer(44 + bytes));
  const text = (at: number, value: string): void => {
    for (let index = 0; index < value.length; index++) {
      view.setUint8(at + index, value.charCodeAt(index));
    }
  };
  text(0, 'RIFF');
  view.setUint32(4, 36 + bytes, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 8_000, true);
  view.setUint32(28, 16_000, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, bytes, true);
  return view.buffer;
}

/**
 * The API as the user interface sees it, without an engine behind: it answers from what a test has set,
 * and keeps what it was asked to do in `calls`.
 */
export class LecternDouble implements Lectern {
  readonly calls: [name: string, ...args: unknown[]][] = [];
  /** What `readBook` gives for a file's name; a LecternError is thrown. */
  readonly readings = new Map<string, Book | LecternError>();
  /** Passwords of books that are locked, by their files' names. */
  readonly locks = new Map<string, string>();
  readonly logs = new Map<string, JobLogEntry[]>();
  prepareError: LecternError | null = null;
  submitError: LecternError | null = null;
  editError: LecternError | null = null;
  /** Seconds of the WAV files that `speak` and `jobs.result` give. */
  audioSeconds = 3;
  /** What `jobs.words` gives, of all chapters. */
  heardWords: ChunkWords[] = [];
  /** What has been narrated of each chapter. */
  sounds: { seconds: number; complete: boolean }[] = [];
  private settings: EngineSettings = { backend: 'auto', gentle: 'never' };
  private readonly ruleListeners = new Set<(rules: Pronunciation[]) => void>();
  private draftFiles: DraftFile[] = [];
  private readonly draftListeners = new Set<(drafts: DraftFile[]) => void>();
  private jobList: Job[] = [];
  /** By the file's name. */
  private readonly edits = new Map<string, BookEdits>();
  private readonly editListeners = new Set<() => void>();
  private rules: Pronunciation[] = [];
  private engineState: EngineState = {
    backend: 'wasm',
    threads: 2,
    narrators: 1,
    model: READY,
    probe: null,
    realTimeFactor: null,
    modelError: null,
  };
  private readonly jobListeners = new Set<(jobs: Job[]) => void>();
  private readonly engineListeners = new Set<(state: EngineState) => void>();

  readonly books: LecternBooks = {
    source: ({ name, size }) => Promise.resolve({ name, bytes: size, sha256: `hash of ${name}` }),
    edited: async (file) => applyEdits(await this.readBook(file), this.editsOf(file)),
    edits: (file) => Promise.resolve(this.editsOf(file)),
    edit: (file, changes) => this.edit(file, [changes].flat()),
    reset: (file) => {
      this.setEdits(file, NO_EDITS);
      return Promise.resolve();
    },
    watchEdits: (file, listener) => {
      const hear = (): void => {
        listener(this.editsOf(file));
      };
      this.editListeners.add(hear);
      hear();
      return () => this.editListeners.delete(hear);
    },
  };

  readonly jobs: LecternJobs = {
    submit: (file, options) => this.submit(file, options),
    get: (id) => Promise.resolve(this.find(id)),
    list: () => Promise.resolve([...this.jobList]),
    active: () => Promise.resolve(this.jobList.find((job) => job.status === 'running') ?? null),
    stats: () => Promise.resolve(this.stats()),
    log: (id) => this.answer('log', this.logs.get(id) ?? [], id),
    words: (id, chapter) =>
      this.answer(
        'words',
        this.heardWords.filter((chunk) => chunk.chapter === chapter),
        id,
      ),
    listen: (id, chapter) => {
      const sound = this.sounds[chapter] ?? { seconds: 0, complete: false };
      const file =
        sound.seconds > 0 ? new Blob([makeWav(sound.seconds)], { type: 'audio/wav' }) : null;
      return this.answer('listen', { ...sound, file }, id, chapter);
    },
    pause: (id) => this.answer('pause', undefined, id),
    resume: (id) => this.answer('resume', undefined, id),
    cancel: (id) => this.answer('cancel', undefined, id),
    retry: (id) => this.answer('retry', undefined, id),
    remove: (id) => this.answer('remove', undefined, id),
    move: (id, position) => this.answer('move', undefined, id, position),
    watch: () => () => undefined,
    watchAll: (listener) => {
      this.jobListeners.add(listener);
      listener([...this.jobList]);
      return () => this.jobListeners.delete(listener);
    },
    result: (id, part = 0) => {
      const name = this.find(id).files[part]?.name ?? 'book.m4b';
      const file = new File([makeWav(this.audioSeconds)], name, { type: 'audio/wav' });
      return this.answer('result', file, id, part);
    },
  };

  readonly drafts: LecternDrafts = {
    keep: (id, file) => {
      this.setDrafts([...this.draftFiles, { id, file }]);
      return this.answer('keep', undefined, file.name);
    },
    list: () => Promise.resolve([...this.draftFiles]),
    remove: (id) => {
      this.setDrafts(this.draftFiles.filter((draft) => draft.id !== id));
      return Promise.resolve();
    },
    watch: (listener) => {
      this.draftListeners.add(listener);
      listener([...this.draftFiles]);
      return () => this.draftListeners.delete(listener);
    },
  };

  readonly pronunciations: LecternPronunciations = {
    list: () => Promise.resolve([...this.rules]),
    set: async ({ book = null, id, ...rule }) => {
      const kept = { ...checkPronunciation(rule), book, id: id ?? `rule-${this.rules.length + 1}` };
      this.setRules([...this.rules.filter((other) => other.id !== kept.id), kept]);
      return this.answer('set', kept, kept);
    },
    remove: (id) => {
      this.setRules(this.rules.filter((rule) => rule.id !== id));
      return this.answer('remove rule', undefined, id);
    },
    watch: (listener) => {
      this.ruleListeners.add(listener);
      listener([...this.rules]);
      return () => this.ruleListeners.delete(listener);
    },
  };

  /** Replaces all jobs, as a change of the database would. */
  setJobs(jobs: Job[]): void {
    this.jobList = jobs;
    for (const listener of this.jobListeners) listener([...jobs]);
  }

  /** Replaces the state of the voice model. */
  setModel(model: Partial<ModelState>): void {
    this.engineState = { ...this.engineState, model: { ...this.engineState.model, ...model } };
    for (const listener of this.engineListeners) listener(this.engineState);
  }

  /** The calls of one method, with their arguments. */
  callsOf(name: string): unknown[][] {
    return this.calls.filter(([called]) => called === name).map(([, ...args]) => args);
  }

  joinFiles(files: readonly File[]): Promise<File> {
    const name = files.map((file) => file.name).join('+');
    return this.answer('joinFiles', new File(['book'], name), name);
  }

  readBook(file: File, { password }: ReadOptions = {}): Promise<Book> {
    this.calls.push(['readBook', file.name, ...(password === undefined ? [] : [password])]);
    const locked = this.locks.get(file.name);
    if (locked !== undefined && locked !== password) {
      const code = password === undefined ? 'book-password-required' : 'book-password-wrong';
      return Promise.reject(new LecternError(code, `“${file.name}” is locked.`));
    }
    const book = this.readings.get(file.name) ?? makeBook();
    return book instanceof LecternError ? Promise.reject(book) : Promise.resolve(book);
  }

  /** Sentences end at full stops. */
  sentences(texts: readonly string[]): Promise<TextRange[][]> {
    const split = (text: string): TextRange[] =>
      [...text.matchAll(/[^\s.][^.]*\.?/gu)].map(({ index, 0: sentence }) => ({
        start: index,
        end: index + sentence.length,
      }));
    return this.answer('sentences', texts.map(split), texts);
  }

  phonemize(): Promise<[]> {
    return Promise.resolve([]);
  }

  speak(text: string, options: { voice?: string } = {}): Promise<Blob> {
    const wav = new Blob([makeWav(this.audioSeconds)], { type: 'audio/wav' });
    return this.answer('speak', wav, text, options);
  }

  voices(): typeof VOICES {
    return VOICES;
  }

  engine(): Promise<EngineState> {
    return Promise.resolve(this.engineState);
  }

  engineSettings(): Promise<EngineSettings> {
    return Promise.resolve(this.settings);
  }

  changeEngineSettings(changes: Partial<EngineSettings>): Promise<void> {
    this.settings = { ...this.settings, ...changes };
    return this.answer('changeEngineSettings', undefined, changes);
  }

  watchEngine(listener: (state: EngineState) => void): () => void {
    this.engineListeners.add(listener);
    listener(this.engineState);
    return () => this.engineListeners.delete(listener);
  }

  prepare(): Promise<void> {
    this.calls.push(['prepare']);
    return this.prepareError === null ? Promise.resolve() : Promise.reject(this.prepareError);
  }

  /** Replaces the files that are kept for being set up, as another tab would. */
  setDrafts(drafts: DraftFile[]): void {
    this.draftFiles = drafts;
    for (const listener of this.draftListeners) listener([...drafts]);
  }

  private setRules(rules: Pronunciation[]): void {
    this.rules = rules;
    for (const listener of this.ruleListeners) listener([...rules]);
  }

  private editsOf(file: File): BookEdits {
    return this.edits.get(file.name) ?? NO_EDITS;
  }

  private setEdits(file: File, edits: BookEdits): void {
    this.edits.set(file.name, edits);
    for (const listener of this.editListeners) listener();
  }

  private async edit(file: File, changes: readonly BookEdit[]): Promise<BookEdits> {
    this.calls.push(['edit', file.name, changes]);
    if (this.editError !== null) throw this.editError;
    const book = this.readings.get(file.name) ?? makeBook();
    if (book instanceof LecternError) throw book;
    const edits = changes.reduce((all, change) => withEdit(book, all, change), this.editsOf(file));
    this.setEdits(file, edits);
    return Promise.resolve(edits);
  }

  private submit(file: File | readonly File[], options: SubmitOptions = {}): Promise<string> {
    this.calls.push([
      'submit',
      [file]
        .flat()
        .map(({ name }) => name)
        .join('+'),
      options,
    ]);
    if (this.submitError !== null) return Promise.reject(this.submitError);
    return Promise.resolve('job-1');
  }

  private answer<T>(name: string, value: T, ...args: unknown[]): Promise<T> {
    this.calls.push([name, ...args]);
    return Promise.resolve(value);
  }

  private find(id: string): Job {
    const job = this.jobList.find((known) => known.id === id);
    if (job === undefined) throw new LecternError('job-unknown', `There is no job “${id}”.`);
    return job;
  }

  private stats(): JobStats {
    const byStatus = { queued: 0, running: 0, paused: 0, completed: 0, failed: 0, cancelled: 0 };
    const storage = { usedBytes: 0, quotaBytes: 0, persisted: false };
    return { total: this.jobList.length, byStatus, audioSeconds: 0, storage };
  }
}
