import type { LecternPage } from '../../scripts/cli/lectern-page.ts';
import { SAMPLE_RATE } from '../../src/domain/audio-format.ts';

/** A chunk of a job, as the narrator gets it. */
interface BenchChunk {
  phonemes: string;
  voice: string;
  speed: number;
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
export async function narrateBook(
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

/** What the narrator was given for a job, in order, out of the database. */
export async function readChunks(lectern: LecternPage, id: string): Promise<BenchChunk[]> {
  return lectern.page.evaluate(async (job) => {
    const { options } = await globalThis.lectern.jobs.get(job);
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('lectern');
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(new Error(request.error?.message));
      };
    });
    const records = await new Promise<{ phonemes: string }[]>((resolve, reject) => {
      const range = IDBKeyRange.bound([job], [job, []]);
      const request = database.transaction('chunks').objectStore('chunks').getAll(range);
      request.onsuccess = () => {
        resolve(request.result as { phonemes: string }[]);
      };
      request.onerror = () => {
        reject(new Error(request.error?.message));
      };
    });
    database.close();
    return records.map(({ phonemes }) => ({
      phonemes,
      voice: options.voice,
      speed: options.speed,
    }));
  }, id);
}

/** Gives the same chunks to the narrator alone: nothing is encoded, stored or shown. */
export async function narrateAlone(
  lectern: LecternPage,
  worker: string,
  chunks: readonly BenchChunk[],
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
export function rate(audioSeconds: number, wallSeconds: number): SpeechRate {
  return { audioSeconds, wallSeconds, realTimeFactor: audioSeconds / wallSeconds };
}
