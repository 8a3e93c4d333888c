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
} from '../../scripts/cli/arguments.ts';
import { LecternPage } from '../../scripts/cli/lectern-page.ts';
import { ensureBuild } from '../../scripts/cli/production-build.ts';
import { untilStopped } from '../../scripts/cli/stop-signal.ts';
import { makeEpub } from '../fixtures/books/make-epub.ts';
import { makeProse, SPOKEN_PARAGRAPHS } from './bench-text.ts';
import { exportHour } from './export-bench.ts';
import { watchMemory } from './memory-watch.ts';
import { narrateAlone, narrateBook, rate, readChunks, type SpeechRate } from './speech-bench.ts';
import { addBenchWorker } from './worker-call.ts';

const USAGE = `Measures Lectern on this machine and prints JSON.

  npm run bench [-- --rounds N]

  --rounds N   how often narrator and pipeline are measured, in turn; 2 unless given`;

/** Characters of the book whose import is measured. */
const IMPORTED_CHARACTERS = 2_000_000;

const MEGABYTE = 1_000_000;

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

/** Reads a long book. The size is that of its text in UTF-8, not of the file. */
async function measureImport(
  lectern: LecternPage,
  folder: string,
): Promise<{ megabytes: number; seconds: number; secondsPerMegabyte: number }> {
  const paragraphs = makeProse(IMPORTED_CHARACTERS);
  const chapters = Array.from({ length: 40 }, (_, index) => ({
    title: `Chapter ${index + 1}`,
    paragraphs: paragraphs.filter((__, place) => place % 40 === index),
  }));
  const path = join(folder, 'long.epub');
  writeFileSync(path, makeEpub({ title: 'A Long Book', authors: ['Nobody'], chapters }));
  const { ms } = await lectern.readBook(path);
  const megabytes = Buffer.byteLength(paragraphs.join('')) / MEGABYTE;
  return { megabytes, seconds: ms / 1_000, secondsPerMegabyte: ms / 1_000 / megabytes };
}

interface SpeechResult {
  narrator: SpeechRate;
  pipeline: SpeechRate;
  /** Pipeline over narrator: 1 when everything but the narrator is free. */
  ratio: number;
  /** The most that the page and its workers held during the pipeline's rounds. */
  memory: { peakBytes: number };
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
    const endWatch = watchMemory();
    const { id, wallSeconds } = await narrateBook(lectern, path);
    peakBytes = Math.max(peakBytes, endWatch());
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

function describeMachine(): object {
  const [first] = cpus();
  return {
    processor: first?.model ?? 'unknown',
    cores: cpus().length,
    memoryBytes: totalmem(),
    system: `${process.platform} ${process.arch}`,
    node: process.version,
  };
}

async function bench(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { rounds: { type: 'string', default: '2' } });
  const rounds = readNumber(values.rounds, 'The number of rounds', {
    min: 1,
    max: 100,
    whole: true,
  });
  return untilStopped(async (signal) => {
    const browser = ensureBrowser();
    const build = await ensureBuild(signal);
    const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'));
    try {
      const lectern = await LecternPage.open({ build, browser, profile: join(folder, 'profile') });
      await addBenchWorker(lectern.page);
      const imported = await measureImport(lectern, folder);
      const options = { voice: 'af_heart', speed: 1, language: 'en-us' } as const;
      await lectern.speak('Ready.', options, join(folder, 'ready.wav'));
      const speech = await measureSpeech(lectern, build, folder, rounds);
      const exported = await exportHour(lectern, {
        encoder: findWorker(build, 'encoder'),
        exporter: findWorker(build, 'exporter'),
      });
      const { backend, threads, model } = await lectern.engine();
      const result = {
        machine: describeMachine(),
        engine: { backend, threads, model: model.id },
        rounds,
        ...speech,
        import: imported,
        export: exported,
      };
      process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
      await lectern.close();
      return EXIT.done;
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  });
}

await runCommand(USAGE, bench);
