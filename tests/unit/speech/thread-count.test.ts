import { describe, expect, test } from 'vitest';
import { threadCount } from '../../../src/speech/thread-count.ts';

const machine = { isolated: true, sharedMemory: true };

describe('the number of threads', () => {
  test.each([
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 3],
    [8, 7],
    [16, 15],
  ])('on %i cores is %i', (cores, threads) => {
    expect(threadCount({ ...machine, cores })).toBe(threads);
  });

  test('is refused by name on a page that is not cross-origin isolated', () => {
    expect(() => threadCount({ ...machine, cores: 4, isolated: false })).toThrow(
      expect.objectContaining({ code: 'not-isolated' }),
    );
  });

  test('is refused by name where WebAssembly memory cannot be shared', () => {
    expect(() => threadCount({ ...machine, cores: 4, sharedMemory: false })).toThrow(
      expect.objectContaining({ code: 'threads-unavailable' }),
    );
  });
});
