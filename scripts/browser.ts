import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
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
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Every Chromium that is installed, the preferred one first. @throws BrowserMissingError as findBrowser */
function listBrowsers(environment: NodeJS.ProcessEnv): string[] {
  for (const variable of VARIABLES) {
    const named = environment[variable];
    if (named === undefined || named === '') continue;
    if (isExecutable(named)) return [named];
    throw new BrowserMissingError(`${variable} names “${named}”, which is not a program to run.`);
  }
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...MAC_APPLICATIONS, chromium.executablePath()].filter(isExecutable);
}

/**
 * Path of an installed Chromium: the one that LECTERN_BROWSER or CHROMIUM_PATH names, else one on the
 * path, else the one that Playwright has downloaded; undefined when there is none.
 * @throws BrowserMissingError when a variable names a file that cannot be run
 */
export function findBrowser(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  return listBrowsers(environment)[0];
}

/** A way to get a browser. */
interface Installer {
  name: string;
  command: string;
  args: readonly string[];
}

/** All ways to get one, the most portable first. */
function listInstallers(): Installer[] {
  const list: Installer[] = [
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
 * Path of a Chromium that starts; installs one when there is none. Some distributions put a program
 * of that name in place which only says how to install it, so each one found is tried. What the
 * installers print goes to standard error.
 * @throws BrowserMissingError when all attempts fail
 */
export function ensureBrowser(
  environment: NodeJS.ProcessEnv = process.env,
  installers: readonly Installer[] = listInstallers(),
): string {
  // A set: what does not start may be looked at again after each attempt.
  const failures = new Set<string>();
  const findWorking = (): string | undefined =>
    listBrowsers(environment).find((path) => {
      const works = starts(path);
      if (!works) failures.add(`“${path}” does not start`);
      return works;
    });
  const found = findWorking();
  if (found !== undefined) return found;
  for (const { name, command, args } of installers) {
    process.stderr.write(`There is no Chromium that starts; trying ${name}\n`);
    const run = spawnSync(command, args, { stdio: ['ignore', 2, 2] });
    if (run.status !== 0) {
      failures.add(`${name}: ${run.error?.message ?? `exit code ${run.status ?? 'none'}`}`);
      continue;
    }
    const installed = findWorking();
    if (installed !== undefined) return installed;
    failures.add(`${name}: what it installed does not start`);
  }
  throw new BrowserMissingError(
    `There is no Chromium to work with (${[...failures].join('; ')}). Install Chromium or Chrome, or set ` +
      'LECTERN_BROWSER to its program file.',
  );
}
