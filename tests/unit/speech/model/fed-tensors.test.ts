import { expect, test } from 'vitest';
import { FedTensors, type TensorOrders } from '../../../../src/speech/model/fed-tensors.ts';
import { failFeed, FeedError } from '../../../../src/speech/model/tensor-feed.ts';
import type { TensorTable } from '../../../../src/speech/model/tensor-table.ts';
import type { TensorOrder } from '../../../../src/speech/model/weights-service.ts';

const TABLE: TensorTable = {
  tensors: Object.fromEntries(
    ['a', 'b', 'c'].map((name, at) => [name, { stored: { type: 'uint8', at: 4 * at, count: 3 } }]),
  ),
  matrices: [],
};

/** A worker that is told what to do and does nothing but note it. */
function start(orders: TensorOrders): {
  tensors: FedTensors;
  fed: TensorOrder[];
  asked: TensorOrders[];
  ended: () => number;
} {
  const fed: TensorOrder[] = [];
  const asked: TensorOrders[] = [];
  let ended = 0;
  const service = {
    read: () => Promise.resolve(),
    whenRead: () => Promise.resolve(),
    feed: (order: TensorOrder) => {
      fed.push(order);
      return Promise.resolve();
    },
  };
  const worker = {
    service,
    terminate: () => {
      ended += 1;
    },
  };
  const tensors = new FedTensors(TABLE, worker, orders, (order) => asked.push(order));
  return { tensors, fed, asked, ended: () => ended };
}

test('the graph that is opened first decides on what is made ahead', () => {
  const { tensors, fed } = start({ fast: [2, 0], small: [1] });
  tensors.begin('small');
  tensors.begin('fast');
  expect(fed.map(({ order }) => order)).toEqual([[1]]);
});

test('nothing is made ahead for a graph that was never opened', () => {
  const { tensors, fed } = start({ fast: [2, 0] });
  tensors.begin('small');
  expect(fed.map(({ order }) => order)).toEqual([[]]);
});

test('a feed that fails is remembered, and no order is learnt from it', () => {
  const { tensors, fed, asked, ended } = start({ fast: [0, 1] });
  tensors.begin('fast');
  for (const { memory } of fed) failFeed(memory);
  expect(tensors.failure).toBeNull();
  expect(() => tensors.bytes(0)).toThrow(FeedError);
  expect(tensors.failure).toBeInstanceOf(FeedError);
  tensors.release();
  expect(asked).toEqual([]);
  expect(ended()).toBe(1);
});
