import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runToEnd } from './command-run.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-speak-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Seconds of sound in a WAV file of the kind that Lectern writes; fails for any other. */
function soundOf(path: string): number {
  const bytes = readFileSync(path);
  expect(bytes.toString('latin1', 0, 4)).toBe('RIFF');
  expect(bytes.toString('latin1', 8, 12)).toBe('WAVE');
  expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
  const [channels, rate, bits] = [22, 24, 34].map((at, index) =>
    index === 1 ? bytes.readUInt32LE(at) : bytes.readUInt16LE(at),
  );
  expect([channels, rate, bits]).toEqual([1, 24_000, 16]);
  return bytes.readUInt32LE(40) / 2 / 24_000;
}

test('a text becomes a WAV file, and standard output stays empty', async () => {
  const out = join(folder, 'new', 'morning.wav');
  const { code, stdout, stderr } = await runToEnd(
    'speak',
    ['--voice', 'bm_george', '--speed', '1.2', out],
    { input: 'Good morning.\n' },
  );
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(stdout).toBe('');
  expect(soundOf(out)).toBeGreaterThan(0.5);
  expect(soundOf(out)).toBeLessThan(3);
  expect(readdirSync(join(folder, 'new'))).toEqual(['morning.wav']);
});

test('each line becomes a file under its own number; an empty one is told', async () => {
  const { code, stderr } = await runToEnd('speak', ['--lines', folder], {
    input: 'Yes.\r\n\nNo, not now, thank you very much.\n',
  });
  expect(code).toBe(0);
  expect(stderr).toContain('Line 2 is empty; there is no 0002.wav.');
  expect(readdirSync(folder).sort()).toEqual(['0001.wav', '0003.wav']);
  expect(soundOf(join(folder, '0003.wav'))).toBeGreaterThan(soundOf(join(folder, '0001.wav')));
});

test.each([
  ['a voice that is not there', ['--voice', 'nobody'], 'Hello.', 'voice-unknown'],
  ['a speed out of range', ['--speed', '3'], 'Hello.', 'speed-out-of-range'],
  ['another language', ['--language', 'xx'], 'Hello.', 'option-invalid'],
  ['no text', [], ' \n', 'text-empty'],
])('%s is refused by name', async (_, args, input, name) => {
  const out = join(folder, 'out.wav');
  const { code, stdout, stderr } = await runToEnd('speak', [...args, out], { input });
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(`${name}: `);
  expect(existsSync(out)).toBe(false);
});
