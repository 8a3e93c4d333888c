import type { AudiobookTags, ChapterMark, ExportRequest } from '../audio/exporter-service.ts';
import { splitIntoParts } from '../audio/parts.ts';
import { framesToSeconds } from '../domain/audio-format.ts';
import { LecternError } from '../domain/errors.ts';
import { voiceName } from '../domain/voice-blend.ts';
import type { BookRecord, JobRecord } from '../storage/database.ts';
import { storedName } from '../storage/finished-files.ts';
import { INTRODUCTION } from './book-plan.ts';
import type { EngineContext } from './context.ts';
import { fileNameFor } from './file-name.ts';
import { pauseMaker, soundOf } from './job-sound.ts';

/** Bytes gathered before they go to the exporter. */
const BATCH_BYTES = 1 << 20;

/** Share of an export that collecting the frames takes; measured, three parts of four. */
const COLLECTING_SHARE = 0.75;

/** Least time between two notes of how far an export is: each is written, read and shown. */
const NOTE_INTERVAL_MILLISECONDS = 250;

/** One chapter of the file. */
interface ChapterSound {
  title: string;
  /** Positions whose chunks make it up: its own, and the introduction's where it is the first. */
  positions: number[];
  frames: number;
}

/** Writes a job's finished chunks into its audiobook. */
export class ExportRunner {
  constructor(private readonly context: EngineContext) {}

  /** @returns the files written @throws LecternError export-failed, storage-full, book-without-text */
  async run(job: JobRecord, signal: AbortSignal): Promise<JobRecord['files']> {
    const { books, jobs } = this.context;
    const book = await books.get(job.bookId);
    if (book === undefined) {
      throw new LecternError(
        'book-missing',
        `“${job.bookTitle}” is not stored any more. Remove the job and drop the book again.`,
      );
    }
    const chapters = await this.chapters(job);
    const parts = splitIntoParts(chapters.map((chapter) => chapter.frames)).map(({ first, end }) =>
      chapters.slice(first, end),
    );
    const files: JobRecord['files'] = [];
    for (const [index, part] of parts.entries()) {
      const request: ExportRequest = {
        fileName: storedName(job.id, index + 1, job.options.format),
        chapters: toMarks(part),
        tags: tagsFor(job, book, index, parts.length),
        cover: book.cover,
      };
      const note = this.noteProgress(job, index, parts.length);
      const bytes = await this.writePart(job, part, request, note, signal);
      const name = fileNameFor(job, index, parts.length);
      files.push({ stored: request.fileName, name, bytes });
    }
    await jobs.updateWhile(job.id, 'running', { chapterStarts: startsOf(job, chapters) });
    return files;
  }

  /** Writes one file. What an export that fails or is given up has taken on disk is freed. */
  private async writePart(
    job: JobRecord,
    part: readonly ChapterSound[],
    request: ExportRequest,
    note: (fraction: number) => void,
    signal: AbortSignal,
  ): Promise<number> {
    const exporter = this.context.crew.exporter.service;
    const collected = (fraction: number): void => {
      note(COLLECTING_SHARE * fraction);
    };
    const written = (fraction: number): void => {
      note(COLLECTING_SHARE + (1 - COLLECTING_SHARE) * fraction);
    };
    try {
      await exporter.begin();
      await this.append(job, part, collected, signal);
      return await exporter.finish(request, written, signal);
    } catch (thrown) {
      await exporter.discard().catch(() => undefined);
      throw thrown;
    }
  }

  /** Takes the fraction of one part that is done; notes whole percents of the export now and then. */
  private noteProgress(job: JobRecord, part: number, parts: number): (fraction: number) => void {
    const { jobs, now } = this.context;
    let noted = Math.floor((100 * part) / parts);
    let notedAt = now();
    return (fraction) => {
      const exported = (part + fraction) / parts;
      const percent = Math.floor(100 * exported);
      if (percent === noted || now() - notedAt < NOTE_INTERVAL_MILLISECONDS) return;
      noted = percent;
      notedAt = now();
      // A note that is lost costs nothing; whatever is wrong shows when the file is written.
      jobs.updateWhile(job.id, 'running', { exported, touchedAt: notedAt }).catch(() => undefined);
    };
  }

  /** Chapters that have sound, in order; a chapter without words has no mark. */
  private async chapters(job: JobRecord): Promise<ChapterSound[]> {
    const chapters: ChapterSound[] = [];
    let introduction = 0;
    for (let position = INTRODUCTION; position < job.chapters.length; position += 1) {
      const chunks = await this.context.chunks.ofChapter(job.id, position);
      const frames = chunks.reduce((sum, chunk) => sum + chunk.frames + chunk.pauseFrames, 0);
      if (position === INTRODUCTION) introduction = frames;
      else if (frames > 0) {
        const title = job.chapterTitles[position] ?? '';
        chapters.push({ title, positions: [position], frames });
      }
    }
    const first = chapters[0];
    if (first === undefined) {
      throw new LecternError(
        'book-without-text',
        `Nothing in the chosen chapters of “${job.bookTitle}” can be spoken. Choose others, or another book.`,
      );
    }
    if (introduction > 0) {
      first.frames += introduction;
      first.positions.unshift(INTRODUCTION);
    }
    return chapters;
  }

  private async append(
    job: JobRecord,
    part: readonly ChapterSound[],
    onProgress: (fraction: number) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const { chunks, crew } = this.context;
    const total = part.reduce((sum, chapter) => sum + chapter.frames, 0);
    let appended = 0;
    const makePause = await pauseMaker(this.context, job.options.bitrate);
    const batch = new Batch((bytes) => crew.exporter.service.append(bytes));
    for (const position of part.flatMap((chapter) => chapter.positions)) {
      for (const chunk of await chunks.ofChapter(job.id, position)) {
        signal.throwIfAborted();
        for (const piece of await soundOf(this.context, chunk, makePause)) await batch.add(piece);
        appended += chunk.frames + chunk.pauseFrames;
        onProgress(appended / total);
      }
    }
    await batch.flush();
  }
}

/** Gathers small pieces into blocks of about {@link BATCH_BYTES}. */
class Batch {
  private pieces: Uint8Array[] = [];
  private bytes = 0;

  constructor(private readonly write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>) {}

  async add(piece: Uint8Array): Promise<void> {
    this.pieces.push(piece);
    this.bytes += piece.byteLength;
    if (this.bytes >= BATCH_BYTES) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.bytes === 0) return;
    const joined = new Uint8Array(this.bytes);
    let offset = 0;
    for (const piece of this.pieces) {
      joined.set(piece, offset);
      offset += piece.byteLength;
    }
    this.pieces = [];
    this.bytes = 0;
    await this.write(joined);
  }
}

function toMarks(part: readonly ChapterSound[]): ChapterMark[] {
  let startFrame = 0;
  return part.map(({ title, frames }) => {
    const mark = { title, startFrame, endFrame: startFrame + frames };
    startFrame = mark.endFrame;
    return mark;
  });
}

function startsOf(job: JobRecord, chapters: readonly ChapterSound[]): (number | null)[] {
  const starts: (number | null)[] = job.chapters.map(() => null);
  let frames = 0;
  for (const chapter of chapters) {
    const position = chapter.positions.at(-1) ?? 0;
    starts[position] = framesToSeconds(frames);
    frames += chapter.frames;
  }
  return starts;
}

/** Who narrates, for people: “Heart”, “Heart with Emma”, “Heart and Michael” where dialogue has its own voice. */
function narratorOf({ options: { voice, dialogueVoice } }: JobRecord): string {
  return [voice, ...(dialogueVoice === null ? [] : [dialogueVoice])].map(voiceName).join(' and ');
}

function tagsFor(job: JobRecord, book: BookRecord, index: number, parts: number): AudiobookTags {
  return {
    title: book.title,
    authors: book.authors,
    narrator: narratorOf(job),
    language: book.language,
    ...(book.year === undefined ? {} : { year: book.year }),
    ...(book.description === undefined ? {} : { description: book.description }),
    ...(parts > 1 ? { part: { number: index + 1, of: parts } } : {}),
  };
}
