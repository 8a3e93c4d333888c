import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BookReader } from '../../src/book/book-reader.ts';
import { LecternError } from '../../src/domain/errors.ts';
import { compare, type Outcome, type Row } from './comparison.ts';
import { findCorpus, readManifest, type CorpusFile } from './manifest.ts';
import { runMutations } from './mutations.ts';

async function read(folder: string, path: string, password?: string): Promise<Outcome> {
  const blob = new Blob([readFileSync(join(folder, path))]);
  const start = performance.now();
  try {
    const book = await new BookReader().readBook(blob, basename(path), undefined, password);
    return { milliseconds: performance.now() - start, book };
  } catch (thrown) {
    const { code, message } = LecternError.from(thrown);
    return { milliseconds: performance.now() - start, error: { code, message } };
  }
}

function print(row: Row): void {
  const mark = row.ok ? 'ok  ' : 'FAIL';
  const faults = row.faults.length === 0 ? '' : `  — ${row.faults.join('; ')}`;
  console.log(`${mark} ${row.file.padEnd(66)} ${row.found}${faults}`);
}

/** `npm run corpus -- [--mutations] [FOLDER] [PART OF A PATH]` */
const [first, second] = process.argv.slice(2).filter((argument) => argument !== '--mutations');
const damages = process.argv.includes('--mutations');
const given = first !== undefined && existsSync(join(first, 'manifest.json')) ? first : undefined;
const folder = given ?? findCorpus();
if (folder === null) {
  console.log('No corpus: name its folder, or set LECTERN_CORPUS to it.');
} else {
  const only = (given === undefined ? first : second) ?? '';
  const files = readManifest(folder).filter(({ path }) => path.includes(only));
  if (damages) {
    process.exitCode = (await runMutations(readManifest(folder), folder, only)) ? 0 : 1;
  } else await compareAll(files, folder);
}

async function compareAll(files: readonly CorpusFile[], folder: string): Promise<void> {
  const rows: Row[] = [];
  for (const file of files) {
    const row = compare(file, await read(folder, file.path));
    rows.push(row);
    print(row);
    const password = file.facts.read_with_password;
    if (password === undefined) continue;
    const opened = { ...file, expect: 'convert' };
    const unlocked = compare(opened, await read(folder, file.path, password));
    rows.push(unlocked);
    print({ ...unlocked, file: `${file.path} with its password` });
  }
  const failed = rows.filter((row) => !row.ok).length;
  console.log(`${rows.length - failed} of ${rows.length} as expected`);
  process.exitCode = failed === 0 ? 0 : 1;
}
