import { expect, test } from 'vitest';
import { CEILING_DBFS, gainFor, level } from '../../../src/audio/levels.ts';
import { SAMPLE_RATE } from '../../../src/domain/audio-format.ts';
import { VOICES } from '../../../src/domain/voice.ts';
import { randomNumbers, speechLike } from './speech-like.ts';

const CEILING = 10 ** (CEILING_DBFS / 20);

/** A tone, whose own changes from sample to sample are known. */
function tone(seconds: number, amplitude: (time: number) => number): Float32Array {
  return new Float32Array(seconds * SAMPLE_RATE).map((_, index) => {
    const time = index / SAMPLE_RATE;
    return amplitude(time) * Math.sin(2 * Math.PI * 440 * time);
  });
}

function peak(samples: Float32Array): number {
  return samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
}

test('what stays below the ceiling is multiplied by the gain and nothing else', () => {
  const samples = tone(0.5, () => 0.1);
  const louder = level(samples, 6);
  const factor = 10 ** (6 / 20);
  expect(louder).toEqual(samples.map((sample) => sample * factor));
  expect(level(samples, 0)).toEqual(samples);
});

test('no sample is over the ceiling, however loud, steep or near an end it is', () => {
  const random = randomNumbers(5);
  const cases = [
    speechLike(2),
    tone(1, () => 5),
    tone(1, (time) => (time > 0.5 && time < 0.501 ? 50 : 0.1)),
    Float32Array.of(1, 0, 0),
    Float32Array.of(0, 0, -1),
    new Float32Array(2_000).fill(1),
    new Float32Array(3_000).map(() => (random.next().value - 0.5) ** 9 * 4_000),
  ];
  for (const samples of cases) {
    expect(peak(level(samples, 12))).toBeGreaterThan(CEILING * 0.9);
    expect(peak(level(samples, 12))).toBeLessThanOrEqual(Math.fround(CEILING));
  }
});

test('the gain goes down before a peak and comes back after it, without a jump', () => {
  const steady = 0.3;
  const samples = new Float32Array(SAMPLE_RATE).fill(steady);
  samples[12_000] = 1;
  const gains = level(samples, 0).map((sample, index) => sample / (samples[index] ?? 1));
  expect(gains[12_000]).toBeCloseTo(CEILING, 4);
  expect(gains[11_800]).toBe(1);
  expect(gains[11_940]).toBeLessThan(1);
  // 20 ms after the peak, a third of the way back.
  expect(gains[12_480]).toBeLessThan(0.8);
  // And 170 ms after it, all but a thirteenth.
  expect(gains[16_000]).toBeGreaterThan(1 - (1 - CEILING) / 13);
  const steps = gains.slice(1).map((gain, index) => Math.abs(gain - (gains[index] ?? 1)));
  // From 1 to the ceiling in 5 ms, in even steps.
  expect(peak(steps)).toBeLessThan((1.01 * (1 - CEILING)) / 120);
});

test('two loud passages with a pause of a second between them are both at the ceiling, and the pause is as before', () => {
  const loud = (time: number): boolean => time < 0.5 || time > 1.5;
  const samples = tone(2, (time) => (loud(time) ? 1 : 0.01));
  const levelled = level(samples, 0);
  expect(peak(levelled.slice(0, 10_000))).toBeCloseTo(CEILING, 3);
  expect(peak(levelled.slice(38_000))).toBeCloseTo(CEILING, 3);
  expect(peak(levelled.slice(30_000, 35_000))).toBeCloseTo(0.01, 4);
});

test('levelling leaves the samples it was given as they were, and nothing is something', () => {
  const samples = speechLike(0.2);
  level(samples, 20);
  expect(samples).toEqual(speechLike(0.2));
  expect(level(new Float32Array(0), 20)).toEqual(new Float32Array(0));
});

test('every voice has its own gain, and a blend what lies between those of its voices', () => {
  expect(new Set(VOICES.map(({ id }) => gainFor(id))).size).toBeGreaterThan(10);
  const [loud, quiet] = [gainFor('af_aoede'), gainFor('af_nova')];
  expect(gainFor('af_nova:3+af_aoede:1')).toBeCloseTo(0.75 * quiet + 0.25 * loud, 9);
  expect(() => gainFor('xx_nobody')).toThrow(expect.objectContaining({ code: 'voice-unknown' }));
});
