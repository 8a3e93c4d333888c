import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isRunning, markProcess, type ProcessMark } from './processes.ts';

/** How a wait for a lock is reported and ended. */
export interface LockWait {
  /** Called once when another process holds the lock. */
  onWait?: (owner: ProcessMark) => void;
  signal?: AbortSignal;
}

/** Pause between two looks at a lock that is held, in milliseconds. */
const LOOK_AGAIN = 200;

function isCode(thrown: unknown, code: string): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === code;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    if (isCode(thrown, 'ENOENT')) return null;
    throw thrown;
  }
}

/** Puts a complete file in place, unless there is one; a lock is never seen half written. */
function tryCreate(path: string, text: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text);
  try {
    linkSync(draft, path);
    return true;
  } catch (thrown) {
    if (isCode(thrown, 'EEXIST')) return false;
    throw thrown;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Takes a dead owner's lock away; one that somebody took anew in between is put back. */
function breakLock(path: string, text: string): void {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch (thrown) {
    if (isCode(thrown, 'ENOENT')) return;
    throw thrown;
  }
  const taken = read(aside);
  if (taken !== null && taken !== text) tryCreate(path, taken);
  rmSync(aside, { force: true });
}

function parseOwner(text: string): ProcessMark | null {
  try {
    return JSON.parse(text) as ProcessMark;
  } catch {
    return null;
  }
}

/**
 * Waits until this process is the only one to hold a lock, which is a file that names its owner. An
 * owner that has died, however it died, holds it no longer.
 * @returns gives the lock back
 * @throws the signal's reason
 */
export async function acquireLock(path: string, wait: LockWait = {}): Promise<() => void> {
  const own = JSON.stringify(markProcess(process.pid));
  mkdirSync(dirname(path), { recursive: true });
  let told = false;
  while (!tryCreate(path, own)) {
    wait.signal?.throwIfAborted();
    const text = read(path);
    if (text === null) continue;
    const owner = parseOwner(text);
    if (owner === null || !isRunning(owner)) {
      breakLock(path, text);
      continue;
    }
    if (!told) wait.onWait?.(owner);
    told = true;
    await delay(LOOK_AGAIN, undefined, wait.signal === undefined ? {} : { signal: wait.signal });
  }
  return () => {
    if (read(path) === own) rmSync(path, { force: true });
  };
}
