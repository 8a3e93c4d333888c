import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LecternPage } from '../../scripts/cli/lectern-page.ts';
import { makeEpub } from '../fixtures/books/make-epub.ts';
import { makeProse } from './bench-text.ts';
import { takeLongestTask, watchLongTasks } from './long-tasks.ts';
import { watchMemory } from './memory-watch.ts';

/** Reading a long book. */
export interface ImportResult {
  megabytes: number;
  seconds: number;
  secondsPerMegabyte: number;
  /** The most that the page and its workers held beyond what they held before. */
  memoryGrowthBytes: number;
  /** The page's longest task meanwhile; 0 when none took 50 ms. */
  longestTaskMilliseconds: number;
}

/** Characters of the book whose import is measured. */
const IMPORTED_CHARACTERS = 2_000_000;

const MEGABYTE = 1_000_000;

/** Reads a long book. The size is that of its text in UTF-8, not of the file. */
export async function measureImport(lectern: LecternPage, folder: string): Promise<ImportResult> {
  const paragraphs = makeProse(IMPORTED_CHARACTERS);
  const chapters = Array.from({ length: 40 }, (_, index) => ({
    title: `Chapter ${index + 1}`,
    paragraphs: paragraphs.filter((__, place) => place % 40 === index),
  }));
  const path = join(folder, 'long.epub');
  writeFileSync(path, makeEpub({ title: 'A Long Book', authors: ['Nobody'], chapters }));
  await watchLongTasks(lectern.page);
  await takeLongestTask(lectern.page);
  const memory = await watchMemory(lectern.page);
  const ms = await lectern.timeReading(path);
  const { first, peak } = memory.end();
  const megabytes = Buffer.byteLength(paragraphs.join('')) / MEGABYTE;
  return {
    megabytes,
    seconds: ms / 1_000,
    secondsPerMegabyte: ms / 1_000 / megabytes,
    memoryGrowthBytes: peak - first,
    longestTaskMilliseconds: await takeLongestTask(lectern.page),
  };
}
