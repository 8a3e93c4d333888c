import type { Bitrate } from './audio-format.ts';
import type { ErrorRecord } from './errors.ts';
import type { EmojiReading, PronunciationRule } from './pronunciation.ts';
import type { SpeechLanguage } from './speech.ts';

/** Where a job stands. Terminal: completed, failed, cancelled. */
export type JobStatus = 'queued' | 'running' | 'paused' | 'completed' | 'failed' | 'cancelled';

/** Where notes are heard: not at all, after the paragraph that refers to them, or at the chapter's end. */
export type NotePlacement = 'skip' | 'paragraph' | 'chapter';

/** Everything that shapes a job's audiobook; complete, as stored. */
export interface JobOptions {
  /** Id of a voice, or of a blend (`af_heart:0.6+bf_emma:0.4`). */
  voice: string;
  /** The voice, or blend, of what stands in quotation marks; null for the same as all else. */
  dialogueVoice: string | null;
  /** Factor, 0.5–2. */
  speed: number;
  /** Factor on the length of all pauses, 0.5–2. */
  pausePace: number;
  language: SpeechLanguage;
  /** Whether emoji are read by their names. */
  emoji: EmojiReading;
  /** Pronunciations of this job alone; they go before those that are stored. */
  pronunciations: PronunciationRule[];
  /** Chapters to narrate, indexes from 0 into the book's chapters, ascending; null for those the reader includes. */
  chapters: number[] | null;
  /** Leave out chapters that most listeners skip; counts only while `chapters` is null. */
  skipFrontMatter: boolean;
  /** Where footnotes and endnotes are heard. */
  notes: NotePlacement;
  /** Spoken before the first chapter; null for none. `{title}`, `{author}` and `{voice}` are filled in. */
  introText: string | null;
  /** Ending of the file; the content is the same. */
  format: 'm4b' | 'm4a';
  /** Kilobits per second. */
  bitrate: Bitrate;
  /** Higher goes first; equals go in order of submission. */
  priority: number;
}

/** What a job is working on. */
export type JobPhase = 'narrating' | 'exporting';

/** A job as everyone sees it: what was asked, how far it has come, what came of it. Times are epoch milliseconds. */
export interface Job {
  id: string;
  status: JobStatus;
  /** 0–1 of the whole, by the work that it takes; 1 only when the file is there. */
  progress: number;
  phase: JobPhase;
  /** Chunks finished. */
  currentChunk: number;
  /** Chunks in all; an estimate until `totalChunksExact`. */
  totalChunks: number;
  totalChunksExact: boolean;
  /** Chapters begun, from 1; 0 before the first. */
  currentChapter: number;
  totalChapters: number;
  createdAt: number;
  startedAt: number | null;
  finishedAt: number | null;
  /** Seconds worked on, pauses left out. */
  elapsed: number;
  /** Seconds still to work; null while unknown. */
  eta: number | null;
  /** Audio seconds per wall second while working; null while unknown. */
  realTimeFactor: number | null;
  /** Seconds of audio narrated, pauses included. */
  audioSeconds: number;
  error: ErrorRecord | null;
  options: JobOptions;
  book: JobBook;
  /** The finished files' names and sizes; one unless the book is longer than a file may be. */
  files: { name: string; bytes: number }[];
}

/** What a job shows of its book. */
export interface JobBook {
  id: string;
  title: string;
  authors: string[];
  cover: Blob | null;
  /** Titles of the chapters that this job narrates, in order, with their start in the finished audio (null until known). */
  chapters: { title: string; startSeconds: number | null }[];
  source: { name: string; bytes: number; sha256: string };
}

/** What can be heard of a chapter while its job is not finished. */
export interface ChapterSound {
  /** `audio/mp4`, from the chapter's start to as far as it has been narrated; null while there is nothing. */
  file: Blob | null;
  /** Length of the file. */
  seconds: number;
  /** Whether that is the whole chapter. */
  complete: boolean;
}

/** One line of a job's log. */
export interface JobLogEntry {
  at: number;
  level: 'info' | 'warning' | 'error';
  code: string;
  message: string;
  chapter?: number;
  chunk?: number;
}

/** Totals over all jobs. */
export interface JobStats {
  total: number;
  byStatus: Record<JobStatus, number>;
  /** Seconds of audio in finished books. */
  audioSeconds: number;
  /** Bytes used and granted by the browser for this origin. */
  storage: { usedBytes: number; quotaBytes: number; persisted: boolean };
}
