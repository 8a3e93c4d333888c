import type { LecternPage } from '../../scripts/cli/lectern-page.ts';
import { SAMPLE_RATE } from '../../src/domain/audio-format.ts';
import type { SpeechRequest } from '../../src/speech/narrator-service.ts';
import { watchMemory } from './memory-watch.ts';
import { spreadOf, type Spread } from './spread.ts';

/** One way of sharing out the threads. */
export interface PlanResult {
  narrators: number;
  /** Of each narrator. */
  threads: number;
  /** Audio seconds per wall second of all of them together, over that of one narrator with all threads. */
  overOne: Spread;
  /** The most that the page and its workers held. */
  peakBytes: number;
}

/** Narrators that share the threads in different numbers, on the same chunks, in turn. */
export async function measureNarrators(
  lectern: LecternPage,
  worker: string,
  requests: readonly SpeechRequest[],
  { rounds, threads }: { rounds: number; threads: number },
): Promise<PlanResult[]> {
  const plans = [1, 2, 4]
    .filter((narrators) => narrators <= threads)
    .map((narrators) => ({ narrators, threads: Math.floor(threads / narrators) }));
  const rates = plans.map((): number[] => []);
  const peaks = plans.map(() => 0);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, plan] of plans.entries()) {
      const memory = await watchMemory(lectern.page);
      rates[index]?.push(await speakSideBySide(lectern, worker, requests, plan));
      peaks[index] = Math.max(peaks[index] ?? 0, memory.end().peak);
    }
  }
  return plans.map((plan, index) => ({
    ...plan,
    overOne: spreadOf((rates[index] ?? []).map((rate, round) => rate / (rates[0]?.[round] ?? NaN))),
    peakBytes: peaks[index] ?? 0,
  }));
}

/** Lets narrators take chunk after chunk until all are spoken. @returns audio seconds per wall second */
async function speakSideBySide(
  lectern: LecternPage,
  file: string,
  requests: readonly SpeechRequest[],
  { narrators, threads }: { narrators: number; threads: number },
): Promise<number> {
  const { samples, milliseconds } = await lectern.page.evaluate(
    async ({ script, chunks, count, setup }) => {
      const workers = Array.from({ length: count }, () => globalThis.benchWorker(script));
      await Promise.all(
        workers.map(async (worker) => {
          await worker.call('load', [setup, null]);
          await worker.call('speak', [chunks[0]]);
        }),
      );
      const begun = performance.now();
      const open = [...chunks];
      let total = 0;
      await Promise.all(
        workers.map(async (worker) => {
          for (let next = open.shift(); next; next = open.shift()) {
            total += (await worker.call<{ samples: Float32Array }>('speak', [next])).samples.length;
          }
        }),
      );
      const spent = performance.now() - begun;
      for (const worker of workers) worker.end();
      return { samples: total, milliseconds: spent };
    },
    {
      script: file,
      chunks: [...requests],
      count: narrators,
      setup: { backend: 'wasm' as const, threads },
    },
  );
  return samples / SAMPLE_RATE / (milliseconds / 1_000);
}
