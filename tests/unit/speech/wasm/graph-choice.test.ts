import { describe, expect, test } from 'vitest';
import type { GraphKind } from '../../../../src/domain/model-manifest.ts';
import { FeedError } from '../../../../src/speech/model/tensor-feed.ts';
import { chooseGraph, GraphFallback } from '../../../../src/speech/wasm/graph-choice.ts';

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

describe('the fallback', () => {
  test('stays with the graph that it was given while that opens', async () => {
    const fallback = new GraphFallback('fast');
    expect(await fallback.open((kind) => Promise.resolve(kind))).toBe('fast');
    expect(await fallback.open((kind) => Promise.resolve(kind))).toBe('fast');
  });

  test('opens the small graph when the other cannot be, and stays with it', async () => {
    const fallback = new GraphFallback('fast');
    const tried: GraphKind[] = [];
    const open = (kind: GraphKind): Promise<string> => {
      tried.push(kind);
      return kind === 'fast' ? Promise.reject(new Error('bad_alloc')) : Promise.resolve(kind);
    };
    expect(await fallback.open(open)).toBe('small');
    expect(await fallback.open(open)).toBe('small');
    expect(tried).toEqual(['fast', 'small', 'small']);
  });

  test('stays with its graph when it is the weights that are missing', async () => {
    const fallback = new GraphFallback('fast');
    const opening = fallback.open(() => Promise.reject(new FeedError('no weights')));
    await expect(opening).rejects.toThrow('no weights');
    expect(await fallback.open((kind) => Promise.resolve(kind))).toBe('fast');
  });

  test('opens the small graph after a run that failed', async () => {
    const fallback = new GraphFallback('fast');
    await fallback.open((kind) => Promise.resolve(kind));
    fallback.retreat();
    expect(await fallback.open((kind) => Promise.resolve(kind))).toBe('small');
  });

  test('gives up when the small graph fails, too, with its reason', async () => {
    const open = (kind: GraphKind): Promise<never> => Promise.reject(new Error(`no ${kind}`));
    await expect(new GraphFallback('fast').open(open)).rejects.toThrow('no small');
    await expect(new GraphFallback('small').open(open)).rejects.toThrow('no small');
  });
});
