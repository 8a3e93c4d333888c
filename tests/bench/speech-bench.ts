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

/** Narrates a book as a user does, export included; the voice has to be loaded. @returns wall seconds */
async function narrateBook(
  lectern: LecternPage,
  path: string,
): Promise<{ id: string; wallSeconds: number }> {
  const id = await lectern.submit(path, {});
  const wallSeconds = await lectern.page.evaluate(
    async (job) =>
      new Promise<number>((resolve, reject) => {
        let begun = 0;
        const stop = globalThis.lectern.jobs.watch(job, ({ status, error }) => {
          if (begun === 0 && status !== 'queued') begun = performance.now();
          if (status === 'failed')
            reject(new Error(`${error?.code ?? ''}: ${error?.message ?? ''}`));
          if (status !== 'completed') return;
          resolve((performance.now() - begun) / 1_000);
          queueMicrotask(() => {
            stop();
          });
        });
      }),
    id,
  );
  return { id, wallSeconds };
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
): Promise<SpeechRate> {
  const { backend, threads } = await lectern.engine();
  const { samples, wallSeconds } = await lectern.page.evaluate(
    async ({ file, requests, setup }) => {
      const narrator = globalThis.benchWorker(file);
      await narrator.call('load', [setup, null]);
      // The first run of a session allocates; the job's narrator has that behind it, too.
      const [first] = requests;
      await narrator.call('speak', [first]);
      const begun = performance.now();
      let total = 0;
      for (const request of requests) {
        const chunk = await narrator.call<{ samples: Float32Array }>('speak', [request]);
        total += chunk.samples.length;
      }
      const wall = (performance.now() - begun) / 1_000;
      narrator.end();
      return { samples: total, wallSeconds: wall };
    },
    { file: worker, requests: [...chunks], setup: { backend, threads } },
  );
  return rate(samples / SAMPLE_RATE, wallSeconds);
}

/** Puts the two times together. */
function rate(audioSeconds: number, wallSeconds: number): SpeechRate {
  return { audioSeconds, wallSeconds, realTimeFactor: audioSeconds / wallSeconds };
}

/** Measures pipeline and narrator in turn on the same chunks; sums over the rounds. */
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
  for (let round = 0; round < rounds; round++) {
    // The engine has put the voice away while it had nothing to say; loading it is measured elsewhere.
    await lectern.page.evaluate(() => globalThis.lectern.speak('Ready.').then(() => undefined));
    const memory = watchMemory();
    const { id, wallSeconds } = await narrateBook(lectern, path);
    peakBytes = Math.max(peakBytes, memory.end().peak);
    const narrator = await narrateAlone(lectern, worker, requests);
    // With it go the finished chunks, which the next round must not reuse.
    await lectern.command('remove', id);
    audio += narrator.audioSeconds;
    together += wallSeconds;
    alone += narrator.wallSeconds;
    ratios.push(narrator.wallSeconds / wallSeconds);
  }
  return {
    narrator: rate(audio, alone),
    pipeline: rate(audio, together),
    ratio: alone / together,
    ratios: spreadOf(ratios),
    memory: { peakBytes },
  };
}
