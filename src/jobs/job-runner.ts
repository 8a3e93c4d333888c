import { stretchedEnds } from '../audio/encoder-service.ts';
import { gainFor } from '../audio/levels.ts';
import { LecternError } from '../domain/errors.ts';
import type { PlannedChunk, SpokenChunk } from '../domain/speech.ts';
import { transfer } from '../ports/rpc.ts';
import type { AudioRecord, ChunkRecord, JobRecord } from '../storage/database.ts';
import type { ChunkCost } from '../storage/job-counts.ts';
import { assertRoom } from '../storage/quota.ts';
import { BookPlan, INTRODUCTION } from './book-plan.ts';
import { chunkKey } from './chunk-key.ts';
import { ChunkLine } from './chunk-line.ts';
import { chunkRecord, type ChunkPlace } from './chunk-record.ts';
import type { EngineContext } from './context.ts';
import { estimateRoom } from './estimates.ts';
import { ExportRunner } from './export-runner.ts';
import type { Narration } from './narration.ts';
import { pipelineOf, readingOf } from './reading.ts';

/** Characters of a chunk that the log shows. */
const LONGEST_QUOTE = 60;

/** A chapter to be narrated. */
interface ChapterWork {
  job: JobRecord;
  position: number;
  planned: readonly PlannedChunk[];
  modelId: string;
}

/** Works on one job at a time until it is finished, fails, or is told to stop. */
export class JobRunner {
  private readonly exporter: ExportRunner;
  private touchedAt = 0;

  /** @param betweenChunks what has to be done before the next chunk is begun */
  constructor(
    private readonly context: EngineContext,
    private readonly narration: Narration,
    private readonly betweenChunks: () => Promise<void>,
  ) {
    this.exporter = new ExportRunner(context);
  }

  /**
   * Runs a job; the signal fires when it is paused, cancelled or removed. What has been narrated
   * stays in any case. Never rejects: a failure is written into the job.
   */
  async run(id: string, signal: AbortSignal): Promise<void> {
    const { jobs } = this.context;
    try {
      let job: JobRecord | null;
      do {
        job = await this.begin(id);
        if (job === null) return;
      } while (!(await this.narrate(job, signal)));
      await this.finish(job, signal);
    } catch (thrown) {
      if (signal.aborted) await this.noteWork(id);
      else await jobs.fail(id, LecternError.from(thrown).toRecord());
    }
  }

  private async begin(id: string): Promise<JobRecord | null> {
    const { jobs, chunks, now } = this.context;
    const before = await jobs.get(id);
    this.touchedAt = now();
    const pipeline = await pipelineOf(await readingOf(this.context, before));
    await jobs.keepReserve();
    const running = await jobs.updateWhile(id, ['queued', 'running'], {
      status: 'running',
      phase: 'narrating',
      exported: 0,
      startedAt: before.startedAt ?? now(),
      finishedAt: null,
      touchedAt: this.touchedAt,
      pipeline,
      error: null,
    });
    if (!running) return null;
    if (before.pipeline !== pipeline) await chunks.forgetPlans(id);
    await chunks.recount(id);
    return jobs.get(id);
  }

  /**
   * Narrates what is not there yet.
   * @returns false when the user's pronunciations have changed meanwhile, so that it has to look again
   */
  private async narrate(job: JobRecord, signal: AbortSignal): Promise<boolean> {
    const { chunks, jobs } = this.context;
    const outdated = new AbortController();
    const both = AbortSignal.any([signal, outdated.signal]);
    const plan = await BookPlan.open(this.context, job, both);
    const counts = await chunks.countByChapter(job.id);
    const open = plan.positions.filter(
      (position) => plan.knownChunks(position) !== (counts.get(position) ?? 0),
    );
    const [first] = open;
    if (first === undefined) return true;
    await assertRoom(estimateRoom(job), () => jobs.evictFinishedAudio());
    this.prepare(job, plan, first);
    const { modelId } = await this.narration.load(signal);
    let totals: Promise<void> | null = null;
    const line = new ChunkLine();
    try {
      for (const position of open) {
        const { chunks: planned } = await plan.chapter(position);
        // Only now: the first chapter must not wait for the rest.
        totals ??= plan.completeTotals();
        await this.narrateChapter(line, { job, position, planned, modelId }, signal);
        plan.release(position);
        await line.waitForNarrator(this.narration.width);
        if ((await pipelineOf(await readingOf(this.context, job))) === job.pipeline) continue;
        outdated.abort();
        await Promise.allSettled([totals]);
        return false;
      }
      await line.finish();
    } finally {
      // What has been spoken is kept, whatever stopped the job.
      await line.settle();
    }
    await totals;
    return true;
  }

  /** Starts what the first chunk needs, while the model is being opened. Failures show when it is used. */
  private prepare(job: JobRecord, plan: BookPlan, first: number): void {
    plan.chapter(first).catch(() => undefined);
    this.context.crew.encoder.service.silentFrame(job.options.bitrate).catch(() => undefined);
  }

  /** Hands a chapter's chunks to the narrators; the last ones are still on their way when this is done. */
  private async narrateChapter(
    line: ChunkLine,
    { job, position, planned, modelId }: ChapterWork,
    signal: AbortSignal,
  ): Promise<void> {
    const { chunks, jobs } = this.context;
    await chunks.dropTail(job.id, position, planned.length);
    const done = new Map(
      (await chunks.ofChapter(job.id, position)).map((chunk) => [chunk.index, chunk.key]),
    );
    let isNoted = false;
    for (const [index, chunk] of planned.entries()) {
      const { speed, pausePace, bitrate } = job.options;
      const voice = voiceFor(job, chunk);
      const key = await chunkKey({ ...chunk, voice, speed, pausePace, modelId, bitrate });
      if (done.get(index) === key) continue;
      const place = { jobId: job.id, position, index, key };
      await line.waitFor(key);
      // All that can be done beforehand has been: after this the narrator is idle.
      if (!(await this.takeOver(job, place, chunk))) {
        await line.waitForNarrator(this.narration.width);
        signal.throwIfAborted();
        await this.betweenChunks();
        signal.throwIfAborted();
        line.add(key, this.speak(job, chunk, place, signal), (spoken) =>
          this.store(job, place, chunk, spoken),
        );
      }
      signal.throwIfAborted();
      if (!isNoted) await jobs.updateWhile(job.id, 'running', { position: Math.max(0, position) });
      isNoted = true;
    }
  }

  private async speak(
    job: JobRecord,
    chunk: PlannedChunk,
    place: ChunkPlace,
    signal: AbortSignal,
  ): Promise<SpokenChunk> {
    const { speed, pausePace } = job.options;
    const { phonemes, before, after } = chunk;
    const voice = voiceFor(job, chunk);
    const request = { phonemes, before, after, voice, speed, pausePace };
    try {
      const spoken = await this.narration.speak(request, signal);
      await this.logNotes(place, chunk, spoken.notes);
      return spoken;
    } catch (thrown) {
      signal.throwIfAborted();
      const { code, message, retryable } = LecternError.from(thrown);
      throw new LecternError(code, message, {
        retryable,
        cause: thrown,
        place: {
          ...(place.position === INTRODUCTION ? {} : { chapter: place.position }),
          chunk: place.index,
        },
      });
    }
  }

  private async logNotes(
    { jobId, position, index }: ChunkPlace,
    { text }: PlannedChunk,
    notes: readonly string[],
  ): Promise<void> {
    for (const note of notes) {
      await this.context.jobs.log(jobId, {
        level: 'warning',
        code: 'chunk-mended',
        message: `“${shorten(text)}” went wrong: ${note}.`,
        ...(position === INTRODUCTION ? {} : { chapter: position }),
        chunk: index,
      });
    }
  }

  /** Uses the sound that another job, or an equal chunk of this one, has left. */
  private async takeOver(job: JobRecord, place: ChunkPlace, chunk: PlannedChunk): Promise<boolean> {
    const audio = await this.context.chunks.findAudio(place.key);
    if (audio === undefined) return false;
    const record = chunkRecord(place, chunk, audio, job.options.pausePace);
    await this.commit(record, audio, this.cost(0));
    return true;
  }

  private async store(
    job: JobRecord,
    place: ChunkPlace,
    chunk: PlannedChunk,
    spoken: SpokenChunk,
  ): Promise<void> {
    const { encoder } = this.context.crew;
    const { bitrate, pausePace } = job.options;
    const { samples, tempo, symbolEnds } = spoken;
    const gainDb = gainFor(voiceFor(job, chunk));
    const { aac, frames } = await encoder.service.encodeSpeech(
      transfer(samples, [samples.buffer]),
      { tempo, gainDb, bitrate },
    );
    const audio = { key: place.key, aac, frames, symbolEnds: stretchedEnds(symbolEnds, tempo) };
    const record = chunkRecord(place, chunk, audio, pausePace);
    await this.commit(record, audio, this.cost(spoken.milliseconds));
  }

  /** Stores a chunk, if need be in the place of sound that is kept for convenience. */
  private async commit(record: ChunkRecord, audio: AudioRecord, cost: ChunkCost): Promise<void> {
    const { chunks, jobs } = this.context;
    try {
      await chunks.commit(record, audio, cost);
    } catch (thrown) {
      const full = thrown instanceof LecternError && thrown.code === 'storage-full';
      if (!full || (await jobs.evictFinishedAudio()) === 0) throw thrown;
      await chunks.commit(record, audio, cost);
    }
  }

  private async finish(job: JobRecord, signal: AbortSignal): Promise<void> {
    const { jobs, now } = this.context;
    if (!(await jobs.updateWhile(job.id, 'running', { phase: 'exporting' }))) return;
    const files = await this.exporter.run(job, signal);
    await this.noteWork(job.id);
    await jobs.updateWhile(job.id, 'running', {
      status: 'completed',
      exported: 1,
      files,
      finishedAt: now(),
    });
  }

  /** Time worked since it was last noted. */
  private cost(narratedMilliseconds: number): ChunkCost {
    const now = this.context.now();
    const workMilliseconds = Math.max(0, now - this.touchedAt);
    this.touchedAt = now;
    return { narratedMilliseconds, workMilliseconds, now };
  }

  private async noteWork(id: string): Promise<void> {
    const { workMilliseconds, now } = this.cost(0);
    await this.context.jobs.addWork(id, workMilliseconds, now);
  }
}

/** The voice of a chunk: the narrator's, or that of quoted speech where it has its own. */
function voiceFor({ options: { voice, dialogueVoice } }: JobRecord, chunk: PlannedChunk): string {
  return chunk.role === 'dialogue' ? (dialogueVoice ?? voice) : voice;
}

/** The beginning of a text, for the log. */
function shorten(text: string): string {
  const symbols = Array.from(text.slice(0, 2 * LONGEST_QUOTE));
  return symbols.length > LONGEST_QUOTE ? `${symbols.slice(0, LONGEST_QUOTE).join('')}…` : text;
}
