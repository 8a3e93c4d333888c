import type { LecternPage } from '../../scripts/cli/lectern-page.ts';
import { watchMemory } from './memory-watch.ts';
import { FRAME_SAMPLES, SAMPLE_RATE } from '../../src/domain/audio-format.ts';

/** How long writing a file took. */
export interface ExportRate {
  audioHours: number;
  seconds: number;
  secondsPerHour: number;
  bytes: number;
  /** The most that the page and its workers held beyond what they held before. */
  memoryGrowthBytes: number;
}

/** Chapters of the file that is written. */
const CHAPTERS = 20;

/**
 * Writes real AAC frames of so many hours with the exporter alone: a stretch of noise is encoded once
 * and appended until they are full, then muxed with chapters. The time is that of both.
 */
export async function exportHours(
  lectern: LecternPage,
  workers: { encoder: string; exporter: string },
  hours: number,
): Promise<ExportRate> {
  const frames = Math.floor((hours * 3_600 * SAMPLE_RATE) / FRAME_SAMPLES);
  const memory = await watchMemory(lectern.page);
  const { seconds, bytes, written } = await lectern.page.evaluate(
    async ({ files, wanted, chapters, rate }) => {
      const encoder = globalThis.benchWorker(files.encoder);
      const noise = new Float32Array(20 * rate);
      // A linear congruential generator (Numerical Recipes), so that every run encodes the same.
      let state = 1;
      for (let index = 0; index < noise.length; index++) {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
        noise[index] = (state / 2 ** 31) * 0.1;
      }
      const chunk = await encoder.call<{ aac: Uint8Array; frames: number }>('encode', [noise, 64]);
      encoder.end();
      const exporter = globalThis.benchWorker(files.exporter);
      const begun = performance.now();
      await exporter.call('begin', []);
      let total = 0;
      for (; total < wanted; total += chunk.frames) await exporter.call('append', [chunk.aac]);
      const mark = (index: number): number => Math.floor((total * index) / chapters);
      const marks = Array.from({ length: chapters }, (_, index) => ({
        title: `Chapter ${index + 1}`,
        startFrame: mark(index),
        endFrame: mark(index + 1),
      }));
      const tags = { title: 'Bench', authors: ['Nobody'], narrator: 'Noise', language: 'en' };
      const request = { fileName: 'bench.m4b', chapters: marks, tags, cover: null };
      const size = await exporter.call<number>('finish', [request, null]);
      const spent = (performance.now() - begun) / 1_000;
      exporter.end();
      return { seconds: spent, bytes: size, written: total };
    },
    { files: workers, wanted: frames, chapters: CHAPTERS, rate: SAMPLE_RATE },
  );
  const audioHours = (written * FRAME_SAMPLES) / SAMPLE_RATE / 3_600;
  const { first, peak } = memory.end();
  const memoryGrowthBytes = peak - first;
  return { audioHours, seconds, secondsPerHour: seconds / audioHours, bytes, memoryGrowthBytes };
}
