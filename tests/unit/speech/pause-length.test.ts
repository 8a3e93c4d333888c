import { describe, expect, test } from 'vitest';
import { closeHoles, hushPauses, scalePauses } from '../../../src/speech/pause-length.ts';
import type { SpokenPiece } from '../../../src/speech/spoken-piece.ts';
import { join, tone } from './model-fixture.ts';

const MS = 24;

/** Sound, a hole of so many milliseconds, sound, a pause of 300 ms in which a voice creaks, sound. */
function piece(hole: number): SpokenPiece {
  const samples = join(
    ...[tone(200, 0.3), tone(hole, 0), tone(200, 0.3), tone(300, 0.003), tone(200, 0.3)],
  );
  const times = [100, 200 + hole / 2, 400 + hole, 700 + hole, 900 + hole];
  return {
    samples,
    symbolEnds: Uint32Array.from(times, (time) => time * MS),
    pauses: [{ start: (400 + hole) * MS, end: (700 + hole) * MS }],
    holes: [{ start: 200 * MS, end: (200 + hole) * MS }],
  };
}

const inMilliseconds = (values: Iterable<number>) => Array.from(values, (value) => value / MS);

describe('a hole in a word', () => {
  test('is made as short as a closure is, and all times follow', () => {
    const closed = closeHoles(piece(150));
    expect(closed.samples.length / MS).toBe(900 + 70);
    expect(inMilliseconds(closed.symbolEnds)).toEqual([100, 235, 470, 770, 970]);
    expect(closed.pauses).toEqual([{ start: 470 * MS, end: 770 * MS }]);
    expect(closed.holes).toEqual([{ start: 200 * MS, end: 270 * MS }]);
  });

  test('keeps the sounds around it', () => {
    const closed = closeHoles(piece(150));
    expect(closed.samples.subarray(0, 200 * MS)).toEqual(tone(200, 0.3));
    expect(closed.samples.subarray(270 * MS, 470 * MS)).toEqual(tone(200, 0.3));
  });

  test.each([
    ['a closure that is short', 80],
    ['what is too long to be one', 320],
  ])('is left alone when it is %s', (_, hole) => {
    expect(closeHoles(piece(hole))).toEqual(piece(hole));
  });
});

describe('a pause', () => {
  const peak = (samples: Float32Array) => Math.max(...samples.map(Math.abs));

  test('is faded to a fifth of what the voice leaves in it, and nothing else is', () => {
    const { samples } = hushPauses(piece(100));
    expect(peak(samples.subarray(525 * MS, 775 * MS))).toBeCloseTo(0.003 * 10 ** (-14 / 20), 5);
    expect(samples.subarray(0, 500 * MS)).toEqual(piece(100).samples.subarray(0, 500 * MS));
    expect(samples.subarray(800 * MS)).toEqual(piece(100).samples.subarray(800 * MS));
  });

  test('begins and ends without a step', () => {
    const { samples } = hushPauses(piece(100));
    expect(peak(samples.subarray(500 * MS, 502 * MS))).toBeGreaterThan(0.0029);
    expect(peak(samples.subarray(798 * MS, 800 * MS))).toBeGreaterThan(0.0029);
  });

  test('keeps its place when a hole before it was closed', () => {
    const long = scalePauses(closeHoles(piece(150)), 2);
    expect(long.pauses).toEqual([{ start: 470 * MS, end: 1_070 * MS }]);
    expect(long.holes).toEqual([{ start: 200 * MS, end: 270 * MS }]);
    expect(long.symbolEnds.at(-1)).toBe(long.samples.length);
  });
});
