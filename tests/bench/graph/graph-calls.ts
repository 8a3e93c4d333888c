import type { Page } from 'playwright';
import type { Sentence } from './sentences.ts';
import type { GraphName, Opening } from './session-worker.ts';

/** What was spoken: its samples, and the milliseconds that it took. */
export interface Spoken {
  samples: number;
  spent: number;
}

/** Opens a graph in a page with graphs. */
export function openGraph(page: Page, name: GraphName, threads: number): Promise<Opening> {
  return page.evaluate(([graph, count]) => globalThis.graphs.open(graph, count), [
    name,
    threads,
  ] as const);
}

/** Speaks a sentence with an open graph. */
export function speakWith(
  page: Page,
  name: GraphName,
  { phonemes, voice }: Sentence,
): Promise<Spoken> {
  return page.evaluate(([graph, text, who]) => globalThis.graphs.speak(graph, text, who), [
    name,
    phonemes,
    voice,
  ] as const);
}

/** Ends a graph's worker. */
export function endGraph(page: Page, name: GraphName): Promise<void> {
  return page.evaluate((graph) => {
    globalThis.graphs.end(graph);
  }, name);
}
