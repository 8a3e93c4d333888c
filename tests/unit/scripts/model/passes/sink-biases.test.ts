import { describe, expect, it } from 'vitest';
import { sinkBiases } from '../../../../../scripts/model/passes/sink-biases.ts';
import { floats, noise } from '../../../../browser/model/quantised-graphs.ts';
import { difference, rewrite } from '../graph-runner.ts';
import { instanceNorm, modelOf, step } from '../vocoder-graphs.ts';

const bias = (name: string, seed: number) => floats(name, [1, 4, 1], noise([4], seed).values);
const x = noise([1, 4, 45], 79);

describe('the sinking of biases', () => {
  it('drops what instance normalisation takes away again', async () => {
    const source = modelOf(
      4,
      4,
      step('Add', ['x', 'b'], 'a', bias('b', 83)),
      instanceNorm('norm', 'a', 'y', 4),
    );
    const after = rewrite(source, sinkBiases(''));
    expect(after.graph.initializer.map(({ name }) => name)).not.toContain('b');
    expect(difference(await after.run(x), await rewrite(source).run(x))).toBeLessThan(1e-5);
  });

  it('moves it behind sums, where those that meet become one', async () => {
    const source = modelOf(
      4,
      4,
      step('Add', ['x', 'b'], 'a', bias('b', 83)),
      step('Neg', ['x'], 'n'),
      step('Add', ['n', 'd'], 'c', bias('d', 89)),
      step('Abs', ['x'], 'm'),
      step('Add', ['a', 'c'], 'e'),
      step('Add', ['m', 'e'], 'f'),
      step('Neg', ['f'], 'y'),
    );
    const after = rewrite(source, sinkBiases(''));
    const constant = after.graph.node.filter(({ input }) =>
      input.some((name) => name.startsWith('floats') || ['b', 'd'].includes(name)),
    );
    expect(constant).toHaveLength(1);
    expect(after.graph.node.at(-1)?.input[0]).toBe(constant[0]?.output[0]);
    expect(difference(await after.run(x), await rewrite(source).run(x))).toBeLessThan(1e-6);
  });

  it('keeps it for readers that need it', async () => {
    const source = modelOf(
      4,
      4,
      step('Add', ['x', 'b'], 'a', bias('b', 83)),
      instanceNorm('norm', 'a', 'n', 4),
      step('Abs', ['a'], 'm'),
      step('Add', ['m', 'n'], 'y'),
    );
    const after = rewrite(source, sinkBiases(''));
    expect(difference(await after.run(x), await rewrite(source).run(x))).toBeLessThan(1e-5);
    expect(after.graph.node.find(({ opType }) => opType === 'Sub')?.input[0]).toBe('x');
  });

  it('keeps it where something else reads the mean', async () => {
    const source = modelOf(
      4,
      4,
      step('Add', ['x', 'b'], 'a', bias('b', 83)),
      instanceNorm('norm', 'a', 'n', 4),
      step('Add', ['n', 'norm/mean'], 'y'),
    );
    const after = rewrite(source, sinkBiases(''));
    expect(difference(await after.run(x), await rewrite(source).run(x))).toBeLessThan(1e-5);
  });
});
