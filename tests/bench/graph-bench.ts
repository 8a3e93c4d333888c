import { cpus } from 'node:os';
import type { Page } from 'playwright';
import { EXIT, readArguments, readNumber, runCommand } from '../../scripts/cli/arguments.ts';
import type { GraphKind } from '../../src/domain/model-manifest.ts';
import { GraphPages } from './graph/graph-pages.ts';
import { ratiosOf, type Ratios } from './graph/ratio.ts';
import type { Opening } from './graph/session-worker.ts';
import { makeSentences, type Sentence } from './graph/sentences.ts';
import { watchMemory } from './memory-watch.ts';

const USAGE = `Measures the graphs of the voice model against each other and against kokoro-js, and prints JSON.

  npx tsx tests/bench/graph-bench.ts [--rounds N] [--threads N] [--only speed,distance,memory,start]

  --rounds N    how often each text is spoken, in turn with all graphs; 3 unless given
  --threads N   threads of each session; 2 unless given
  --only LIST   which parts; all unless given`;

/** Tokens of the texts whose speed is measured: a short sentence, one or two, a chunk. */
const SPEED_LENGTHS = [40, 110, 200] as const;

/** Tokens of the texts whose sound is compared. */
const DISTANCE_LENGTHS = [
  5, 8, 12, 16, 20, 25, 30, 36, 43, 50, 58, 67, 77, 90, 110, 140, 180, 240, 320, 400,
] as const;

interface Spoken {
  samples: number;
  spent: number;
}

function speak(page: Page, kind: GraphKind, { phonemes, voice }: Sentence): Promise<Spoken> {
  return page.evaluate(([graph, text, who]) => globalThis.graphs.speak(graph, text, who), [
    kind,
    phonemes,
    voice,
  ] as const);
}

function speakPeer(page: Page, { phonemes, voice }: Sentence): Promise<Spoken> {
  return page.evaluate(([text, who]) => globalThis.peer(text, who), [phonemes, voice] as const);
}

function open(page: Page, kind: GraphKind, threads: number): Promise<Opening> {
  return page.evaluate(([graph, count]) => globalThis.graphs.open(graph, count), [
    kind,
    threads,
  ] as const);
}

/** How many times as fast as each other way the fast graph is: the same texts, all ways in turn. */
async function measureSpeed(
  pages: GraphPages,
  rounds: number,
  threads: number,
): Promise<Record<string, Ratios>> {
  const graphs = await pages.openGraphs();
  const peers = {
    installed: await pages.openPeer(cpus().length),
    threads: await pages.openPeer(2 * threads),
  };
  for (const kind of ['fast', 'plain', 'small'] as const) await open(graphs, kind, threads);
  const ways: Record<string, (sentence: Sentence) => Promise<Spoken>> = {
    plain: (sentence) => speak(graphs, 'plain', sentence),
    small: (sentence) => speak(graphs, 'small', sentence),
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
    await speak(graphs, 'fast', first);
    for (const way of Object.values(ways)) await way(first);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const sentence of sentences) {
      for (const [name, way] of Object.entries(ways)) {
        // The fast graph speaks before and after, so that a machine that slows down favours neither.
        const before = await perSample(speak(graphs, 'fast', sentence));
        const other = await perSample(way(sentence));
        const after = await perSample(speak(graphs, 'fast', sentence));
        ratios.get(name)?.push((2 * other) / (before + after));
      }
    }
  }
  await graphs.close();
  await peers.installed.close();
  await peers.threads.close();
  return Object.fromEntries([...ratios].map(([name, values]) => [name, ratiosOf(values)]));
}

/** How far the fast graph's sound is from the plain one's, in decibels of log-mel distance. */
async function measureDistance(
  pages: GraphPages,
  threads: number,
): Promise<{
  decibels: Ratios;
  sentences: { tokens: number; decibels: number; sameLength: boolean }[];
}> {
  const page = await pages.openGraphs();
  await open(page, 'plain', threads);
  await open(page, 'fast', threads);
  const sentences = [];
  for (const sentence of await makeSentences(DISTANCE_LENGTHS)) {
    const plain = await speak(page, 'plain', sentence);
    const fast = await speak(page, 'fast', sentence);
    const decibels = await page.evaluate(() => globalThis.graphs.distance('plain', 'fast'));
    const tokens = Array.from(sentence.phonemes).length;
    sentences.push({ tokens, decibels, sameLength: plain.samples === fast.samples });
  }
  await page.close();
  return { decibels: ratiosOf(sentences.map(({ decibels }) => decibels)), sentences };
}

/** Most memory of the pages' processes while a graph is opened and speaks, in bytes; the model is on
 * this machine, and the last text is the longest that there is. */
async function measureMemory(
  pages: GraphPages,
  kind: GraphKind,
  threads: number,
): Promise<{ opened: number; spoken: { tokens: number; bytes: number }[] }> {
  const before = await pages.openGraphs();
  await open(before, 'small', threads);
  await before.close();
  const page = await pages.openGraphs();
  const opening = watchMemory();
  await open(page, kind, threads);
  const opened = opening.end().peak;
  const spoken = [];
  for (const sentence of await makeSentences([100, 250, 400])) {
    const watch = watchMemory();
    await speak(page, kind, sentence);
    spoken.push({ tokens: Array.from(sentence.phonemes).length, bytes: watch.end().peak });
  }
  await page.close();
  return { opened, spoken };
}

/** Milliseconds from files in the browser's storage to an open session, and how many it needs of that to read them. */
async function measureStart(
  pages: GraphPages,
  rounds: number,
  threads: number,
): Promise<Record<string, { read: Ratios; opened: Ratios }>> {
  const result: Record<string, { read: Ratios; opened: Ratios }> = {};
  for (const kind of ['fast', 'plain', 'small'] as const) {
    const times = [];
    const page = await pages.openGraphs();
    for (let round = 0; round <= rounds; round += 1) {
      times.push(await open(page, kind, threads));
      await page.evaluate((graph) => {
        globalThis.graphs.end(graph);
      }, kind);
    }
    await page.close();
    // The first one has to fetch and to compile.
    const later = times.slice(1);
    result[kind] = {
      read: ratiosOf(later.map(({ read }) => read)),
      opened: ratiosOf(later.map(({ opened }) => opened)),
    };
  }
  return result;
}

async function bench(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, {
    rounds: { type: 'string', default: '3' },
    threads: { type: 'string', default: '2' },
    only: { type: 'string', default: 'speed,distance,memory,start' },
  });
  const number = (text: string, what: string): number =>
    readNumber(text, what, { min: 1, max: 100, whole: true });
  const rounds = number(values.rounds, 'The number of rounds');
  const threads = number(values.threads, 'The number of threads');
  const parts = new Set(values.only.split(','));
  const pages = await GraphPages.start();
  try {
    const result = {
      threads,
      rounds,
      ...(parts.has('speed') && { timesAsFastAs: await measureSpeed(pages, rounds, threads) }),
      ...(parts.has('distance') && { distance: await measureDistance(pages, threads) }),
      ...(parts.has('memory') && {
        memory: {
          fast: await measureMemory(pages, 'fast', threads),
          small: await measureMemory(pages, 'small', threads),
        },
      }),
      ...(parts.has('start') && { start: await measureStart(pages, rounds, threads) }),
    };
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    return EXIT.done;
  } finally {
    await pages.end();
  }
}

declare global {
  var peer: (phonemes: string, voice: string) => Promise<Spoken>;
}

await runCommand(USAGE, bench);
