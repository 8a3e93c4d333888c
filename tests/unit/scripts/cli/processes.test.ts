import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { heldBytes } from '../../../../scripts/cli/processes.ts';

const HELD = 100_000_000;

let child: ChildProcess | undefined;

afterEach(() => child?.kill('SIGKILL'));

async function start(program: string): Promise<number> {
  child?.kill('SIGKILL');
  child = spawn(
    process.execPath,
    ['-e', `${program}; console.log('ready'); setInterval(() => 0, 1000)`],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  if (child.stdout) await once(child.stdout, 'data');
  return child.pid ?? 0;
}

test.runIf(process.platform === 'linux')('memory is told of a process that runs', async () => {
  const little = heldBytes(await start(''));
  const more = heldBytes(await start(`globalThis.held = Buffer.alloc(${HELD}, 1)`));
  expect(little).toBeGreaterThan(10_000_000);
  expect(more - little).toBeGreaterThan(0.8 * HELD);
  expect(more - little).toBeLessThan(1.2 * HELD);
});

test('a process that has gone holds nothing', async () => {
  const pid = await start('');
  const gone = child && once(child, 'exit');
  child?.kill('SIGKILL');
  await gone;
  expect(heldBytes(pid)).toBe(0);
});
