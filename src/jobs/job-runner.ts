import { gainFor, level } from '../audio/levels.ts';
import { pauseFrames } from '../domain/audio-format.ts';
import { LecternError } from '../domain/errors.ts';
import type { PlannedChunk, SpokenChunk } from '../domain/speech.ts';
import type { ChunkCost } from '../storage/chunk-store.ts';
import type { AudioRecord, ChunkRecord, JobRecord } from '../storage/database.ts';
import { assertRoom } from '../storage/quota.ts';
import { BookPlan, INTRODUCTION } from './book-plan.ts';
import { chunkKey } from './chunk-key.ts';
import { ChunkLine } from './chunk-line.ts';
import type { EngineContext } from './context.ts';
import { estimateRoom } from './estimates.ts';
import { ExportRunner } from './export-runner.ts';
import type { Narration } from './narration.ts';
import { pipelineOf, readingOf } from './reading.ts';

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
    if (open.length === 0) return true;
    await assertRoom(estimateRoom(job), () => jobs.evictFinishedAudio());
    const { modelId } = await this.narration.load(signal);
    let totals: Promise<void> | null = null;
    for (const position of open) {
      await jobs.updateWhile(job.id, 'running', { position: Math.max(0, position) });
      const { chunks: planned } = await plan.chapter(position);
      // Only now: the first chapter must not wait for the rest.
      totals ??= plan.completeTotals();
      await this.narrateChapter(job, position, planned, modelId, signal);
      plan.release(position);
      if ((await pipelineOf(await readingOf(this.context, job))) !== job.pipeline) {
        outdated.abort();
        await Promise.allSettled([totals]);
        return false;
      }
    }
    await totals;
    return true;
  }

  private async narrateChapter(
    job: JobRecord,
    position: number,
    planned: readonly PlannedChunk[],
    modelId: string,
    signal: AbortSignal,
  ): Promise<void> {
    const { chunks } = this.context;
    const done = new Map(
      (await chunks.ofChapter(job.id, position)).map((chunk) => [chunk.index, chunk.key]),
    );
    const line = new ChunkLine();
    try {
      for (const [index, chunk] of planned.entries()) {
        const { voice, speed, bitrate } = job.options;
        const { text, phonemes } = chunk;
        const key = await chunkKey({ text, phonemes, voice, speed, modelId, bitrate });
        if (done.get(index) === key) continue;
        await line.waitForNarrator(this.narration.width);
        signal.throwIfAborted();
        await this.betweenChunks();
        signal.throwIfAborted();
        const place = { jobId: job.id, position, index, key };
        if (await this.takeOver(job, place, chunk)) continue;
        line.add(this.speak(job, chunk, place, signal), (spoken) =>
          this.store(job, place, chunk, spoken),
        );
      }
    } finally {
      // What has been spoken is kept, whatever stopped the chapter.
      await line.settle();
    }
    await line.finish();
    await chunks.dropTail(job.id, position, planned.length);
  }

  private async speak(
    job: JobRecord,
    chunk: PlannedChunk,
    place: Pick<ChunkRecord, 'position' | 'index'>,
    signal: AbortSignal,
  ): Promise<SpokenChunk> {
    const { voice, speed } = job.options;
    try {
      return await this.narration.speak({ phonemes: chunk.phonemes, voice, speed }, signal);
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

  /** Uses the sound that another job, or an equal chunk of this one, has left. */
  private async takeOver(
    job: JobRecord,
    place: Pick<ChunkRecord, 'jobId' | 'position' | 'index' | 'key'>,
    chunk: PlannedChunk,
  ): Promise<boolean> {
    const audio = await this.context.chunks.findAudio(place.key);
    if (audio === undefined) return false;
    const record: ChunkRecord = {
      ...place,
      frames: audio.frames,
      pauseFrames: pauseFrames(chunk.pauseAfter, job.options.pausePace),
      characters: chunk.text.length,
      text: chunk.text,
      phonemes: chunk.phonemes,
      symbolEnds: audio.symbolEnds,
    };
    await this.commit(record, audio, this.cost(0));
    return true;
  }

  private async store(
    job: JobRecord,
    place: Pick<ChunkRecord, 'jobId' | 'position' | 'index' | 'key'>,
    chunk: PlannedChunk,
    spoken: SpokenChunk,
  ): Promise<void> {
    const { crew } = this.context;
    const { voice, bitrate } = job.options;
    const samples = level(spoken.samples, gainFor(voice));
    const { aac, frames } = await crew.encoder.service.encode(samples, bitrate);
    const { symbolEnds } = spoken;
    const record: ChunkRecord = {
      ...place,
      frames,
      pauseFrames: pauseFrames(chunk.pauseAfter, job.options.pausePace),
      characters: chunk.text.length,
      text: chunk.text,
      phonemes: chunk.phonemes,
      symbolEnds,
    };
    const audio = { key: place.key, aac, frames, symbolEnds };
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
