import { describe, expect, test } from 'vitest';
import type { RawSpeech } from '../../../src/speech/backend.ts';
import { cutPiece } from '../../../src/speech/spoken-piece.ts';
import { join, tone } from './model-fixture.ts';

/**
 * “ab, cd ef.” as the model gives it: every sound lasts 200 ms and the comma 300 ms, of which the
 * durations count most as the sound before it; the words begin 50 ms before their time.
 */
const SYMBOLS = Array.from('ab, cd ef.');
const RAW: RawSpeech = {
  samples: join(tone(400, 0), tone(400, 0.3), tone(300, 0), tone(800, 0.3), tone(600, 0)),
  //                     [   a  b   ,  _  c  d  _  e  f   .  ]
  durations: Float32Array.of(18, 8, 15, 4, 1, 8, 7, 1, 8, 17, 8, 1),
};

function cut(from: number, to: number) {
  const piece = cutPiece(SYMBOLS, { from, to }, RAW, 600);
  if (piece === null) throw new Error('It could not be cut.');
  return { ...piece, ends: Array.from(piece.symbolEnds, (end) => Math.round(end / 24)) };
}

describe('the times of the symbols', () => {
  test('follow the sound: a word ends where a pause is heard, and the next one begins after it', () => {
    const { ends, pauses } = cut(0, 10);
    const [pause] = pauses.map(({ start, end }) => [start / 24, end / 24]);
    expect(pause?.[0]).toBeCloseTo(410, -1);
    expect(pause?.[1]).toBeCloseTo(710, -1);
    // b ends where the pause begins, the comma and the space where it ends.
    expect(ends.slice(1, 4).map((end) => Math.round(end / 10))).toEqual([41, 71, 71]);
  });

  test('end a word while it fades, neither where it is no longer loud nor where it is gone', () => {
    // Over 50 ms the sound is 38 to 46 dB under the loudest.
    const fading = tone(50, 0.3 * 10 ** (-41 / 20));
    const samples = join(
      ...[tone(400, 0), tone(400, 0.3), fading, tone(250, 0), tone(800, 0.3), tone(600, 0)],
    );
    const piece = cutPiece(SYMBOLS, { from: 0, to: 10 }, { ...RAW, samples }, 600);
    const [pause] = piece?.pauses ?? [];
    expect((pause?.start ?? 0) / 24).toBeGreaterThan(410 + 5);
    expect((pause?.start ?? 0) / 24).toBeLessThan(460 - 20);
    expect((pause?.end ?? 0) / 24).toBeCloseTo(710, -1);
  });

  test('keep more of the end of a word that is faint by nature', () => {
    const samples = join(
      ...[tone(400, 0), tone(400, 0.3), tone(50, 0.3 * 10 ** (-41 / 20))],
      ...[tone(250, 0), tone(800, 0.3), tone(600, 0)],
    );
    const faint = cutPiece(Array.from('af, cd ef.'), { from: 0, to: 10 }, { ...RAW, samples }, 600);
    expect((faint?.pauses[0]?.start ?? 0) / 24).toBeCloseTo(410 + 30, 0);
  });

  test('keep with its word a stop that is let go after closed lips', () => {
    const samples = join(
      ...[tone(400, 0), tone(400, 0.3), tone(60, 0), tone(30, 0.03), tone(210, 0)],
      ...[tone(800, 0.3), tone(600, 0)],
    );
    const piece = cutPiece(SYMBOLS, { from: 0, to: 10 }, { ...RAW, samples }, 600);
    expect(piece?.pauses).toHaveLength(1);
    expect((piece?.pauses[0]?.start ?? 0) / 24).toBeCloseTo(410 + 90, -1);
  });

  test('end a pause before a vowel that closed lips part from the rest of its word', () => {
    const samples = join(
      ...[tone(400, 0), tone(400, 0.3), tone(190, 0), tone(60, 0.2), tone(60, 0)],
      ...[tone(790, 0.3), tone(600, 0)],
    );
    const piece = cutPiece(SYMBOLS, { from: 0, to: 10 }, { ...RAW, samples }, 600);
    expect(piece?.pauses).toHaveLength(1);
    expect((piece?.pauses[0]?.end ?? 0) / 24).toBeCloseTo(410 + 190, -1);
  });

  test('know a silence inside a word from a pause', () => {
    // Lips closed for 120 ms within “cd”.
    const samples = join(
      ...[tone(400, 0), tone(400, 0.3), tone(300, 0), tone(80, 0.3), tone(120, 0)],
      ...[tone(600, 0.3), tone(600, 0)],
    );
    const piece = cutPiece(SYMBOLS, { from: 0, to: 10 }, { ...RAW, samples }, 600);
    expect(piece?.pauses).toHaveLength(1);
    expect(piece?.holes.map(({ start, end }) => Math.round((end - start) / 240))).toEqual([12]);
    expect((piece?.holes[0]?.start ?? 0) / 24).toBeCloseTo(10 + 780, -1);
  });

  test('find a silence before a last consonant that is let go softly', () => {
    // Over −40 dBFS, and yet 42 dB under the loudest.
    const release = tone(40, 0.0105, 2_000);
    const samples = join(
      ...[tone(400, 0), tone(400, 0.9), tone(300, 0), tone(600, 0.9), tone(150, 0), release],
      ...[tone(610, 0)],
    );
    const piece = cutPiece(SYMBOLS, { from: 0, to: 10 }, { ...RAW, samples }, 600);
    expect(piece?.holes.map(({ start, end }) => Math.round((end - start) / 240))).toEqual([15]);
  });

  test('let words that run together touch', () => {
    const { ends } = cut(0, 10);
    // d, the space after it.
    expect(ends[5]).toBe(ends[6]);
    expect(ends[6]).toBeGreaterThan(950);
    expect(ends[6]).toBeLessThan(1_250);
  });

  test('end the last word where its voice does, and leave the rest of it to fade', () => {
    const creak = tone(90, 0.3 * 10 ** (-40 / 20));
    const samples = join(
      ...[tone(400, 0), tone(400, 0.3), tone(300, 0), tone(800, 0.3), creak, tone(510, 0)],
    );
    const piece = cutPiece(SYMBOLS, { from: 0, to: 10 }, { ...RAW, samples }, 600);
    const end = (piece?.symbolEnds[8] ?? 0) / 24;
    expect(end).toBeGreaterThan(1_510 + 15);
    expect(end).toBeLessThan(1_510 + 35);
    expect(piece?.symbolEnds[9]).toBe(piece?.samples.length);
    const late = piece?.samples.subarray((1_510 + 60) * 24, (1_510 + 90) * 24) ?? [];
    expect(Math.max(...late)).toBeLessThan(0.003 / 4);
    expect(Math.max(...late)).toBeGreaterThan(0.003 / 8);
  });

  test('never descend, and close with the last sample', () => {
    const { ends, symbolEnds, samples } = cut(0, 10);
    expect(ends).toHaveLength(10);
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    expect(symbolEnds.at(-1)).toBe(samples.length);
  });
});

describe('a context', () => {
  test('before is cut off without a rest', () => {
    const { samples, symbolEnds } = cut(4, 10);
    expect(samples.length / 24).toBeCloseTo(800 + 10 + 120, -1);
    expect(symbolEnds).toHaveLength(6);
    // 10 ms of quiet, then the word itself.
    expect(Math.max(...samples.subarray(0, 200))).toBeLessThan(0.003);
    expect(Math.max(...samples.subarray(300, 600))).toBeGreaterThan(0.2);
  });

  test('after is cut off without a rest', () => {
    const { samples, symbolEnds } = cut(0, 3);
    expect(samples.length / 24).toBeCloseTo(400 + 10 + 120, -1);
    expect(symbolEnds).toHaveLength(3);
    expect(Math.max(...samples.subarray(-2_600))).toBeLessThan(0.003);
  });

  test('that runs into the chunk without a pause cannot be cut off', () => {
    expect(cutPiece(SYMBOLS, { from: 7, to: 10 }, RAW, 600)).toBeNull();
  });
});
