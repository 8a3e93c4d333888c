import { describe, expect, it } from 'vitest';
import type { SpokenChunk } from '../../../src/domain/speech.ts';
import { ChunkLine } from '../../../src/jobs/chunk-line.ts';

const CHUNK: SpokenChunk = {
  samples: new Float32Array(1),
  symbolEnds: new Uint32Array(1),
  tempo: 1,
  notes: [],
  milliseconds: 1,
};

/** A promise to be resolved from outside; `Promise.withResolvers` is not in every Node that Lectern is built with. */
function defer<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Whether a promise has ended by now, all that is ready having run. */
async function hasEnded(promise: Promise<unknown>): Promise<boolean> {
  let ended = false;
  void promise.then(() => {
    ended = true;
  });
  await new Promise((resolve) => setTimeout(resolve));
  return ended;
}

describe('chunks on their way', () => {
  it('hold up the next one while as many are spoken as there are narrators', async () => {
    const line = new ChunkLine();
    const [first, second] = [defer<SpokenChunk>(), defer<SpokenChunk>()];
    line.add('a', first.promise, () => Promise.resolve());
    const alone = line.waitForNarrator(1);
    const beside = line.waitForNarrator(2);
    expect([await hasEnded(alone), await hasEnded(beside)]).toEqual([false, true]);
    line.add('b', second.promise, () => Promise.resolve());
    expect(await hasEnded(line.waitForNarrator(2))).toBe(false);
    first.resolve(CHUNK);
    second.resolve(CHUNK);
    expect(await hasEnded(alone)).toBe(true);
  });

  it('are stored behind the narrator, a few of them at once', async () => {
    const line = new ChunkLine();
    const stores = [0, 1, 2].map(() => defer<undefined>());
    for (const { promise } of stores) {
      await line.waitForNarrator(1);
      line.add('c', Promise.resolve(CHUNK), () => promise);
    }
    const next = line.waitForNarrator(1);
    expect(await hasEnded(next)).toBe(false);
    stores[1]?.resolve(undefined);
    expect(await hasEnded(next)).toBe(true);
    const end = line.finish();
    expect(await hasEnded(end)).toBe(false);
    stores[0]?.resolve(undefined);
    stores[2]?.resolve(undefined);
    await end;
  });

  it('can be waited for by their keys until they are stored', async () => {
    const line = new ChunkLine();
    const stored = defer<undefined>();
    line.add('key', Promise.resolve(CHUNK), () => stored.promise);
    const same = line.waitFor('key');
    expect([await hasEnded(line.waitFor('other')), await hasEnded(same)]).toEqual([true, false]);
    stored.resolve(undefined);
    expect(await hasEnded(same)).toBe(true);
    line.add('key', Promise.reject(new Error('NaN')), () => Promise.resolve());
    expect(await hasEnded(line.waitFor('key'))).toBe(true);
  });

  it('are all kept when one fails, and its failure comes out at the next chance and at the end', async () => {
    const line = new ChunkLine();
    const slow = defer<SpokenChunk>();
    const stored: string[] = [];
    line.add('d', slow.promise, () => {
      stored.push('slow');
      return Promise.resolve();
    });
    line.add('e', Promise.reject(new Error('NaN')), () => {
      stored.push('broken');
      return Promise.resolve();
    });
    await expect(line.waitForNarrator(2)).rejects.toThrow('NaN');
    slow.resolve(CHUNK);
    await line.settle();
    expect(stored).toEqual(['slow']);
    await expect(line.finish()).rejects.toThrow('NaN');
  });
});
