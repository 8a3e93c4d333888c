import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from '../../scripts/browser.ts';
import {
  CommandError,
  EXIT,
  readArguments,
  readNumber,
  runCommand,
  UsageError,
} from '../../scripts/cli/arguments.ts';
import { LecternPage } from '../../scripts/cli/lectern-page.ts';
import { ensureBuild } from '../../scripts/cli/production-build.ts';
import { untilStopped } from '../../scripts/cli/stop-signal.ts';
import { makeEpub } from '../fixtures/books/make-epub.ts';
import { makeProse, SPOKEN_PARAGRAPHS } from './bench-text.ts';
import {
  renderTable,
  type BenchResult,
  type ImportResult,
  type SpeechResult,
} from './bench-result.ts';
import { exportHours } from './export-bench.ts';
import { watchMemory } from './memory-watch.ts';
import { soak } from './soak-bench.ts';
import { narrateAlone, narrateBook, rate, readChunks } from './speech-bench.ts';
import { measureStart } from './start-bench.ts';
import { addBenchWorker } from './worker-call.ts';

const USAGE = `Measures Lectern on this machine: JSON on standard output, a table on standard error.

  npm run bench [-- --rounds N] [--only PART,PART…]

  --rounds N   how often things are measured, in turn; 2 unless given
  --only …     some of: speech, start, import, export, soak; all but soak, which takes long, unless given`;

const PARTS = ['speech', 'start', 'import', 'export', 'soak'] as const;
type Part = (typeof PARTS)[number];

/** Lengths of the files that are written, in hours. */
const EXPORTED_HOURS = [1, 10, 22];

/** Chunks of the long run. */
const SOAKED_CHUNKS = 300;

/** Characters of the book whose import is measured. */
const IMPORTED_CHARACTERS = 2_000_000;

const MEGABYTE = 1_000_000;

declare global {
  var longestTask: number;
}

/** Path below the app of one of the build's workers. */
function findWorker(build: string, name: string): string {
  const found = readdirSync(join(build, 'assets')).find(
    (file) => file.startsWith(`${name}-worker-`) && file.endsWith('.js'),
  );
  if (found === undefined) {
    throw new CommandError('worker-missing', `The build in ${build} has no ${name} worker.`);
  }
  return `assets/${found}`;
}

/** Notes from now on the longest task that holds the page for 50 milliseconds and more. */
async function watchLongTasks({ page }: LecternPage): Promise<void> {
  await page.evaluate(() => {
    globalThis.longestTask = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        globalThis.longestTask = Math.max(globalThis.longestTask, duration);
      }
    }).observe({ type: 'longtask' });
  });
}

/** Reads a long book. The size is that of its text in UTF-8, not of the file. */
async function measureImport(lectern: LecternPage, folder: string): Promise<ImportResult> {
  const paragraphs = makeProse(IMPORTED_CHARACTERS);
  const chapters = Array.from({ length: 40 }, (_, index) => ({
    title: `Chapter ${index + 1}`,
    paragraphs: paragraphs.filter((__, place) => place % 40 === index),
  }));
  const path = join(folder, 'long.epub');
  writeFileSync(path, makeEpub({ title: 'A Long Book', authors: ['Nobody'], chapters }));
  await watchLongTasks(lectern);
  const memory = watchMemory();
  const { ms } = await lectern.readBook(path);
  const { first, peak } = memory.end();
  const megabytes = Buffer.byteLength(paragraphs.join('')) / MEGABYTE;
  return {
    megabytes,
    seconds: ms / 1_000,
    secondsPerMegabyte: ms / 1_000 / megabytes,
    memoryGrowthBytes: peak - first,
    longestTaskMilliseconds: await lectern.page.evaluate(() => globalThis.longestTask),
  };
}

/** Measures pipeline and narrator in turn on the same chunks; sums over the rounds. */
async function measureSpeech(
  lectern: LecternPage,
  build: string,
  folder: string,
  rounds: number,
): Promise<SpeechResult> {
  const path = join(folder, 'short.epub');
  const chapters = [{ title: 'The Harbour', paragraphs: [...SPOKEN_PARAGRAPHS] }];
  writeFileSync(path, makeEpub({ title: 'The Harbour', authors: ['Nobody'], chapters }));
  const worker = findWorker(build, 'narrator');
  let audio = 0;
  let together = 0;
  let alone = 0;
  let peakBytes = 0;
  for (let round = 0; round < rounds; round++) {
    const memory = watchMemory();
    const { id, wallSeconds } = await narrateBook(lectern, path);
    peakBytes = Math.max(peakBytes, memory.end().peak);
    const narrator = await narrateAlone(lectern, worker, await readChunks(lectern, id));
    // With it go the finished chunks, which the next round must not reuse.
    await lectern.command('remove', id);
    audio += narrator.audioSeconds;
    together += wallSeconds;
    alone += narrator.wallSeconds;
  }
  return {
    narrator: rate(audio, alone),
    pipeline: rate(audio, together),
    ratio: alone / together,
    memory: { peakBytes },
  };
}

/** The machine, and what the browser makes of it. */
async function describeMachine({ page }: LecternPage): Promise<object> {
  const [first] = cpus();
  const browser = await page.evaluate(() => ({
    threads: navigator.hardwareConcurrency,
    isolated: globalThis.crossOriginIsolated,
    // The least module with an instruction on vectors: v128.const, i8x16.popcnt (relaxed: i8x16.swizzle).
    simd: WebAssembly.validate(
      Uint8Array.from([
        0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0,
        253, 15, 253, 98, 11,
      ]),
    ),
    agent: navigator.userAgent,
  }));
  return {
    processor: first?.model ?? 'unknown',
    cores: cpus().length,
    memoryBytes: totalmem(),
    system: `${process.platform} ${process.arch}`,
    node: process.version,
    browser,
  };
}

function readParts(only: string | undefined): readonly Part[] {
  if (only === undefined) return PARTS.filter((part) => part !== 'soak');
  return only.split(',').map((name) => {
    const part = PARTS.find((known) => known === name);
    if (part !== undefined) return part;
    throw new UsageError(`There is no part “${name}”. The parts are ${PARTS.join(', ')}.`);
  });
}

/** Runs the parts one after the other: none may disturb another. */
async function measure(
  lectern: LecternPage,
  build: string,
  folder: string,
  { parts, rounds }: { parts: readonly Part[]; rounds: number },
): Promise<BenchResult> {
  const result: BenchResult = {};
  // Before the voice model is in memory, so that growth is told from a page at rest.
  if (parts.includes('import')) result.import = await measureImport(lectern, folder);
  if (parts.includes('export')) {
    const workers = {
      encoder: findWorker(build, 'encoder'),
      exporter: findWorker(build, 'exporter'),
    };
    result.export = [];
    for (const hours of EXPORTED_HOURS) {
      result.export.push(await exportHours(lectern, workers, hours));
    }
  }
  const options = { voice: 'af_heart', speed: 1, language: 'en-us' } as const;
  await lectern.speak('Ready.', options, join(folder, 'ready.wav'));
  if (parts.includes('speech')) {
    result.speech = await measureSpeech(lectern, build, folder, rounds);
  }
  if (parts.includes('soak')) result.soak = await soak(lectern, folder, SOAKED_CHUNKS);
  if (parts.includes('start')) result.start = await measureStart(lectern, rounds);
  return result;
}

async function bench(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, {
    rounds: { type: 'string', default: '2' },
    only: { type: 'string' },
  });
  const rounds = readNumber(values.rounds, 'The number of rounds', {
    min: 1,
    max: 100,
    whole: true,
  });
  const parts = readParts(values.only);
  return untilStopped(async (signal) => {
    const browser = ensureBrowser();
    const build = await ensureBuild(signal);
    const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'));
    try {
      const lectern = await LecternPage.open({ build, browser, profile: join(folder, 'profile') });
      await addBenchWorker(lectern.page);
      const figures = await measure(lectern, build, folder, { parts, rounds });
      const { backend, threads, narrators, model } = await lectern.engine();
      const machine = await describeMachine(lectern);
      const engine = { backend, threads, narrators, model: model.id };
      await lectern.close();
      process.stdout.write(`${JSON.stringify({ machine, engine, rounds, ...figures }, null, 2)}\n`);
      process.stderr.write(renderTable(figures));
      return EXIT.done;
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  });
}

await runCommand(USAGE, bench);
