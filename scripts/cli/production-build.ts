import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CommandError } from './arguments.ts';
import { acquireLock } from './file-lock.ts';
import { DIST_FOLDER, givenBuild, PROJECT_FOLDER } from './project.ts';

/** What a build is made from, below the checkout's top. */
const SOURCES = [
  'index.html',
  'package-lock.json',
  'public',
  'scripts/assets',
  'scripts/assets.ts',
  'scripts/build',
  'scripts/build.ts',
  'scripts/cli/headers.ts',
  'scripts/ffmpeg',
  'scripts/lexicon',
  'scripts/model',
  'src',
  'vite.config.ts',
  'workers',
];

/** When the newest file at or below a path was changed, in epoch milliseconds; 0 for none. */
function newestChange(path: string): number {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return 0;
  if (!entry.isDirectory()) return entry.mtimeMs;
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestChange(join(path, name))),
    0,
  );
}

function isFresh(): boolean {
  const built = statSync(join(DIST_FOLDER, 'index.html'), { throwIfNoEntry: false })?.mtimeMs;
  return (
    built !== undefined &&
    SOURCES.every((source) => newestChange(join(PROJECT_FOLDER, source)) <= built)
  );
}

/** Variables that name files from where the user stands, which is not where the build runs. */
const PATH_VARIABLES = ['LECTERN_MODEL', 'LECTERN_LEXICON'] as const;

function withAbsolutePaths(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const paths = PATH_VARIABLES.flatMap((name) => {
    const path = environment[name] ?? '';
    return path === '' ? [] : [[name, resolve(path)] as const];
  });
  return { ...environment, ...Object.fromEntries(paths) };
}

async function runBuild(signal?: AbortSignal): Promise<void> {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const child = spawn(npm, ['run', '--loglevel=error', 'build'], {
    cwd: PROJECT_FOLDER,
    env: withAbsolutePaths(process.env),
    stdio: ['ignore', 2, 2],
    ...(signal === undefined ? {} : { signal }),
  });
  const [status] = (await once(child, 'close')) as [number | null];
  if (status === 0) return;
  throw new CommandError(
    'build-failed',
    `The production build could not be made (exit code ${status ?? 'none'}); the lines above say why.`,
  );
}

/**
 * Folder of a production build of the present sources, made now where there is none. What the build
 * prints goes to standard error. With LECTERN_DIST set that folder is taken as it is.
 * @throws CommandError build-failed
 */
export async function ensureBuild(signal?: AbortSignal): Promise<string> {
  const given = givenBuild();
  if (given !== undefined) return given;
  if (isFresh()) return DIST_FOLDER;
  const unlock = await acquireLock(
    join(PROJECT_FOLDER, 'node_modules', '.cache', 'lectern.build'),
    {
      onWait: ({ pid }) => {
        process.stderr.write(`Waiting for the build that process ${pid} makes\n`);
      },
      ...(signal === undefined ? {} : { signal }),
    },
  );
  try {
    if (isFresh()) return DIST_FOLDER;
    process.stderr.write('Building Lectern\n');
    await runBuild(signal);
    return DIST_FOLDER;
  } finally {
    unlock();
  }
}
