import { describe, expect, test } from 'vitest';
import { planNarrators } from '../../../src/speech/narrator-plan.ts';

const machine = { isolated: true, sharedMemory: true, memoryGigabytes: 8 };

describe('narrators and their threads', () => {
  test.each([
    [1, 1, 1],
    [2, 1, 2],
    [3, 1, 2],
    [4, 1, 3],
    [8, 1, 7],
    [9, 2, 4],
    [16, 2, 7],
  ])('on %i cores are %i with %i threads each', (cores, narrators, threads) => {
    expect(planNarrators({ ...machine, cores }, false)).toEqual({ narrators, threads });
  });

  test.each([null, 0.5, 4])('are one where memory is short or unknown (%s GB)', (gigabytes) => {
    const plan = planNarrators({ ...machine, cores: 16, memoryGigabytes: gigabytes }, false);
    expect(plan).toEqual({ narrators: 1, threads: 15 });
  });

  test.each([
    [1, 1],
    [2, 1],
    [8, 3],
    [16, 7],
  ])('on %i cores are one of %i threads when the machine is spared', (cores, threads) => {
    expect(planNarrators({ ...machine, cores }, true)).toEqual({ narrators: 1, threads });
  });

  test('are refused by name on a page that is not cross-origin isolated', () => {
    expect(() => planNarrators({ ...machine, cores: 4, isolated: false }, false)).toThrow(
      expect.objectContaining({ code: 'not-isolated' }),
    );
  });

  test('are refused by name where WebAssembly memory cannot be shared', () => {
    expect(() => planNarrators({ ...machine, cores: 4, sharedMemory: false }, false)).toThrow(
      expect.objectContaining({ code: 'threads-unavailable' }),
    );
  });
});
