import { expect, test } from 'vitest';
import {
  addMarks,
  keepBodies,
  readBodies,
  readMarks,
} from '../../../../scripts/ffmpeg/wasm-bodies.ts';

const name = (text: string): number[] => [text.length, ...new TextEncoder().encode(text)];
const section = (id: number, ...content: number[]): number[] => [id, content.length, ...content];

/**
 * A module that imports a function, a table, a memory and a global, and has a global and four functions of
 * its own: `outer` adds one to `inner`, which has two groups of locals; `other` and `last` are not called.
 */
const MODULE = Uint8Array.from([
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...section(1, 1, 0x60, 0, 1, 0x7f),
  ...section(
    2,
    ...[4, ...name('js'), ...name('f'), 0, 0],
    ...[...name('js'), ...name('t'), 1, 0x70, 1, 0, 9],
    ...[...name('js'), ...name('m'), 2, 0, 1],
    ...[...name('js'), ...name('g'), 3, 0x7f, 0],
  ),
  ...section(3, 4, 0, 0, 0, 0),
  ...section(6, 1, 0x7f, 0, 0x41, 7, 0x0b),
  ...section(7, ...[3, ...name('outer'), 0, 1, ...name('other'), 0, 3, ...name('last'), 0, 4]),
  ...section(
    10,
    4,
    // call inner, i32.const 1, i32.add
    ...[7, 0, 0x10, 2, 0x41, 1, 0x6a, 0x0b],
    // (local i32 i32 f64) global.get 0, global.get 1, i32.add
    ...[11, 2, 2, 0x7f, 1, 0x7c, 0x23, 0, 0x23, 1, 0x6a, 0x0b],
    ...[4, 0, 0x41, 5, 0x0b],
    ...[4, 0, 0x10, 0, 0x0b],
  ),
]);

const imports = {
  js: {
    f: () => 3,
    t: new WebAssembly.Table({ element: 'anyfunc', initial: 0, maximum: 9 }),
    m: new WebAssembly.Memory({ initial: 1 }),
    g: new WebAssembly.Global({ value: 'i32', mutable: false }, 10),
  },
};

async function run(module: Uint8Array<ArrayBuffer>): Promise<Record<string, () => number>> {
  const { instance } = await WebAssembly.instantiate(module, imports);
  return instance.exports as Record<string, () => number>;
}

test('marks tell which functions have been called, and change nothing else', async () => {
  const exports = await run(addMarks(MODULE));
  expect(readMarks(exports)).toEqual(new Set());
  expect(exports['outer']?.()).toBe(18);
  expect(readMarks(exports)).toEqual(new Set([0, 1]));
  expect(exports['other']?.()).toBe(5);
  expect(readMarks(exports)).toEqual(new Set([0, 1, 2]));
});

test('kept functions work as before, and every other one traps', async () => {
  const exports = await run(keepBodies(MODULE, new Set([0, 1, 3])));
  expect(exports['outer']?.()).toBe(18);
  expect(exports['last']?.()).toBe(3);
  expect(() => exports['other']?.()).toThrow(WebAssembly.RuntimeError);
});

test('a module of which everything is kept stays the same byte for byte', () => {
  expect(keepBodies(MODULE, new Set([0, 1, 2, 3]))).toEqual(MODULE);
  expect(readBodies(MODULE)).toHaveLength(4);
});

test('a module that ends too early is refused', () => {
  expect(() => readBodies(MODULE.subarray(0, MODULE.length - 3))).toThrow('is cut short');
  expect(() => readBodies(MODULE.subarray(0, 40))).toThrow(/is cut short|has no section/u);
});
