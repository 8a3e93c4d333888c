import { expect, test } from 'vitest';
import { encodeWav } from '../../../src/audio/wav.ts';

test('a WAV file has a header of 44 bytes that says 16-bit mono at 24 kHz', () => {
  const bytes = encodeWav(new Float32Array(3));
  const view = new DataView(bytes.buffer);
  const text = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  expect([text(0), text(8), text(12), text(36)]).toEqual(['RIFF', 'WAVE', 'fmt ', 'data']);
  expect(view.getUint32(4, true)).toBe(bytes.length - 8);
  expect(view.getUint32(16, true)).toBe(16);
  expect([20, 22, 32, 34].map((at) => view.getUint16(at, true))).toEqual([1, 1, 2, 16]);
  expect([24, 28].map((at) => view.getUint32(at, true))).toEqual([24_000, 48_000]);
  expect(view.getUint32(40, true)).toBe(6);
  expect(bytes.length).toBe(50);
});

test('samples become the nearest 16-bit number, and are clipped beyond full scale', () => {
  const bytes = encodeWav(Float32Array.of(0, 1, -1, 2, -2, 0.5, -0.25));
  const samples = [...new Int16Array(bytes.buffer, 44)];
  expect(samples).toEqual([0, 32_767, -32_767, 32_767, -32_767, 16_384, -8_192]);
});
