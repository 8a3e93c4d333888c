import { describe, expect, test } from 'vitest';
import type { TensorRecipe, TensorTable } from '../../../../src/speech/model/tensor-table.ts';
import { DerivedTensors } from '../../../../src/speech/model/tensor-source.ts';
import { VoiceModel } from '../../../../src/speech/model/voice-model.ts';
import { Weights } from '../../../../src/speech/model/weights.ts';

/** 12 integers, 4 floats, and 4 more integers in a shard of their own. */
const FIRST = new Uint8Array([0, 1, 2, 3, 4, 5, 250, 251, 252, 253, 254, 255]);
const FLOATS = Float32Array.of(0.5, 2, -1, 3);
const shards = [
  new Uint8Array([...FIRST, ...new Uint8Array(FLOATS.buffer)]),
  new Uint8Array([10, 20, 30, 255]),
];

const floatsAt = (index: number, count: number) =>
  ({ type: 'float32', at: 12 + 4 * index, count }) as const;
const bytesAt = (at: number, count: number, type: 'int8' | 'uint8' = 'uint8') =>
  ({ type, at, count }) as const;

function modelOf(table: TensorTable, weights: Uint8Array<ArrayBuffer>[]): VoiceModel {
  return new VoiceModel({
    graphs: { fast: Uint8Array.of(1), plain: Uint8Array.of(2), small: Uint8Array.of(3) },
    table,
    source: new DerivedTensors(table, new Weights(weights)),
  });
}

/** Rows of powers of each point, and of its negative. */
function pairsOf(points: number[], columns: number): number[][] {
  const powers = (point: number) => Array.from({ length: columns }, (_, k) => point ** k);
  return points.flatMap((point) => [powers(point), powers(-point)]);
}

/** The tensor that a recipe makes. */
function make(recipe: TensorRecipe, matrices: TensorTable['matrices'] = []): Uint8Array {
  const [file] = modelOf({ tensors: { t: recipe }, matrices }, shards).tensors('fast');
  expect(file?.path).toBe('t');
  const bytes = file?.data.subarray(0, file.data.byteLength) ?? new Uint8Array();
  expect(file?.data.byteLength).toBe(bytes.byteLength);
  return bytes;
}

function floatsOf(bytes: Uint8Array): number[] {
  return [...new Float32Array(bytes.slice().buffer)];
}

describe('a tensor', () => {
  test('is a view where it is stored as it is wanted', () => {
    const bytes = make({ stored: bytesAt(28, 4) });
    expect([...bytes]).toEqual([10, 20, 30, 255]);
    expect(bytes.buffer).toBe(shards[1]?.buffer);
    expect(floatsOf(make({ stored: floatsAt(1, 2) }))).toEqual([2, -1]);
  });

  test('is dequantised with one scale for all', () => {
    const quantisation = { scale: { values: floatsAt(0, 1), inner: 1 }, zeroPoint: bytesAt(2, 1) };
    expect(floatsOf(make({ stored: bytesAt(28, 4), quantisation }))).toEqual([4, 9, 14, 126.5]);
  });

  test('is dequantised with its sign', () => {
    const quantisation = {
      scale: { values: floatsAt(1, 1), inner: 1 },
      zeroPoint: bytesAt(11, 1, 'int8'),
    };
    const stored = bytesAt(4, 4, 'int8');
    // 4, 5, −6, −5 with zero at −1.
    expect(floatsOf(make({ stored, quantisation }))).toEqual([10, 12, -10, -8]);
  });

  test.each([
    // Shape [2, 2, 3]: axis 1 has two steps of three elements.
    [3, [0, 0.5, 1, 4, 6, 8, 125, 125.5, 126, 504, 506, 508]],
    // Axis 0 has two steps of six.
    [6, [0, 0.5, 1, 1.5, 2, 2.5, 498, 500, 502, 504, 506, 508]],
  ])('is dequantised with a scale for each step of %i elements', (inner, expected) => {
    const quantisation = { scale: { values: floatsAt(0, 2), inner }, zeroPoint: bytesAt(0, 2) };
    expect(floatsOf(make({ stored: bytesAt(0, 12), quantisation }))).toEqual(expected);
  });

  test('is multiplied along an axis', () => {
    const factor = { values: floatsAt(2, 2), inner: 1 };
    expect(floatsOf(make({ stored: floatsAt(0, 4), factor }))).toEqual([-0.5, 6, 1, 9]);
  });

  test('is transformed by a matrix, whose rows come first', () => {
    const matrices = [
      [[9]],
      [
        [1, 0],
        [1, 1],
        [2, -1],
      ],
    ];
    const bytes = make({ stored: floatsAt(0, 4), matrix: 1 }, matrices);
    // Rows (0.5, 2) and (−1, 3).
    expect(floatsOf(bytes)).toEqual([0.5, -1, 2.5, 2, -1, -5]);
  });

  // Three rows of floats when there are four columns, four when there are three; 12 stored integers.
  test.each([
    ['rows that have no twins', [1, 2, 3, 4, 5].map((row) => [row, -row, row])],
    [
      'one pair of twins',
      [
        [1, 2, 3],
        [1, -2, 3],
      ],
    ],
    ['more pairs of twins than are applied together', pairsOf([1, 2, 3, 4], 3)],
    ['pairs with as many odd columns as even ones', pairsOf([1, 2], 4)],
    [
      'pairs among other rows',
      [[0, 0, 1], ...pairsOf([2, 3], 3), [1, 0, 0], ...pairsOf([5], 3), [0, 2, 0]],
    ],
    ['a row of zeros', [[0, 0, 0]]],
    ['a matrix of one column', [[2], [2], [3]]],
  ])('is transformed by a matrix with %s', (_, matrix) => {
    const columns = matrix[0]?.length ?? 1;
    const factor = { values: floatsAt(0, 1), inner: 1 };
    const quantisation = { scale: { values: floatsAt(1, 1), inner: 1 }, zeroPoint: bytesAt(0, 1) };
    const bytes = make({ stored: bytesAt(0, 12), quantisation, factor, matrix: 0 }, [matrix]);
    // A scale of 2 and a factor of 0.5: the integers themselves.
    const expected = matrix.flatMap((row) =>
      Array.from({ length: 12 / columns }, (_, index) =>
        row.reduce((sum, value, k) => sum + value * (FIRST[index * columns + k] ?? NaN), 0),
      ),
    );
    expect(floatsOf(bytes)).toEqual(expected);
  });

  test('is all of that, in this order', () => {
    const recipe: TensorRecipe = {
      stored: bytesAt(28, 4),
      quantisation: { scale: { values: floatsAt(1, 1), inner: 1 }, zeroPoint: bytesAt(0, 1) },
      factor: { values: floatsAt(0, 2), inner: 2 },
      matrix: 0,
    };
    // (20, 40, 60, 510) · (0.5, 0.5, 2, 2)
    expect(floatsOf(make(recipe, [[[1, 1]]]))).toEqual([30, 1140]);
  });

  test('that no shard holds whole is refused', () => {
    expect(() => make({ stored: bytesAt(26, 4) })).toThrow('4 bytes at 26');
    expect(() => make({ stored: bytesAt(30, 4) })).toThrow(RangeError);
  });
});

test('another graph can take the place of all, on the same weights', () => {
  const model = modelOf({ tensors: { t: { stored: bytesAt(28, 4) } }, matrices: [] }, shards);
  const other = model.withGraph(Uint8Array.of(4));
  expect([other.graph('fast'), other.graph('small')]).toEqual(
    [[4], [4]].map((each) => Uint8Array.from(each)),
  );
  expect(model.graph('plain')).toEqual(Uint8Array.of(2));
  expect([...(other.tensors('fast')[0]?.data.subarray(0, 4) ?? [])]).toEqual([10, 20, 30, 255]);
});

test('weights that were released are gone, and no tensor can be made of them', () => {
  const shard = new Uint8Array(8);
  const model = modelOf({ tensors: { t: { stored: bytesAt(0, 8) } }, matrices: [] }, [shard]);
  const [file] = model.tensors('fast');
  expect(file?.data.subarray(0, 8)).toHaveLength(8);
  model.release();
  expect(() => file?.data.subarray(0, 8)).toThrow(RangeError);
  // Where the runtime of the tests can do it, the memory is given back at once.
  if ('transfer' in ArrayBuffer.prototype) expect(shard.byteLength).toBe(0);
});
