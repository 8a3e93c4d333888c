import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, test } from 'vitest';
import {
  allotFeedMemory,
  failFeed,
  FeedError,
  TensorTaker,
  type FeedPlan,
} from '../../../../src/speech/model/tensor-feed.ts';
import type { MakerSetup } from './maker-thread.ts';

/** Long enough for a busy machine; where it is waited for in full, the test has failed. */
const LIMIT = 60_000;

/** Of many sizes, one of them 0; together ten times as large as the room for them. */
const SIZES = Array.from({ length: 60 }, (_, tensor) => (tensor * 7919) % 4096);
const ORDER = SIZES.map((_, index) => (index * 7) % SIZES.length);

const threads: Worker[] = [];
afterEach(async () => {
  await Promise.all(threads.splice(0).map((thread) => thread.terminate()));
});

/** Starts a thread that makes tensors of bytes that all are the tensor's number. */
async function startMaker(plan: FeedPlan, breaksAt?: number): Promise<Int32Array> {
  const made = new SharedArrayBuffer(4);
  const setup: MakerSetup = { plan, made, ...(breaksAt === undefined ? {} : { breaksAt }) };
  const url = new URL('maker-thread.ts', import.meta.url).href;
  const boot = `import('tsx/esm/api').then(({ tsImport }) => tsImport('${url}', '${url}'));`;
  const thread = new Worker(boot, { eval: true, workerData: setup });
  threads.push(thread);
  await once(thread, 'message');
  return new Int32Array(made);
}

function planOf(sizes: readonly number[], order: readonly number[]): FeedPlan {
  return { sizes, order, memory: allotFeedMemory(sizes) };
}

function expectTensor(bytes: Uint8Array, tensor: number, sizes: readonly number[] = SIZES): void {
  expect(bytes).toHaveLength(sizes[tensor] ?? NaN);
  expect(bytes.every((byte) => byte === tensor)).toBe(true);
}

describe('tensors are fed', () => {
  test.each([
    ['in the order of the plan', ORDER, ORDER],
    ['without a plan', [], ORDER],
    ['in another order from the start', ORDER, ORDER.toReversed()],
    ['in another order from the middle', ORDER, [...ORDER.slice(0, 30), ...ORDER.slice(31)]],
    ['again after all of them', ORDER, [...ORDER, ...ORDER]],
    ['the same one twice', ORDER, ORDER.flatMap((tensor) => [tensor, tensor])],
    ['fewer than planned', ORDER, ORDER.slice(0, 5)],
  ])('%s', async (_, order, asked) => {
    const plan = planOf(SIZES, order);
    await startMaker(plan);
    const taker = new TensorTaker(plan, LIMIT);
    for (const tensor of asked) expectTensor(taker.take(tensor), tensor);
  });

  test('ahead, as far as there is room, and stay whole until the next one is taken', async () => {
    const sizes = Array.from({ length: 20 }, () => 640);
    const plan = planOf(
      sizes,
      sizes.map((_, tensor) => tensor),
    );
    const made = await startMaker(plan);
    const taker = new TensorTaker(plan, LIMIT);
    for (const tensor of plan.order) {
      const bytes = taker.take(tensor);
      // Room for three: the one that is held and two more.
      const ahead = Math.min(tensor + 3, sizes.length);
      for (;;) {
        const now = Atomics.load(made, 0);
        expect(now).toBeLessThanOrEqual(ahead);
        if (now === ahead) break;
        expect(Atomics.wait(made, 0, now, LIMIT)).not.toBe('timed-out');
      }
      expectTensor(bytes, tensor, sizes);
    }
  });
});

describe('a feed fails', () => {
  test.each([
    ['ahead of its turn', ORDER],
    ['when it is asked for', []],
  ])('when a tensor cannot be made %s', async (_, order) => {
    const plan = planOf(SIZES, order);
    const broken = ORDER[20] ?? NaN;
    await startMaker(plan, broken);
    const taker = new TensorTaker(plan, LIMIT);
    expect(() => {
      for (const tensor of ORDER) taker.take(tensor);
    }).toThrow(FeedError);
  });

  test('when the maker says so', () => {
    const plan = planOf(SIZES, ORDER);
    failFeed(plan.memory);
    expect(() => new TensorTaker(plan, LIMIT).take(0)).toThrow('could not be read');
  });

  test('when nothing is heard of the maker', () => {
    const plan = planOf(SIZES, ORDER);
    expect(() => new TensorTaker(plan, 1).take(ORDER[0] ?? 0)).toThrow(FeedError);
    expect(() => new TensorTaker(planOf(SIZES, []), 1).take(0)).toThrow('for 1 ms');
  });
});
