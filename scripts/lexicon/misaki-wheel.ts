import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, readExpected, writeAtomically } from '../assets/stored-file.ts';

/** The Python package that holds the lexicons (Apache-2.0), as published. */
export const MISAKI = {
  name: 'misaki',
  version: '0.9.4',
  file: 'misaki-0.9.4-py3-none-any.whl',
  bytes: 3_617_774,
  sha256: '90e2eeb169786c014c429e5058d2ea6bcd02d651f2a24450ba6c9ffc0f8da15a',
} as const;

const TEN_MINUTES = 10 * 60 * 1000;

async function download(env: NodeJS.ProcessEnv): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-lexicon-'));
  const pip = ['-m', 'pip', 'download', '--no-deps', '--no-input', '--only-binary', ':all:'];
  const options = ['--disable-pip-version-check', '--timeout', '20', '--retries', '2'];
  const failures: string[] = [];
  try {
    for (const python of ['python3', 'python']) {
      try {
        const wanted = `${MISAKI.name}==${MISAKI.version}`;
        await promisify(execFile)(python, [...pip, ...options, '--dest', folder, wanted], {
          env,
          timeout: TEN_MINUTES,
        });
        return await readExpected(join(folder, MISAKI.file), MISAKI);
      } catch (thrown) {
        failures.push(`${python}: ${describe(thrown).trim().split('\n').at(-1) ?? ''}`);
      }
    }
    throw new Error(failures.join('; '));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The package's bytes: from the cache folder, from the file that `LECTERN_LEXICON` names, or by pip,
 * each checked; what was found elsewhere is put into the cache.
 * @throws Error that lists each source and why it failed
 */
export async function obtainMisaki(
  cache: string,
  env: NodeJS.ProcessEnv,
  log: (line: string) => void,
): Promise<Buffer> {
  const cached = join(cache, MISAKI.file);
  const named = env['LECTERN_LEXICON'] ?? '';
  const sources: { label: string; read: () => Promise<Buffer> }[] = [
    { label: cached, read: () => readExpected(cached, MISAKI) },
    ...(named === '' ? [] : [{ label: named, read: () => readExpected(named, MISAKI) }]),
    {
      label: `pip package ${MISAKI.name} ${MISAKI.version}`,
      read: () => {
        log(`Fetching the lexicons: Python package ${MISAKI.name} ${MISAKI.version} with pip`);
        return download(env);
      },
    },
  ];
  const failures: string[] = [];
  for (const { label, read } of sources) {
    try {
      const bytes = await read();
      if (label !== cached) await writeAtomically(cached, bytes);
      return bytes;
    } catch (thrown) {
      failures.push(`  ${label}: ${describe(thrown)}`);
    }
  }
  throw new Error(
    `The English lexicons could not be obtained:\n${failures.join('\n')}\n` +
      `Download ${MISAKI.file} from another machine and name it in LECTERN_LEXICON.`,
  );
}
