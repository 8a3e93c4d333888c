import { FrameCollector } from '../audio/frame-collector.ts';
import { framesToSeconds } from '../domain/audio-format.ts';
import { LecternError } from '../domain/errors.ts';
import type { ChapterSound } from '../domain/job.ts';
import { voiceName } from '../domain/voice-blend.ts';
import type { ChunkRecord, JobRecord } from '../storage/database.ts';
import { INTRODUCTION } from './book-plan.ts';
import type { EngineContext } from './context.ts';
import { pauseMaker, soundOf } from './job-sound.ts';

/** What it takes to hear a chapter. */
export type SoundContext = Pick<EngineContext, 'jobs' | 'books' | 'chunks' | 'crew'>;

/**
 * What has been narrated of a chapter without a gap, as a file; the spoken introduction belongs to the
 * first one. Memory does not grow with it.
 * @throws LecternError job-unknown, option-invalid, export-failed
 */
export async function chapterSound(
  context: SoundContext,
  jobId: string,
  chapter: number,
  signal?: AbortSignal,
): Promise<ChapterSound> {
  const job = await context.jobs.get(jobId);
  const title = job.chapterTitles[chapter];
  if (title === undefined) {
    throw new LecternError(
      'option-invalid',
      `“${job.bookTitle}” has no chapter at position ${chapter}; they count from 0 to ${job.chapters.length - 1}.`,
    );
  }
  const { chunks, complete } = await heardChunks(context, job, chapter);
  const frames = chunks.reduce((sum, chunk) => sum + chunk.frames + chunk.pauseFrames, 0);
  if (frames === 0) return { file: null, seconds: 0, complete };
  const makePause = await pauseMaker(context, job.options.bitrate);
  const collector = new FrameCollector();
  for (const chunk of chunks) {
    signal?.throwIfAborted();
    for (const piece of await soundOf(context, chunk, makePause)) collector.append(piece);
  }
  const { language = 'und' } = (await context.books.get(job.bookId)) ?? {};
  const narrator = voiceName(job.options.voice);
  const tags = { title, authors: job.bookAuthors, narrator, language };
  const file = collector.toFile({ brand: 'M4A ', chapters: [], tags, cover: null });
  return { file, seconds: framesToSeconds(frames), complete };
}

/** The chunks that follow each other from the chapter's start on, and whether that is all of it. */
async function heardChunks(
  { chunks: store }: SoundContext,
  job: JobRecord,
  chapter: number,
): Promise<{ chunks: ChunkRecord[]; complete: boolean }> {
  const planned = new Map(
    (await store.plans(job.id)).map((plan) => [plan.position, plan.chunks] as const),
  );
  const withIntroduction = chapter === 0 && job.options.introText !== null;
  const positions = withIntroduction ? [INTRODUCTION, chapter] : [chapter];
  const heard: ChunkRecord[] = [];
  for (const position of positions) {
    const found = await store.ofChapter(job.id, position);
    const gap = found.findIndex((chunk, index) => chunk.index !== index);
    const whole = gap < 0 && found.length === planned.get(position);
    heard.push(...(gap < 0 ? found : found.slice(0, gap)));
    if (!whole) return { chunks: heard, complete: false };
  }
  return { chunks: heard, complete: true };
}
