import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acquireLock } from '../../../../scripts/cli/file-lock.ts';
import { isRunning, markProcess } from '../../../../scripts/cli/processes.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-lock-'));
  path = join(folder, 'deep', 'lock');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('a lock names its owner and is gone once given back', async () => {
  const release = await acquireLock(path);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(markProcess(process.pid));
  release();
  expect(existsSync(path)).toBe(false);
});

test('a second holder waits for the first, and hears whom it waits for', async () => {
  const release = await acquireLock(path);
  const order: string[] = [];
  let told: (pid: number) => void = () => undefined;
  const owner = new Promise<number>((resolve) => (told = resolve));
  const second = acquireLock(path, {
    onWait: ({ pid }) => {
      told(pid);
    },
  }).then((give) => {
    order.push('second');
    give();
  });
  expect(await owner).toBe(process.pid);
  order.push('first');
  release();
  await second;
  expect(order).toEqual(['first', 'second']);
});

test('a lock whose owner was killed is taken over', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  const mark = markProcess(child.pid ?? 0);
  expect(mark).not.toBeNull();
  (await acquireLock(path))();
  writeFileSync(path, JSON.stringify(mark));
  child.kill('SIGKILL');
  await once(child, 'exit');
  const release = await acquireLock(path);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(markProcess(process.pid));
  release();
});

test('a lock is not taken for that of a later process with the same number', async () => {
  (await acquireLock(path))();
  writeFileSync(path, JSON.stringify({ pid: process.pid, started: 'long ago' }));
  (await acquireLock(path))();
  expect(existsSync(path)).toBe(false);
});

test('a lock that holds rubbish is taken over', async () => {
  (await acquireLock(path))();
  writeFileSync(path, '{"pid":');
  (await acquireLock(path))();
  expect(existsSync(path)).toBe(false);
});

test('a wait ends when it is given up', async () => {
  const release = await acquireLock(path);
  const controller = new AbortController();
  const waiting = acquireLock(path, {
    signal: controller.signal,
    onWait: () => {
      controller.abort(new Error('given up'));
    },
  });
  await expect(waiting).rejects.toThrow();
  expect(existsSync(path)).toBe(true);
  release();
});

test('of many that want a lock at once one holds it at a time', async () => {
  let holders = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      const release = await acquireLock(path);
      most = Math.max(most, ++holders);
      await Promise.resolve();
      holders--;
      release();
    }),
  );
  expect(most).toBe(1);
});

test('a process that has ended is not running', async () => {
  const child = spawn(process.execPath, ['-e', '0']);
  await once(child, 'exit');
  expect(markProcess(child.pid ?? 0)).toBeNull();
  expect(isRunning({ pid: child.pid ?? 0, started: '1' })).toBe(false);
});
