import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

/** Environment variables that name a Chromium to use instead of looking for one. */
const VARIABLES = ['LECTERN_BROWSER', 'CHROMIUM_PATH'] as const;

/** Names under which distributions and vendors install Chromium, in the order of preference. */
const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
] as const;

/** Where macOS keeps applications; there they are not on the path. */
const MAC_APPLICATIONS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
] as const;

/**
 * Switches for a headless run that is quiet and talks to nobody. The sandbox needs privileges that
 * containers do not give; the pages opened here are Lectern's own.
 */
export const BROWSER_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** No usable Chromium; the message says what was tried and what to do. */
export class BrowserMissingError extends Error {
  override readonly name = 'BrowserMissingError';
  readonly code = 'browser-missing';
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(command: string, path: string): string | undefined {
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, command))
    .find(isExecutable);
}

/**
 * Path of an installed Chromium: the one that LECTERN_BROWSER or CHROMIUM_PATH names, else one on the
 * path, else the one that Playwright has downloaded; undefined when there is none.
 * @throws BrowserMissingError when a variable names a file that cannot be run
 */
export function findBrowser(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  for (const variable of VARIABLES) {
    const named = environment[variable];
    if (named === undefined || named === '') continue;
    if (isExecutable(named)) return named;
    throw new BrowserMissingError(`${variable} names “${named}”, which is not a program to run.`);
  }
  const path = environment['PATH'] ?? '';
  for (const command of COMMANDS) {
    const found = onPath(command, path);
    if (found !== undefined) return found;
  }
  const downloaded = chromium.executablePath();
  return [...MAC_APPLICATIONS, ...(downloaded === '' ? [] : [downloaded])].find(
    (candidate) => existsSync(candidate) && isExecutable(candidate),
  );
}

interface Attempt {
  name: string;
  command: string;
  args: readonly string[];
}

/** Ways to get a browser, most portable first. */
function attempts(): Attempt[] {
  const list: Attempt[] = [
    {
      name: 'npx playwright install chromium',
      command: process.platform === 'win32' ? 'npx.cmd' : 'npx',
      args: ['playwright', 'install', 'chromium'],
    },
  ];
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    list.push({
      name: 'apt-get install chromium',
      command: 'sh',
      args: ['-c', 'apt-get update && apt-get install -y --no-install-recommends chromium'],
    });
  }
  return list;
}

/** True when the program starts at all: a download without its system libraries does not. */
function starts(path: string): boolean {
  return spawnSync(path, ['--version', '--no-sandbox'], { stdio: 'ignore' }).status === 0;
}

/**
 * Path of a Chromium that starts; installs one when there is none. What the installers print goes
 * to standard error.
 * @throws BrowserMissingError when all attempts fail
 */
export function ensureBrowser(environment: NodeJS.ProcessEnv = process.env): string {
  const found = findBrowser(environment);
  if (found !== undefined && starts(found)) return found;
  const failures: string[] = [];
  if (found !== undefined) failures.push(`“${found}” does not start`);
  for (const attempt of attempts()) {
    process.stderr.write(`No Chromium found; trying ${attempt.name}\n`);
    const run = spawnSync(attempt.command, attempt.args, { stdio: ['ignore', 2, 2] });
    const installed = run.status === 0 ? findBrowser(environment) : undefined;
    if (installed !== undefined && starts(installed)) return installed;
    failures.push(
      run.status === 0
        ? `${attempt.name}: what it installed does not start`
        : `${attempt.name}: ${run.error?.message ?? `exit code ${run.status ?? 'none'}`}`,
    );
  }
  throw new BrowserMissingError(
    `There is no Chromium to work with (${failures.join('; ')}). Install Chromium or Chrome, or set ` +
      'LECTERN_BROWSER to its program file.',
  );
}
