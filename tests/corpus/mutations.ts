import { readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { BookReader } from '../../src/book/book-reader.ts';
import { isAbort, LecternError } from '../../src/domain/errors.ts';
import { mutantsOf } from '../fixtures/books/mutants.ts';
import type { CorpusFile } from './manifest.ts';

const CUTS = 50;
const FLIPS = 200;
/** Longest time for any file. */
const LIMIT_MILLISECONDS = 5000;
/** Bytes of a file that is read 250 times. */
const MOST_BYTES = 900_000;

/** What came of one file's mutants. */
interface Tally {
  outcomes: Map<string, number>;
  slowest: number;
  faults: string[];
}

/** A good file of each format, the largest that is not too large. */
export function goodFiles(files: readonly CorpusFile[], folder: string): string[] {
  const best = new Map<string, { path: string; size: number }>();
  for (const { path, expect } of files) {
    if (expect !== 'convert' || /hostile|password|broken|truncated/.test(path)) continue;
    const kind = extname(path);
    const size = readFileSync(join(folder, path)).length;
    const known = best.get(kind);
    if (size <= MOST_BYTES && size > (known?.size ?? 0)) best.set(kind, { path, size });
  }
  return [...best.values()].map(({ path }) => path);
}

async function outcomeOf(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<string> {
  try {
    await new BookReader().readBook(new Blob([bytes]), name);
    return 'book';
  } catch (thrown) {
    return thrown instanceof LecternError && !isAbort(thrown)
      ? thrown.code
      : `unnamed: ${String(thrown)}`;
  }
}

async function tally(path: string, folder: string): Promise<Tally> {
  const good = new Uint8Array(readFileSync(join(folder, path)));
  const found: Tally = { outcomes: new Map(), slowest: 0, faults: [] };
  for (const { name, bytes } of mutantsOf(good, CUTS, FLIPS)) {
    const start = performance.now();
    const outcome = await outcomeOf(bytes, basename(path));
    const time = performance.now() - start;
    found.outcomes.set(outcome, (found.outcomes.get(outcome) ?? 0) + 1);
    found.slowest = Math.max(found.slowest, time);
    if (time > LIMIT_MILLISECONDS) found.faults.push(`${name}: ${Math.round(time)} ms`);
    if (/^unnamed|^internal/.test(outcome)) found.faults.push(`${name}: ${outcome}`);
  }
  return found;
}

/** Damages good files of all formats in 250 places each and prints what came of it; whether all was as it should be. */
export async function runMutations(
  files: readonly CorpusFile[],
  folder: string,
  only: string,
): Promise<boolean> {
  const stray: unknown[] = [];
  const hear = (reason: unknown): void => void stray.push(reason);
  process.on('unhandledRejection', hear);
  let isRight = true;
  for (const path of goodFiles(files, folder).filter((good) => good.includes(only))) {
    const { outcomes, slowest, faults } = await tally(path, folder);
    const counts = [...outcomes].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
    const memory = Math.round(process.memoryUsage().rss / 1e6);
    console.log(
      `${faults.length === 0 ? 'ok  ' : 'FAIL'} ${path.padEnd(60)} ${counts}; slowest ${Math.round(slowest)} ms; ${memory} MB`,
    );
    for (const fault of faults.slice(0, 10)) console.log(`     ${fault}`);
    isRight &&= faults.length === 0;
  }
  for (const reason of stray) console.log(`FAIL unhandled: ${String(reason)}`);
  process.off('unhandledRejection', hear);
  return isRight && stray.length === 0;
}
