import { describe, expect, test } from 'vitest';
import { cutPiece, type SpokenPiece } from '../../../src/speech/spoken-piece.ts';
import { join, tone } from './model-fixture.ts';

const SILENCE = 0.0003; // −70 dBFS, the loudest hush of most voices
const QUIET = 10 ** (-50 / 20);
const FIVE_MS = 120;
const BEFORE = 240;
const BREATH = 2_880;

/** Boundary, three sounds, a full stop that begins 200 ms before the end, boundary. */
function durationsFor(samples: Float32Array): Float32Array {
  const frames = samples.length / 600;
  const sounds = Array.from({ length: 3 }, () => (frames - 12) / 3);
  return Float32Array.of(4, ...sounds, 7, 1);
}

function cut(samples: Float32Array): SpokenPiece {
  const raw = { samples, durations: durationsFor(samples) };
  const piece = cutPiece(Array.from('abc.'), { from: 0, to: 4 }, raw, 600);
  if (piece === null) throw new Error('There is no context that could not be cut off.');
  return piece;
}

function peakOf(samples: Float32Array): number {
  return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
}

describe('trimming', () => {
  test('leaves 10 ms before the sound and a breath after it', () => {
    const spoken = join(tone(400, SILENCE), tone(1000, 0.3), tone(600, SILENCE));
    expect(cut(spoken).samples.length).toBeCloseTo(24_000 + BEFORE + BREATH, -2);
  });

  test('keeps the sound itself as the model made it', () => {
    const sound = tone(1000, 0.3);
    const { samples } = cut(join(tone(400, 0), sound, tone(600, 0)));
    const inner = samples.subarray(BEFORE + FIVE_MS, BEFORE + sound.length);
    expect(inner).toEqual(sound.subarray(FIVE_MS, FIVE_MS + inner.length));
  });

  test.each([
    ['between silences', join(tone(400, SILENCE), tone(500, 0.5), tone(600, SILENCE))],
    ['that begins at once', join(tone(500, 0.5), tone(600, SILENCE))],
    ['that is cut off at the end', join(tone(400, SILENCE), tone(500, 0.5))],
    ['without any silence', tone(500, 0.5)],
    ['at full scale', join(tone(100, SILENCE), tone(500, 1), tone(100, SILENCE))],
    ['in a hiss', join(tone(300, 0.008), tone(500, 0.5), tone(600, 0.008))],
  ])('begins and ends speech %s with 5 ms under −50 dBFS', (_, spoken) => {
    const { samples } = cut(spoken);
    expect(samples.length).toBeGreaterThan(500 * 24);
    expect(peakOf(samples.subarray(0, FIVE_MS))).toBeLessThan(QUIET);
    expect(peakOf(samples.subarray(-FIVE_MS))).toBeLessThan(QUIET);
    expect(peakOf(samples)).toBeGreaterThan(0.49);
  });

  test('fades out what the model cuts off, so that it does not click', () => {
    const { samples } = cut(join(tone(400, SILENCE), tone(500, 0.5)));
    const steps = samples.map((sample, index) => Math.abs(sample - (samples[index - 1] ?? sample)));
    // The tone itself moves by 0.026 a sample at most.
    expect(peakOf(steps.subarray(-6_000))).toBeLessThan(0.03);
  });

  test('keeps a faint final consonant after the closing of the lips', () => {
    const spoken = join(
      tone(300, 0),
      tone(400, 0.3),
      tone(50, SILENCE),
      tone(20, 0.004),
      tone(700, 0),
    );
    expect(cut(spoken).samples.length).toBeCloseTo(470 * 24 + BEFORE + BREATH, -2);
  });

  test('keeps a breath that fades out slowly', () => {
    const breath = [0.03, 0.015, 0.008, 0.004, 0.002].map((level) => tone(40, level));
    const spoken = join(tone(300, 0), tone(400, 0.3), ...breath, tone(600, 0));
    expect(cut(spoken).samples.length).toBeCloseTo(600 * 24 + BEFORE + BREATH, -2);
  });

  test('drops a hiss that lasts on after the last sound', () => {
    const alone = join(tone(400, SILENCE), tone(500, 0.3), tone(800, SILENCE));
    const hissing = join(tone(400, SILENCE), tone(500, 0.3), tone(500, 0.004), tone(300, SILENCE));
    expect(cut(hissing).samples.length).toBeCloseTo(cut(alone).samples.length, -2);
  });

  test('drops what is heard where the durations leave only a pause, however loud it is', () => {
    const click = tone(20, 0.05);
    const alone = join(tone(400, 0), tone(500, 0.3), tone(1_000, 0));
    const clicks = join(tone(400, 0), tone(500, 0.3), tone(830, 0), click, tone(150, 0));
    expect(cut(clicks).samples).toEqual(cut(alone).samples);
  });

  test('drops a faint click long after the last sound and long before the first', () => {
    const click = tone(10, 0.005);
    const alone = join(tone(400, 0), tone(500, 0.3), tone(400, 0));
    const clicks = join(
      tone(100, 0),
      click,
      tone(290, 0),
      tone(500, 0.3),
      tone(290, 0),
      click,
      tone(100, 0),
    );
    expect(cut(clicks).samples).toEqual(cut(alone).samples);
  });

  test('finds speech that is faint throughout', () => {
    const spoken = join(tone(400, 0), tone(500, 0.006), tone(700, 0));
    expect(cut(spoken).samples.length).toBeCloseTo(500 * 24 + BEFORE + BREATH, -2);
  });

  test('makes silence of silence', () => {
    const { samples, symbolEnds } = cut(tone(500, SILENCE));
    expect(samples.length).toBeLessThan(1_000);
    expect(peakOf(samples)).toBe(0);
    expect(Array.from(symbolEnds).at(-1)).toBe(samples.length);
  });
});
