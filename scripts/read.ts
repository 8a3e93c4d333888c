import { resolve } from 'node:path';
import { ensureBrowser } from './browser.ts';
import { EXIT, readArguments, runCommand, UsageError } from './cli/arguments.ts';
import { whyUnreadable } from './cli/input-files.ts';
import { LecternPage, type BookReport } from './cli/lectern-page.ts';
import { RefusedError } from './cli/page-call.ts';
import { ensureBuild } from './cli/production-build.ts';
import { untilStopped } from './cli/stop-signal.ts';

const USAGE = `Reads books and prints each as one line of JSON.

  npm run read -- [--password P] FILE…

The password opens locked PDFs.

A line holds {file, ms, book: {title, authors, language, cover: {type, bytes} | null, chapters}} or
{file, ms, error: {code, message}}; “ms” is the time that reading took, “bytes” a size.`;

type Result =
  { ms: number; book: BookReport } | { ms: number; error: { code: string; message: string } };

function failed(begun: number, code: string, message: string): Result {
  return { ms: Math.round(performance.now() - begun), error: { code, message } };
}

/** Reads one book; what goes wrong with it is part of the result. */
async function readOne(
  page: LecternPage,
  path: string,
  password: string | undefined,
  signal: AbortSignal,
): Promise<Result> {
  const begun = performance.now();
  const unreadable = whyUnreadable(path);
  if (unreadable !== null) return failed(begun, 'file-missing', unreadable);
  try {
    return await page.readBook(resolve(path), password);
  } catch (thrown) {
    signal.throwIfAborted();
    if (thrown instanceof RefusedError) return failed(begun, thrown.code, thrown.message);
    await page.replace();
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    return failed(begun, 'internal', `The page stopped while reading the file: ${detail}`);
  }
}

async function read(args: readonly string[]): Promise<number> {
  const { positionals, values } = readArguments(args, { password: { type: 'string' } });
  if (positionals.length === 0) throw new UsageError('Name at least one book.');
  return untilStopped(async (signal) => {
    const browser = ensureBrowser();
    const build = await ensureBuild(signal);
    const page = await LecternPage.open({ build, browser, profile: '' });
    const codes = new Set<string>();
    for (const file of positionals) {
      const result = await readOne(page, file, values.password, signal);
      process.stdout.write(`${JSON.stringify({ file, ...result })}\n`);
      if ('error' in result) codes.add(result.error.code);
    }
    await page.close();
    if (codes.has('file-missing')) return EXIT.usage;
    return codes.size > 0 ? EXIT.failed : EXIT.done;
  });
}

await runCommand(USAGE, read);
