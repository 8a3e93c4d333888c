import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { heldBytes } from '../../../../scripts/cli/processes.ts';

let child: ChildProcess | undefined;

afterEach(() => child?.kill('SIGKILL'));

test.runIf(process.platform === 'linux')(
  'memory is counted of processes that wrote their command line anew, and of no others',
  async () => {
    const program =
      "process.title = 'renderer --kind=tested end'; console.log('ready'); setInterval(() => 0, 1000)";
    // The title takes the place of the arguments, as far as they reach.
    child = spawn(process.execPath, ['-e', program, 'x'.repeat(200)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (child.stdout) await once(child.stdout, 'data');
    expect(heldBytes(process.pid, '--kind=tested')).toBeGreaterThan(10_000_000);
    expect(heldBytes(process.pid, '--kind=test')).toBe(0);
    expect(heldBytes(process.pid, 'd end')).toBe(0);
  },
);
