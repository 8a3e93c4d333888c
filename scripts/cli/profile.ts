import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { cacheFolder } from '../assets/cache-folder.ts';
import { acquireLock } from './file-lock.ts';
import { findByArgument, kill } from './processes.ts';

/** How long a browser whose command died may take to notice, in milliseconds; it takes less than one second. */
const ORPHAN_LIMIT = 5_000;

/** Pause between two looks, in milliseconds. */
const LOOK_AGAIN = 100;

/** Where books in progress are kept between runs: LECTERN_PROFILE, else `lectern/profile` in the cache folder. */
export function profileFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment['LECTERN_PROFILE'];
  if (named !== undefined && named !== '') return resolve(named);
  return join(cacheFolder(environment), 'profile');
}

/**
 * Ends the browser that a killed command left on a profile, and clears the mark it made there. Only for
 * the holder of the profile's lock: no living command uses the profile then.
 */
async function clearOrphans(folder: string, signal: AbortSignal): Promise<void> {
  const argument = `--user-data-dir=${folder}`;
  const limit = Date.now() + ORPHAN_LIMIT;
  let left = findByArgument(argument);
  while (left.length > 0) {
    if (Date.now() > limit) left.forEach(kill);
    await delay(LOOK_AGAIN, undefined, { signal });
    left = findByArgument(argument);
  }
  for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket']) {
    rmSync(join(folder, name), { force: true });
  }
}

/** Ends whatever browser still runs on a profile. */
export function endBrowser(folder: string): void {
  findByArgument(`--user-data-dir=${folder}`).forEach(kill);
}

/**
 * Makes this command the only one to use a profile; waits for another one to finish.
 * @returns gives the profile back
 */
export async function claimProfile(folder: string, signal: AbortSignal): Promise<() => void> {
  mkdirSync(folder, { recursive: true });
  const unlock = await acquireLock(join(folder, 'lectern.lock'), {
    signal,
    onWait: ({ pid }) => {
      process.stderr.write(
        `Waiting for process ${pid}, which uses the profile ${folder}; LECTERN_PROFILE names another one\n`,
      );
    },
  });
  try {
    await clearOrphans(folder, signal);
    return unlock;
  } catch (thrown) {
    unlock();
    throw thrown;
  }
}
