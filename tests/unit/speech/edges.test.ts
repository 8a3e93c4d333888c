import { describe, expect, test } from 'vitest';
import { trimSpeech } from '../../../src/speech/edges.ts';
import { join, tone } from './model-fixture.ts';

const SILENCE = 0.0003; // −70 dBFS, the loudest hush of the 28 voices
const QUIET = 10 ** (-50 / 20);
const FIVE_MS = 120;
const MARGIN = 240;

/** Durations that add up to the samples: boundary, symbols, boundary. */
function durationsFor(samples: Float32Array, symbols = 3): Float32Array {
  const frames = samples.length / 600;
  const middle = Array.from({ length: symbols }, () => (frames - 8) / symbols);
  return Float32Array.of(4, ...middle, 4);
}

function trim(samples: Float32Array, symbols = 3) {
  return trimSpeech({ samples, durations: durationsFor(samples, symbols) }, 600);
}

function peakOf(samples: Float32Array): number {
  return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
}

describe('trimming', () => {
  test('leaves 10 ms on either side of the sound', () => {
    const spoken = join(tone(400, SILENCE), tone(1000, 0.3), tone(600, SILENCE));
    expect(trim(spoken).samples.length).toBeCloseTo(24_000 + 2 * MARGIN, -2);
  });

  test('keeps the sound itself as the model made it', () => {
    const sound = tone(1000, 0.3);
    const { samples } = trim(join(tone(400, 0), sound, tone(600, 0)));
    const middle = samples.subarray(MARGIN, samples.length - MARGIN);
    expect(middle).toEqual(sound.subarray(0, middle.length));
  });

  test.each([
    ['between silences', join(tone(400, SILENCE), tone(500, 0.5), tone(600, SILENCE))],
    ['that begins at once', join(tone(500, 0.5), tone(600, SILENCE))],
    ['that is cut off at the end', join(tone(400, SILENCE), tone(500, 0.5))],
    ['without any silence', tone(500, 0.5)],
    ['at full scale', join(tone(100, SILENCE), tone(500, 1), tone(100, SILENCE))],
  ])('begins and ends speech %s with 5 ms under −50 dBFS', (_, spoken) => {
    const { samples } = trim(spoken);
    expect(samples.length).toBeGreaterThan(500 * 24);
    expect(peakOf(samples.subarray(0, FIVE_MS))).toBeLessThan(QUIET);
    expect(peakOf(samples.subarray(-FIVE_MS))).toBeLessThan(QUIET);
    expect(peakOf(samples)).toBeGreaterThan(0.49);
  });

  test('fades the hush at the ends in from nothing and out to nothing', () => {
    const { samples } = trim(join(tone(400, SILENCE), tone(500, 0.5), tone(600, SILENCE)));
    expect(Math.abs(samples[0] ?? 1)).toBe(0);
    expect(Math.abs(samples.at(-1) ?? 1)).toBe(0);
    expect(peakOf(samples.subarray(0, 80))).toBeLessThan(SILENCE / 3);
    expect(peakOf(samples.subarray(-80))).toBeLessThan(SILENCE / 3);
  });

  test('keeps a faint final consonant after the closing of the lips', () => {
    const spoken = join(
      tone(300, 0),
      tone(400, 0.3),
      tone(50, SILENCE),
      tone(20, 0.004),
      tone(400, 0),
    );
    expect(trim(spoken).samples.length).toBeCloseTo(470 * 24 + 2 * MARGIN, -2);
  });

  test('keeps a breath that fades out slowly', () => {
    const breath = [0.03, 0.015, 0.008, 0.004, 0.002].map((level) => tone(40, level));
    const spoken = join(tone(300, 0), tone(400, 0.3), ...breath, tone(400, 0));
    expect(trim(spoken).samples.length).toBeCloseTo(600 * 24 + 2 * MARGIN, -2);
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
    expect(trim(clicks).samples).toEqual(trim(alone).samples);
  });

  test('finds speech that is faint throughout', () => {
    const spoken = join(tone(400, 0), tone(500, 0.006), tone(400, 0));
    expect(trim(spoken).samples.length).toBeCloseTo(500 * 24 + 2 * MARGIN, -2);
  });

  test('makes silence of silence', () => {
    const { samples, symbolEnds } = trim(tone(500, SILENCE));
    expect(samples.length).toBe(2 * MARGIN);
    expect(peakOf(samples)).toBeLessThan(SILENCE);
    expect(Array.from(symbolEnds).at(-1)).toBe(samples.length);
  });
});

describe('the ends of the symbols', () => {
  const spoken = join(tone(400, 0), tone(1000, 0.3), tone(600, 0));

  test('ascend within the samples and close with the last one', () => {
    const { samples, symbolEnds } = trim(spoken, 12);
    const ends = Array.from(symbolEnds);
    expect(ends).toHaveLength(12);
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    expect(ends.at(-1)).toBe(samples.length);
  });

  test('are the durations less what was trimmed and the lead of the sound', () => {
    // The boundary takes 450 ms, a symbol 200; the sound begins 50 ms early, and 10 ms more are kept.
    const durations = Float32Array.of(18, 8, 8, 8, 8, 30);
    const { symbolEnds } = trimSpeech({ samples: spoken, durations }, 600);
    const milliseconds = Array.from(symbolEnds, (end) => end / 24);
    expect(milliseconds.slice(0, 3)).toEqual([195, 395, 595]);
  });
});
