import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatClock,
  formatDuration,
  formatFactor,
  formatPercent,
  formatTimeLeft,
} from '../../../src/ui/time-format.ts';

describe('lengths', () => {
  it.each([
    [0, '0 s'],
    [45.4, '45 s'],
    [59.6, '1 min'],
    [60, '1 min'],
    [725, '12 min'],
    [3_570, '1 h'],
    [3_600, '1 h'],
    [12_000, '3 h 20 min'],
    [360_000, '100 h'],
  ])('%d seconds read as “%s”', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  it.each([
    [0, '0:00'],
    [9.9, '0:09'],
    [123, '2:03'],
    [3_599.9, '59:59'],
    [3_723, '1:02:03'],
    [86_400, '24:00:00'],
  ])('a player shows %d seconds as “%s”', (seconds, text) => {
    expect(formatClock(seconds)).toBe(text);
  });
});

describe('time left', () => {
  it.each([
    [null, 'estimating the time left'],
    [0, 'a few seconds left'],
    [40, 'less than a minute left'],
    [60, 'about 1 min left'],
    [12_000, 'about 3 h 20 min left'],
  ])('%s is “%s”', (seconds, text) => {
    expect(formatTimeLeft(seconds)).toBe(text);
  });
});

describe('shares', () => {
  it.each([
    [0, '0 %'],
    [0.29, '29 %'],
    [0.426, '42 %'],
    [0.9999, '99 %'],
    [1, '100 %'],
    [1.2, '100 %'],
  ])('%d is “%s”, so that 100 % means finished', (share, text) => {
    expect(formatPercent(share)).toBe(text);
  });
});

describe('speeds and sizes', () => {
  it.each([
    [1, '1×'],
    [0.85, '0.85×'],
    [2.1278, '2.13×'],
  ])('the factor %d is “%s”', (factor, text) => {
    expect(formatFactor(factor)).toBe(text);
  });

  it.each([
    [999, '999 bytes'],
    [640_000, '640 kB'],
    [999_600, '1 MB'],
    [92_361_271, '92 MB'],
    [1_440_000_000, '1.4 GB'],
  ])('%d bytes are “%s”', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
