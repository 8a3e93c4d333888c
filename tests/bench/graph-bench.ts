import { cpus } from 'node:os';
import type { Page } from 'playwright';
import type { GraphKind } from '../../src/domain/model-manifest.ts';
import { endGraph, openGraph, speakWith, type Spoken } from './graph/graph-calls.ts';
import { GraphPages } from './graph/graph-pages.ts';
import type { Loading, Settings } from './graph/session-worker.ts';
import { makeSentences, type Sentence } from './graph/sentences.ts';
import { watchMemory } from './memory-watch.ts';
import { spreadOf, type Spread } from './spread.ts';

/** The graphs of the voice model against each other and against kokoro-js. */
export interface GraphResult {
  threads: number;
  /** How many times as fast as other ways the graph for WebAssembly is, by their names. */
  timesAsFastAs: Record<string, Spread>;
  /** How far its sound is from the plain graph's, in decibels of log-mel distance. */
  distance: {
    decibels: Spread;
    sentences: { tokens: number; decibels: number; sameLength: boolean }[];
  };
  memory: Record<'fast' | 'small', GraphMemory>;
  loading: Record<GraphKind, LoadingTimes>;
}

/** The most that a page with one session held, in bytes. */
interface GraphMemory {
  /** While it was opened. */
  opened: number;
  /** While it spoke. */
  spoken: { tokens: number; bytes: number }[];
}

/** Milliseconds from files in the browser's storage to an open session. */
interface LoadingTimes {
  opened: Spread;
  /** All of it over what the runtime needs for the same graph and tensors out of memory, with our settings. */
  overRuntime: Spread;
  /** The same with the runtime's own settings. */
  overUntold: Spread;
}

/** Tokens of the texts whose speed is measured: a short sentence, one or two, a chunk. */
const SPEED_LENGTHS = [40, 110, 200] as const;

/** Tokens of the texts whose sound is compared. */
const DISTANCE_LENGTHS = [
  5, 8, 12, 16, 20, 25, 30, 36, 43, 50, 58, 67, 77, 90, 110, 140, 180, 240, 320, 400,
] as const;

function speakPeer(page: Page, { phonemes, voice }: Sentence): Promise<Spoken> {
  return page.evaluate(([text, who]) => globalThis.peer(text, who), [phonemes, voice] as const);
}

/** How many times as fast as each other way the fast graph is: the same texts, all ways in turn. */
async function measureSpeed(
  pages: GraphPages,
  rounds: number,
  threads: number,
): Promise<Record<string, Spread>> {
  const graphs = await pages.openGraphs();
  const peers = {
    installed: await pages.openPeer(cpus().length),
    threads: await pages.openPeer(2 * threads),
  };
  for (const kind of ['fast', 'plain', 'small'] as const) await openGraph(graphs, kind, threads);
  const ways: Record<string, (sentence: Sentence) => Promise<Spoken>> = {
    plain: (sentence) => speakWith(graphs, 'plain', sentence),
    small: (sentence) => speakWith(graphs, 'small', sentence),
    'kokoro-js as installed': (sentence) => speakPeer(peers.installed, sentence),
    [`kokoro-js with ${threads} threads`]: (sentence) => speakPeer(peers.threads, sentence),
  };
  const ratios = new Map(Object.keys(ways).map((name) => [name, [] as number[]]));
  const perSample = async (run: Promise<Spoken>): Promise<number> => {
    const { samples, spent } = await run;
    return spent / samples;
  };
  const sentences = await makeSentences(SPEED_LENGTHS);
  const [first] = sentences;
  if (first !== undefined) {
    await speakWith(graphs, 'fast', first);
    for (const way of Object.values(ways)) await way(first);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const sentence of sentences) {
      let before = await perSample(speakWith(graphs, 'fast', sentence));
      for (const [name, way] of Object.entries(ways)) {
        const other = await perSample(way(sentence));
        // The fast graph speaks before and after, so that a machine that slows down favours neither.
        const after = await perSample(speakWith(graphs, 'fast', sentence));
        ratios.get(name)?.push((2 * other) / (before + after));
        before = after;
      }
    }
  }
  await graphs.close();
  await peers.installed.close();
  await peers.threads.close();
  return Object.fromEntries([...ratios].map(([name, values]) => [name, spreadOf(values)]));
}

/** How far the fast graph's sound is from the plain one's, in decibels of log-mel distance. */
async function measureDistance(
  pages: GraphPages,
  threads: number,
): Promise<GraphResult['distance']> {
  const page = await pages.openGraphs();
  await openGraph(page, 'plain', threads);
  await openGraph(page, 'fast', threads);
  const sentences = [];
  for (const sentence of await makeSentences(DISTANCE_LENGTHS)) {
    const plain = await speakWith(page, 'plain', sentence);
    const fast = await speakWith(page, 'fast', sentence);
    const decibels = await page.evaluate(() => globalThis.graphs.distance('plain', 'fast'));
    const tokens = Array.from(sentence.phonemes).length;
    sentences.push({ tokens, decibels, sameLength: plain.samples === fast.samples });
  }
  await page.close();
  return { decibels: spreadOf(sentences.map(({ decibels }) => decibels)), sentences };
}

/** Most memory of a page while a graph is opened and speaks, in bytes; the model is on
 * this machine, and the last text is the longest that there is. */
async function measureMemory(
  pages: GraphPages,
  kind: GraphKind,
  threads: number,
): Promise<GraphMemory> {
  const before = await pages.openGraphs();
  await openGraph(before, 'small', threads);
  await before.close();
  const page = await pages.openGraphs();
  const opening = await watchMemory(page);
  await openGraph(page, kind, threads);
  const opened = opening.end().peak;
  const spoken = [];
  for (const sentence of await makeSentences([100, 250, 400])) {
    const watch = await watchMemory(page);
    await speakWith(page, kind, sentence);
    spoken.push({ tokens: Array.from(sentence.phonemes).length, bytes: watch.end().peak });
  }
  await page.close();
  return { opened, spoken };
}

/** Opens a graph as the app does, and as the runtime does it out of memory, in turn. */
async function measureLoading(
  pages: GraphPages,
  kind: GraphKind,
  rounds: number,
  threads: number,
): Promise<LoadingTimes> {
  const page = await pages.openGraphs();
  const times: Loading[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const opening = await openGraph(page, kind, threads);
    await endGraph(page, kind);
    const runtime = await openTensors(page, kind, threads, 'told');
    const untold = await openTensors(page, kind, threads, 'untold');
    times.push({ ...opening, runtime, untold });
  }
  await page.close();
  // The first ones have to fetch and to compile.
  const later = times.slice(1);
  return {
    opened: spreadOf(later.map(({ opened }) => opened)),
    overRuntime: spreadOf(later.map(({ opened, runtime }) => opened / runtime)),
    overUntold: spreadOf(later.map(({ opened, untold }) => opened / untold)),
  };
}

async function openTensors(
  page: Page,
  kind: GraphKind,
  threads: number,
  settings: Settings,
): Promise<number> {
  const milliseconds = await page.evaluate(
    ([graph, count, how]) => globalThis.graphs.openTensors(graph, count, how),
    [kind, threads, settings] as const,
  );
  await endGraph(page, kind);
  return milliseconds;
}

/** Measures all of it; each comparison is between runs that took turns. */
export async function measureGraphs(rounds: number, threads: number): Promise<GraphResult> {
  const pages = await GraphPages.start();
  try {
    return {
      threads,
      timesAsFastAs: await measureSpeed(pages, rounds, threads),
      distance: await measureDistance(pages, threads),
      memory: {
        fast: await measureMemory(pages, 'fast', threads),
        small: await measureMemory(pages, 'small', threads),
      },
      loading: {
        fast: await measureLoading(pages, 'fast', rounds, threads),
        plain: await measureLoading(pages, 'plain', rounds, threads),
        small: await measureLoading(pages, 'small', rounds, threads),
      },
    };
  } finally {
    await pages.end();
  }
}

declare global {
  var peer: (phonemes: string, voice: string) => Promise<Spoken>;
}
