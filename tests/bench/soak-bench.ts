import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LecternPage } from '../../scripts/cli/lectern-page.ts';
import { makeEpub } from '../fixtures/books/make-epub.ts';
import { makeProse } from './bench-text.ts';
import { findMemory } from './memory-watch.ts';

/** Memory over a long run. */
export interface SoakResult {
  chunks: number;
  peakBytes: number;
  /** By least squares over the chunks after the 20th. */
  bytesPerChunk: number;
}

/** Chunks after which caches and pools are full. */
const SETTLED = 20;

/** Characters of a chunk of the prose below; it has 163. */
const CHUNK_CHARACTERS = 165;

/** Narrates so many chunks of a book in one go and notes the memory of page and workers after each. */
export async function soak(
  lectern: LecternPage,
  folder: string,
  chunks: number,
): Promise<SoakResult> {
  const path = join(folder, 'soak.epub');
  const paragraphs = makeProse(chunks * CHUNK_CHARACTERS);
  writeFileSync(
    path,
    makeEpub({ title: 'Soak', authors: ['Nobody'], chapters: [{ title: 'One', paragraphs }] }),
  );
  const id = await lectern.submit(path, {});
  const pageBytes = await findMemory(lectern.page);
  const seen: number[] = [];
  let peakBytes = 0;
  for (;;) {
    const job = (await lectern.listJobs()).find((one) => one.id === id);
    if (job?.status === 'failed') throw new Error(job.error?.message);
    const bytes = pageBytes();
    peakBytes = Math.max(peakBytes, bytes);
    if (job !== undefined && job.phase === 'narrating') seen[job.currentChunk] = bytes;
    if (job?.status === 'completed') break;
    await lectern.page.waitForTimeout(500);
  }
  await lectern.command('remove', id);
  const points = seen.flatMap((bytes, chunk) => (chunk > SETTLED ? [{ chunk, bytes }] : []));
  return { chunks: seen.length - 1, peakBytes, bytesPerChunk: slope(points) };
}

/** Slope of the line of least squares. */
function slope(points: readonly { chunk: number; bytes: number }[]): number {
  const mean = (values: number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(({ chunk }) => chunk)), mean(points.map(({ bytes }) => bytes))];
  const over = points.reduce((sum, { chunk, bytes }) => sum + (chunk - x) * (bytes - y), 0);
  const under = points.reduce((sum, { chunk }) => sum + (chunk - x) ** 2, 0);
  return over / under;
}
