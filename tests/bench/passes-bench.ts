import type { Page } from 'playwright';
import { SPEEDING_PASSES } from '../../scripts/model/compile-model.ts';
import { endGraph, openGraph, speakWith } from './graph/graph-calls.ts';
import { GraphPages } from './graph/graph-pages.ts';
import type { GraphName } from './graph/session-worker.ts';
import { makeSentences, type Sentence } from './graph/sentences.ts';
import { spreadOf, type Spread } from './spread.ts';

/** What one pass of the compiler is worth. */
export interface PassWorth {
  pass: string;
  /** How many times as long the graph for WebAssembly takes without it. */
  slower: Spread;
}

/** Tokens of the texts that are spoken: a short sentence and a chunk. */
const LENGTHS = [40, 200] as const;

/** Leaves out one pass of the compiler at a time; graphs with and without it take turns. */
export async function measurePasses(rounds: number, threads: number): Promise<PassWorth[]> {
  const pages = await GraphPages.start();
  try {
    const page = await pages.openGraphs();
    const sentences = await makeSentences(LENGTHS);
    await openGraph(page, 'fast', threads);
    for (const sentence of sentences) await milliseconds(page, 'fast', sentence);
    const worths: PassWorth[] = [];
    for (const pass of SPEEDING_PASSES) {
      const name: GraphName = `without ${pass}`;
      await pages.compileWithout(pass);
      await openGraph(page, name, threads);
      for (const sentence of sentences) await milliseconds(page, name, sentence);
      const slower: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        for (const sentence of sentences) {
          const before = await milliseconds(page, 'fast', sentence);
          const without = await milliseconds(page, name, sentence);
          const after = await milliseconds(page, 'fast', sentence);
          slower.push((2 * without) / (before + after));
        }
      }
      await endGraph(page, name);
      worths.push({ pass, slower: spreadOf(slower) });
    }
    return worths;
  } finally {
    await pages.end();
  }
}

async function milliseconds(page: Page, name: GraphName, sentence: Sentence): Promise<number> {
  return (await speakWith(page, name, sentence)).spent;
}
