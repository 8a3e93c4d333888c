import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from '../../scripts/browser.ts';
import {
  EXIT,
  readArguments,
  readNumber,
  runCommand,
  UsageError,
} from '../../scripts/cli/arguments.ts';
import { LecternPage } from '../../scripts/cli/lectern-page.ts';
import { ensureBuild } from '../../scripts/cli/production-build.ts';
import { untilStopped } from '../../scripts/cli/stop-signal.ts';
import { findWorker } from './bench-build.ts';
import { renderTable, type BenchResult } from './bench-result.ts';
import { exportHours } from './export-bench.ts';
import { measureImport } from './import-bench.ts';
import { measureGraphs } from './graph-bench.ts';
import { measureNarrators } from './narrators-bench.ts';
import { measurePage } from './page-bench.ts';
import { measurePasses } from './passes-bench.ts';
import { soak } from './soak-bench.ts';
import { measureSpeech, planRequests } from './speech-bench.ts';
import { measureStart } from './start-bench.ts';
import { addBenchWorker } from './worker-call.ts';

const USAGE = `Measures Lectern on this machine: JSON on standard output, a table on standard error.

  npm run bench [-- --rounds N] [--only PART,PART…]

  --rounds N   how often things are measured, in turn; 2 unless given
  --only …     some of: speech, narrators, start, import, page, export, graphs, passes, soak; all
               but passes, which compiles the model anew for each, and soak, which takes half an
               hour, unless given`;

const PARTS = [
  'speech',
  'narrators',
  'start',
  'import',
  'page',
  'export',
  'graphs',
  'passes',
  'soak',
] as const;
type Part = (typeof PARTS)[number];

/** Lengths of the files that are written, in hours. */
const EXPORTED_HOURS = [1, 10, 40];

/** Chunks of the long run. */
const SOAKED_CHUNKS = 300;

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
  if (only === undefined) return PARTS.filter((part) => part !== 'soak' && part !== 'passes');
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
  // As on a second visit: the inspector, through which the browser is driven, keeps what a page has
  // downloaded in the page's own process, 200 MB of it, for as long as the page is open.
  await lectern.replace();
  await addBenchWorker(lectern.page);
  if (parts.includes('speech')) {
    result.speech = await measureSpeech(lectern, build, folder, rounds);
  }
  if (parts.includes('narrators')) {
    const requests = await planRequests(lectern, findWorker(build, 'text'));
    const { threads } = await lectern.engine();
    const narrator = findWorker(build, 'narrator');
    result.narrators = await measureNarrators(lectern, narrator, requests, { rounds, threads });
  }
  if (parts.includes('soak')) result.soak = await soak(lectern, folder, SOAKED_CHUNKS);
  if (parts.includes('page')) result.page = await measurePage(lectern, folder, rounds);
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
      if (parts.includes('graphs')) figures.graphs = await measureGraphs(rounds, threads);
      if (parts.includes('passes')) figures.passes = await measurePasses(rounds, threads);
      process.stdout.write(`${JSON.stringify({ machine, engine, rounds, ...figures }, null, 2)}\n`);
      process.stderr.write(renderTable(figures));
      return EXIT.done;
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  });
}

await runCommand(USAGE, bench);
