import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT_FOLDER } from '../../../../scripts/cli/project.ts';

let build: string;

beforeAll(() => {
  build = mkdtempSync(join(tmpdir(), 'lectern-build-'));
  writeFileSync(join(build, 'index.html'), '<!doctype html><title>Lectern</title>');
});

afterAll(() => {
  rmSync(build, { recursive: true });
});

function serve(args: readonly string[], dist = build): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'scripts/serve.ts', ...args], {
    cwd: PROJECT_FOLDER,
    env: { ...process.env, LECTERN_DIST: dist },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The output was not captured.');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return line;
}

async function fails(child: ChildProcess): Promise<{ code: number | null; message: string }> {
  if (child.stderr === null) throw new Error('The errors were not captured.');
  const message = text(child.stderr);
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, message: await message };
}

test('the address is printed once it answers, and Ctrl-C ends the server', async () => {
  const child = serve(['--port', '0']);
  const [url = ''] = /http:\S+/u.exec(await firstLine(child)) ?? [];
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/u);
  const response = await fetch(url);
  expect(await response.text()).toContain('Lectern');
  expect(response.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  child.kill('SIGINT');
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(code).toBe(130);
});

test('a port that is taken is refused by name when it was asked for', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { code, message } = await fails(serve(['--port', String(port)]));
  other.close();
  expect(code).toBe(1);
  expect(message).toContain(`port-taken: Port ${port}`);
});

test('a host that is none of this machine is refused by name', async () => {
  // An address for documentation, which no machine has (RFC 5737).
  const { code, message } = await fails(serve(['--host', '203.0.113.7']));
  expect(code).toBe(1);
  expect(message).toContain('host-unusable: “203.0.113.7”');
});

test('without --port the next free port is taken', async () => {
  const first = serve([]);
  const second = serve([]);
  const addresses = await Promise.all([firstLine(first), firstLine(second)]);
  expect(new Set(addresses).size).toBe(2);
  first.kill();
  second.kill();
});

test('a missing build and wrong options are refused by name', async () => {
  const missing = await fails(serve([], join(build, 'nothing')));
  expect(missing.code).toBe(1);
  expect(missing.message).toContain('build-missing');
  const wrong = await fails(serve(['--prot', '1']));
  expect(wrong.code).toBe(2);
  expect(wrong.message).toContain('--prot');
  const surplus = await fails(serve(['4000']));
  expect(surplus.code).toBe(2);
  expect(surplus.message).toContain('“4000” is no option');
  const port = await fails(serve(['--port', 'x']));
  expect(port.code).toBe(2);
  expect(port.message).toContain('The port is “x”');
});
