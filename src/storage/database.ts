import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Chapter, CoverImage } from '../domain/book.ts';
import type { BookEdits } from '../domain/edits/book-edits.ts';
import type { ErrorRecord } from '../domain/errors.ts';
import type { JobLogEntry, JobOptions, JobPhase, JobStatus } from '../domain/job.ts';
import type { EmojiReading, Pronunciation, PronunciationRule } from '../domain/pronunciation.ts';
import type { WordTime } from '../domain/speech.ts';

/** A book that a job needs; its text lies in {@link ChapterRecord}s. */
export interface BookRecord {
  id: string;
  /** The file as dropped. Chromium keeps a Blob outside the record, so it costs nothing to read the rest. */
  file: Blob;
  source: { name: string; bytes: number; sha256: string };
  title: string;
  authors: string[];
  language: string;
  year?: number;
  publisher?: string;
  description?: string;
  cover: CoverImage | null;
  addedAt: number;
}

/** One chapter of a book, by its place in the book. */
export interface ChapterRecord extends Chapter {
  bookId: string;
  index: number;
}

/** A book file that was given to the page and is not in the queue yet. */
export interface DraftRecord {
  id: string;
  file: File;
  /** Epoch milliseconds. */
  addedAt: number;
}

/** What was changed in the book that a file holds, whatever the file's name and wherever it lies. */
export interface EditRecord {
  /** Of the file's content. */
  sha256: string;
  /** How the book was divided when the edits were made; they fit no other reading. */
  structure: string;
  edits: BookEdits;
}

/** A job as stored. Counts follow the chunks and change only together with them. */
export interface JobRecord {
  id: string;
  status: JobStatus;
  phase: JobPhase;
  /** Place in the queue among jobs of the same priority. */
  order: number;
  createdAt: number;
  startedAt: number | null;
  finishedAt: number | null;
  /** Last time the engine wrote to this record while working on it. */
  touchedAt: number;
  /** Milliseconds worked on, loading included. */
  workMilliseconds: number;
  options: JobOptions;
  bookId: string;
  bookTitle: string;
  bookAuthors: string[];
  source: BookRecord['source'];
  /** Indexes into the book's chapters, in the order of narration. */
  chapters: number[];
  chapterTitles: string[];
  /** Start of each of `chapters` in the finished audio, in seconds; filled by the export. */
  chapterStarts: (number | null)[];
  /** Position in `chapters` being narrated, from 0; -1 before the first. */
  position: number;
  totalChunks: number;
  totalChunksExact: boolean;
  totalCharacters: number;
  /** Effort of all chunks, in the unit of `effortOf`. */
  totalEffort: number;
  doneChunks: number;
  doneCharacters: number;
  doneEffort: number;
  doneFrames: number;
  /** What was really synthesised (not taken over from another job), for rates. */
  narratedMilliseconds: number;
  narratedFrames: number;
  /** Milliseconds of synthesis for each unit of effort, of the last chunks. */
  paces: number[];
  /** 0–1 while exporting. */
  exported: number;
  /** Code and pronunciations that planned the finished chunks; others plan again. */
  pipeline: string;
  error: ErrorRecord | null;
  /** In the folder of finished files. */
  files: { stored: string; name: string; bytes: number }[];
}

/** What a job amounts to, estimated until all of it has been planned. */
export type JobTotals = Pick<
  JobRecord,
  'totalChunks' | 'totalChunksExact' | 'totalCharacters' | 'totalEffort'
>;

/** How many chunks a chapter of a job has; written once the chapter has been planned. */
export interface ChapterPlanRecord {
  jobId: string;
  /** Position in the job's `chapters`; -1 is the spoken introduction. */
  position: number;
  chunks: number;
  characters: number;
  effort: number;
}

/** A finished chunk's place in a job; its sound lies in {@link AudioRecord}. */
export interface ChunkRecord {
  jobId: string;
  position: number;
  index: number;
  key: string;
  frames: number;
  /** Silent frames that follow. */
  pauseFrames: number;
  characters: number;
  effort: number;
  /** As in ChunkWords. */
  block: number;
  note?: string;
  text: string;
  phonemes: string;
  /** Length of the speech in the chunk's frames, which follows the guard frames. */
  samples: number;
  words: WordTime[];
}

/** The sound of every chunk with this key. */
export interface AudioRecord {
  key: string;
  aac: Uint8Array<ArrayBuffer>;
  frames: number;
  /** See SpokenChunk. */
  symbolEnds: Uint32Array<ArrayBuffer>;
}

/** A short text to be spoken ahead of the queue, and what came of it. */
export interface SpeechRecord {
  id: string;
  text: string;
  voice: string;
  dialogueVoice: string | null;
  speed: number;
  pausePace: number;
  language: 'en-us' | 'en-gb';
  emoji: EmojiReading;
  /** The pronunciations in force when it was asked for. */
  pronunciations: readonly PronunciationRule[];
  createdAt: number;
  status: 'waiting' | 'done' | 'failed';
  wav: Blob | null;
  error: ErrorRecord | null;
}

/** A log line with its job. */
export interface LogRecord extends JobLogEntry {
  id: number;
  jobId: string;
}

/** One named value: the engine's state, wishes of the page, preferences. */
export interface SettingRecord {
  key: string;
  value: unknown;
}

/** The one database. Everything that survives a reload is in here or in OPFS files that it names. */
export class LecternDatabase extends Dexie {
  declare books: EntityTable<BookRecord, 'id'>;
  declare chapters: Table<ChapterRecord, [string, number]>;
  declare drafts: EntityTable<DraftRecord, 'id'>;
  declare edits: EntityTable<EditRecord, 'sha256'>;
  declare jobs: EntityTable<JobRecord, 'id'>;
  declare plans: Table<ChapterPlanRecord, [string, number]>;
  declare chunks: Table<ChunkRecord, [string, number, number]>;
  declare audio: EntityTable<AudioRecord, 'key'>;
  declare speeches: EntityTable<SpeechRecord, 'id'>;
  declare log: EntityTable<LogRecord, 'id'>;
  declare pronunciations: EntityTable<Pronunciation, 'id'>;
  declare settings: EntityTable<SettingRecord, 'key'>;

  constructor(name = 'lectern') {
    // Strict: a commit is on the disk when it resolves, so that even a power cut loses no chunk.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      books: 'id',
      chapters: '[bookId+index], bookId',
      drafts: 'id, addedAt',
      edits: 'sha256',
      jobs: 'id, status, bookId',
      plans: '[jobId+position], jobId',
      chunks: '[jobId+position+index], jobId, key',
      audio: 'key',
      speeches: 'id, status, createdAt',
      log: '++id, jobId',
      pronunciations: 'id',
      settings: 'key',
    });
  }
}
