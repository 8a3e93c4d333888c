import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRange } from '../../../../scripts/cli/byte-range.ts';

test.each([
  [undefined, null],
  ['items=0-1', null],
  ['bytes=0-1,4-5', null],
  ['bytes=-', null],
  ['bytes=7-3', null],
  ['bytes=x-3', null],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=9-', { start: 9, end: 9 }],
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=-99', { start: 0, end: 9 }],
] as const)('reads %s of ten bytes', (header, expected) => {
  expect(parseRange(header, 10)).toEqual(expected);
});

test('finds nothing to send in an empty file', () => {
  expect(parseRange('bytes=0-', 0)).toBe('unsatisfiable');
  expect(parseRange('bytes=-5', 0)).toBe('unsatisfiable');
});

test('never leaves the file', () => {
  const edge = fc.option(fc.nat(2_000), { nil: undefined });
  fc.assert(
    fc.property(edge, edge, fc.nat(1_000), (first, last, bytes) => {
      const range = parseRange(`bytes=${first ?? ''}-${last ?? ''}`, bytes);
      if (range === null || range === 'unsatisfiable') return;
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.end).toBeLessThan(bytes);
      expect(range.start).toBeLessThanOrEqual(range.end);
    }),
  );
});
