import { afterEach, describe, expect, test, vi } from 'vitest';
import type { GraphKind } from '../../../../src/domain/model-manifest.ts';
import { FeedError } from '../../../../src/speech/model/tensor-feed.ts';
import {
  chooseGraph,
  GraphFallback,
  inspectMemory,
} from '../../../../src/speech/wasm/graph-choice.ts';

describe('the graph for the processor', () => {
  test.each([
    [8, false, 'fast'],
    [32, false, 'fast'],
    [8, true, 'fast'],
    [4, false, 'small'],
    [2, true, 'small'],
    [null, false, 'fast'],
    [null, true, 'small'],
  ])('with %s GB, handheld %s, is %s', (gigabytes, isHandheld, kind) => {
    expect(chooseGraph({ gigabytes, isHandheld })).toBe(kind);
  });
});

describe('what a browser says of its memory', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  const DESKTOP = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const PHONE =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148';

  test.each([
    ['gigabytes', { deviceMemory: 4, userAgent: DESKTOP }, { gigabytes: 4, isHandheld: false }],
    [
      'a phone by its hints',
      { deviceMemory: 8, userAgent: DESKTOP, userAgentData: { mobile: true } },
      { gigabytes: 8, isHandheld: true },
    ],
    ['a phone by its name', { userAgent: PHONE }, { gigabytes: null, isHandheld: true }],
    ['nothing', { userAgent: DESKTOP }, { gigabytes: null, isHandheld: false }],
  ])('is read: %s', (_, navigator, expected) => {
    vi.stubGlobal('navigator', navigator);
    expect(inspectMemory()).toEqual(expected);
  });
});

describe('a graph that is watched over', () => {
  test('is opened as often as it is asked for, while it works', async () => {
    const fallback = new GraphFallback('fast');
    expect(await fallback.open((kind) => Promise.resolve(kind))).toBe('fast');
    expect(await fallback.open((kind) => Promise.resolve(kind))).toBe('fast');
  });

  test('asks for a fresh worker when it cannot be opened, and says why', async () => {
    const opening = new GraphFallback('fast').open(() => Promise.reject(new Error('bad_alloc')));
    await expect(opening).rejects.toMatchObject({ code: 'memory-short', retryable: true });
    await expect(opening).rejects.toThrow('bad_alloc');
  });

  test('is opened again when it was the weights that were missing', async () => {
    const fallback = new GraphFallback('fast');
    const opening = fallback.open(() => Promise.reject(new FeedError('no weights')));
    await expect(opening).rejects.toThrow('no weights');
    expect(await fallback.open((kind) => Promise.resolve(kind))).toBe('fast');
  });

  test('is not opened again in the same heap after a run that failed', async () => {
    const fallback = new GraphFallback('fast');
    const tried: GraphKind[] = [];
    const open = (kind: GraphKind): Promise<void> => {
      tried.push(kind);
      return Promise.resolve();
    };
    await fallback.open(open);
    fallback.retreat();
    await expect(fallback.open(open)).rejects.toMatchObject({ code: 'memory-short' });
    expect(tried).toEqual(['fast']);
  });

  test('is opened again where it is the small one, and fails with its own reason', async () => {
    const fallback = new GraphFallback('small');
    fallback.retreat();
    expect(await fallback.open((kind) => Promise.resolve(kind))).toBe('small');
    const open = (kind: GraphKind): Promise<never> => Promise.reject(new Error(`no ${kind}`));
    await expect(fallback.open(open)).rejects.toThrow('no small');
  });
});
