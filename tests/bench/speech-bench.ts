import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LecternPage } from '../../scripts/cli/lectern-page.ts';
import { SAMPLE_RATE } from '../../src/domain/audio-format.ts';
import type { ChapterPlan } from '../../src/domain/speech.ts';
import { DEFAULT_VOICE } from '../../src/domain/voice.ts';
import type { SpeechRequest } from '../../src/speech/narrator-service.ts';
import { makeEpub } from '../fixtures/books/make-epub.ts';
import { findWorker } from './bench-build.ts';
import { SPOKEN_BOOK, type SpokenChapter } from './bench-text.ts';
import { watchMemory } from './memory-watch.ts';
import { spreadOf, type Spread } from './spread.ts';

/** Narrator and pipeline, side by side. */
export interface SpeechResult {
  narrator: SpeechRate;
  pipeline: SpeechRate;
  /** Pipeline over narrator: 1 when everything but the narrator is free. */
  ratio: number;
  /** The same for each round. */
  ratios: Spread;
  /** The same from {@link SETTLED} finished chunks on, as all but the first minute of a long book. */
  settled: Spread;
  /** The most that the page and its workers held during the pipeline's rounds. */
  memory: { peakBytes: number };
}

/** How long something took, and what came of it. */
export interface SpeechRate {
  /** Seconds of speech, pauses left out. */
  audioSeconds: number;
  wallSeconds: number;
  /** Audio seconds per wall second. */
  realTimeFactor: number;
}

/** Chunks after which the encoder has started and every buffer has its size. */
const SETTLED = 5;

/** A book that was narrated, in wall seconds: all of it, and from the chunk on at which it had settled. */
interface NarratedBook {
  id: string;
  wallSeconds: number;
  settledSeconds: number;
}

/** Narrates a book as a user does, export included; the voice has to be loaded. */
async function narrateBook(lectern: LecternPage, path: string): Promise<NarratedBook> {
  const id = await lectern.submit(path, {});
  const times = await lectern.page.evaluate(
    async ([job, settled]) =>
      new Promise<{ wallSeconds: number; settledSeconds: number }>((resolve, reject) => {
        let begun = 0;
        let later = 0;
        const stop = globalThis.lectern.jobs.watch(job, ({ status, currentChunk, error }) => {
          const now = performance.now() / 1_000;
          if (begun === 0 && status !== 'queued') begun = now;
          if (later === 0 && currentChunk >= settled) later = now;
          if (status === 'failed')
            reject(new Error(`${error?.code ?? ''}: ${error?.message ?? ''}`));
          if (status !== 'completed') return;
          resolve({ wallSeconds: now - begun, settledSeconds: now - later });
          queueMicrotask(() => {
            stop();
          });
        });
      }),
    [id, SETTLED] as const,
  );
  return { id, ...times };
}

/** What a job gives the narrator for the bench's book, in order: planned as the engine plans it. */
export async function planRequests(
  lectern: LecternPage,
  worker: string,
  book: readonly SpokenChapter[] = SPOKEN_BOOK,
): Promise<SpeechRequest[]> {
  const chunks = await lectern.page.evaluate(
    async ({ file, chapters }) => {
      const planner = globalThis.benchWorker(file);
      const planned = [];
      for (const { title, paragraphs } of chapters) {
        const blocks = paragraphs.map((text) => ({ kind: 'paragraph', text }));
        const chapter = { title, blocks, language: 'en-us', endsWith: 'chapter' };
        planned.push(...(await planner.call<ChapterPlan>('planChapter', [chapter])).chunks);
      }
      planner.end();
      return planned;
    },
    { file: worker, chapters: [...book] },
  );
  return chunks.map(({ phonemes, before, after }) => ({
    phonemes,
    before,
    after,
    voice: DEFAULT_VOICE,
    speed: 1,
  }));
}

/** Gives the same chunks to a narrator alone: nothing is encoded, stored or shown. */
async function narrateAlone(
  lectern: LecternPage,
  worker: string,
  chunks: readonly SpeechRequest[],
): Promise<SpeechRate & { settledSeconds: number }> {
  const { backend, threads } = await lectern.engine();
  const { samples, wallSeconds, settledSeconds } = await lectern.page.evaluate(
    async ({ file, requests, setup, settled }) => {
      const narrator = globalThis.benchWorker(file);
      await narrator.call('load', [setup, null]);
      // The first run of a session allocates; the job's narrator has that behind it, too.
      const [first] = requests;
      await narrator.call('speak', [first]);
      const begun = performance.now();
      let later = begun;
      let total = 0;
      for (const [index, request] of requests.entries()) {
        if (index === settled) later = performance.now();
        const chunk = await narrator.call<{ samples: Float32Array }>('speak', [request]);
        total += chunk.samples.length;
      }
      const ended = performance.now();
      narrator.end();
      const seconds = (from: number) => (ended - from) / 1_000;
      return { samples: total, wallSeconds: seconds(begun), settledSeconds: seconds(later) };
    },
    { file: worker, requests: [...chunks], setup: { backend, threads }, settled: SETTLED },
  );
  return { ...rate(samples / SAMPLE_RATE, wallSeconds), settledSeconds };
}

/** Puts the two times together. */
function rate(audioSeconds: number, wallSeconds: number): SpeechRate {
  return { audioSeconds, wallSeconds, realTimeFactor: audioSeconds / wallSeconds };
}

/**
 * Measures pipeline and narrator in turn on the same chunks; sums over the rounds. The narrator speaks before and
 * after each book, so that a machine that becomes slower or faster favours neither; memory is watched either way.
 */
export async function measureSpeech(
  lectern: LecternPage,
  build: string,
  folder: string,
  rounds: number,
  book: readonly SpokenChapter[] = SPOKEN_BOOK,
): Promise<SpeechResult> {
  const path = join(folder, 'short.epub');
  writeFileSync(path, makeEpub({ title: 'Spring', authors: ['Nobody'], chapters: [...book] }));
  const worker = findWorker(build, 'narrator');
  const requests = await planRequests(lectern, findWorker(build, 'text'), book);
  let audio = 0;
  let together = 0;
  let alone = 0;
  let peakBytes = 0;
  const ratios: number[] = [];
  const settled: number[] = [];
  // The engine puts the voice away when it has nothing to say; loading it is measured elsewhere.
  const wake = () =>
    lectern.page.evaluate(() => globalThis.lectern.speak('Ready.').then(() => undefined));
  const listen = async () => {
    const memory = await watchMemory(lectern.page);
    const narrator = await narrateAlone(lectern, worker, requests);
    memory.end();
    return narrator;
  };
  await wake();
  let before = await listen();
  for (let round = 0; round < rounds; round++) {
    await wake();
    const memory = await watchMemory(lectern.page);
    const { id, wallSeconds, settledSeconds } = await narrateBook(lectern, path);
    peakBytes = Math.max(peakBytes, memory.end().peak);
    const after = await listen();
    const narrator = {
      wallSeconds: (before.wallSeconds + after.wallSeconds) / 2,
      settledSeconds: (before.settledSeconds + after.settledSeconds) / 2,
    };
    // With it go the finished chunks, which the next round must not reuse.
    await lectern.command('remove', id);
    audio += after.audioSeconds;
    together += wallSeconds;
    alone += narrator.wallSeconds;
    ratios.push(narrator.wallSeconds / wallSeconds);
    settled.push(narrator.settledSeconds / settledSeconds);
    before = after;
  }
  return {
    narrator: rate(audio, alone),
    pipeline: rate(audio, together),
    ratio: alone / together,
    ratios: spreadOf(ratios),
    settled: spreadOf(settled),
    memory: { peakBytes },
  };
}
