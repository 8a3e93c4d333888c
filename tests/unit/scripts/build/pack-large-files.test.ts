import { gunzipSync } from 'node:zlib';
import { join } from 'node:path';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build } from 'vite';
import { packLargeFiles } from '../../../../scripts/build/pack-large-files.ts';

const LIMIT = 5_000;

let folder: string;
let files: string[];

const read = (name: string): Buffer => readFileSync(join(folder, 'dist', 'assets', name));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-pack-'));
  writeFileSync(join(folder, 'large.wasm'), Buffer.alloc(LIMIT + 1, 'large'));
  writeFileSync(join(folder, 'small.wasm'), Buffer.alloc(LIMIT, 'small'));
  writeFileSync(
    join(folder, 'main.js'),
    "import large from './large.wasm?url';\nimport small from './small.wasm?url';\nconsole.log(large, small);\n",
  );
  writeFileSync(join(folder, 'index.html'), '<script type="module" src="./main.js"></script>');
  await build({
    root: folder,
    base: './',
    configFile: false,
    logLevel: 'silent',
    plugins: [packLargeFiles(LIMIT)],
    build: { assetsInlineLimit: 0 },
  });
  files = readdirSync(join(folder, 'dist', 'assets'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('a file above the limit is packed under a name of its own, and one below it left as it is', () => {
  const large = files.filter((name) => name.startsWith('large'));
  expect(large).toEqual([expect.stringMatching(/^large-.+\.wasm\.gz$/u)]);
  expect(gunzipSync(read(large[0] ?? ''))).toEqual(Buffer.alloc(LIMIT + 1, 'large'));
  expect(files.filter((name) => name.startsWith('small'))).toEqual([
    expect.stringMatching(/^small-.+\.wasm$/u),
  ]);
});

it('the code asks for the names that are there', () => {
  const code = read(files.find((name) => name.endsWith('.js')) ?? '').toString();
  const named = [...code.matchAll(/[\w-]+\.wasm(?:\.gz)?/gu)].map(([name]) => name);
  expect(named.sort()).toEqual(files.filter((name) => name.includes('.wasm')).sort());
});
