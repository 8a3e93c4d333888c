import { describe, expect, it } from 'vitest';
import { Graph } from '../../../../scripts/model/graph.ts';
import { TensorType, type OnnxModel } from '../../../../scripts/model/onnx-model.ts';
import { WeightFile } from '../../../../scripts/model/weight-file.ts';
import {
  floats,
  integers,
  model,
  node,
  noise,
  value,
} from '../../../browser/model/quantised-graphs.ts';
import { longs } from './vocoder-graphs.ts';

/** A graph that reads two large constants and two small ones. */
function reader(): OnnxModel {
  return model(
    [value('x', ['n'])],
    [value('y', ['n'])],
    [node('Sum', ['x', 'large', 'same', 'small'], ['s']), node('Reshape', ['s', 'shape'], ['y'])],
    [
      floats('large', [500], noise([500], 3).values),
      floats('same', [500], noise([500], 3).values),
      floats('small', [10], noise([10], 5).values),
      longs('shape', [-1]),
    ],
  );
}

function taken(file: WeightFile, source: OnnxModel): Graph {
  const graph = new Graph(source.graph);
  file.take(graph);
  return graph;
}

describe('the weights of several graphs', () => {
  it('are stored once where they are the same, in one graph and in several', () => {
    const file = new WeightFile(10_000);
    const first = taken(file, reader());
    taken(file, reader());
    expect(file.shards.map((shard) => shard.length)).toEqual([2_000]);
    expect(Object.keys(file.table.tensors)).toHaveLength(1);
    const large = first.initializer('large');
    expect(large?.rawData).toBeUndefined();
    expect(large?.dataLocation).toBe(1);
    expect(large?.externalData).toEqual(first.initializer('same')?.externalData);
  });

  it('stay in the graph when they are small or decide on shapes', () => {
    const graph = taken(new WeightFile(10_000), reader());
    expect(graph.initializer('small')?.rawData).toHaveLength(40);
    expect(graph.initializer('shape')?.rawData).toHaveLength(8);
  });

  it('begin at multiples of four and are never cut by the end of a shard', () => {
    const file = new WeightFile(3_000);
    const constants = [1_025, 1_026, 1_027, 1_400].map((length, index) =>
      integers(
        `c${index}`,
        [length],
        TensorType.uint8,
        noise([length], index + 1).values.map((each) => 128 + 100 * each),
      ),
    );
    const names = constants.map(({ name }) => name);
    taken(
      file,
      model([value('x', [1])], [value('y', [1])], [node('Concat', names, ['y'])], constants),
    );
    expect(file.shards.map((shard) => shard.length)).toEqual([2_056, 2_428]);
    const places = Object.values(file.table.tensors).map(({ stored }) => stored.at);
    expect(places).toEqual([0, 1_028, 2_056, 3_084]);
  });

  it('fit into shards, or the build says so', () => {
    expect(() => taken(new WeightFile(1_500), reader())).toThrow(
      '2000 bytes is larger than a shard',
    );
  });
});
