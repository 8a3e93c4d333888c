import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { unpackFile } from '../../../src/domain/packed-file.ts';

const CONTENT = new Uint8Array([0, 97, 115, 109, ...Array.from({ length: 100_000 }, () => 7)]);

const contentOf = async (file: Blob): Promise<Uint8Array> =>
  new Uint8Array(await (await unpackFile(file, 'application/wasm')).arrayBuffer());

it('a packed file is unpacked, and has the type of its content', async () => {
  const packed = new Blob([gzipSync(CONTENT)]);
  expect(packed.size).toBeLessThan(1_000);
  expect(await contentOf(packed)).toEqual(CONTENT);
  expect((await unpackFile(packed, 'application/wasm')).type).toBe('application/wasm');
});

it('a file that the host has unpacked already stays as it is', async () => {
  expect(await contentOf(new Blob([CONTENT]))).toEqual(CONTENT);
  expect(await contentOf(new Blob([]))).toEqual(new Uint8Array());
});

it('a packed file that was cut off is refused', async () => {
  const packed = gzipSync(CONTENT);
  await expect(contentOf(new Blob([packed.subarray(0, packed.length >> 1)]))).rejects.toThrow();
});
