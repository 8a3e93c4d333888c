import { describe, expect, it } from 'vitest';
import { foldFactors } from '../../../../../scripts/model/passes/fold-factors.ts';
import { floats, node, noise } from '../../../../browser/model/quantised-graphs.ts';
import { difference, largest, rewrite, type Rewritten } from '../graph-runner.ts';
import { conv, modelOf, step, withFloat, type Part } from '../vocoder-graphs.ts';

const factor = floats('k', [1, 4, 1], noise([4], 59).values);
const shape = { channels: 4, outputs: 3, kernel: 5, bias: true };

function kinds({ graph }: Rewritten): string[] {
  return graph.node.map(({ opType }) => opType);
}

function leaky(x: string, y: string): Part {
  return { nodes: [withFloat(node('LeakyRelu', [x], [y]), 'alpha', 0.1)], constants: [] };
}

describe('the folding of factors', () => {
  const x = noise([1, 4, 33], 61);

  it('puts one for each channel into the weights behind it', async () => {
    const source = modelOf(
      4,
      3,
      step('Mul', ['x', 'k'], 'a', factor),
      conv('conv', 'a', 'y', shape),
    );
    const after = rewrite(source, foldFactors(''));
    expect(kinds(after)).toEqual(['Conv']);
    const expected = await rewrite(source).run(x);
    expect(largest(expected)).toBeGreaterThan(0.5);
    expect(difference(await after.run(x), expected)).toBeLessThan(1e-6);
  });

  it('puts one into the scale and the shift before it', async () => {
    const scale = floats('s', [1, 4, 1], noise([4], 67).values);
    const shift = floats('b', [1, 4, 1], noise([4], 71).values);
    const source = modelOf(
      4,
      4,
      step('Mul', ['x', 's'], 'a', scale),
      step('Add', ['a', 'b'], 'c', shift),
      step('Mul', ['c', 'k'], 'd', factor),
      step('Neg', ['d'], 'y'),
    );
    const after = rewrite(source, foldFactors(''));
    // Of the samples there is one product, one sum, and the sign.
    const onSamples = after.graph.node.filter(
      (each) => !each.input.every((name) => ['s', 'b'].includes(name) || name.startsWith('floats')),
    );
    expect(onSamples.map(({ opType }) => opType)).toEqual(['Mul', 'Add', 'Neg']);
    expect(difference(await after.run(x), await rewrite(source).run(x))).toBeLessThan(1e-6);
  });

  it('takes a division through a LeakyRelu', async () => {
    const three = floats('three', [], [3]);
    const source = modelOf(
      4,
      3,
      step('Div', ['x', 'three'], 'a', three),
      leaky('a', 'b'),
      conv('conv', 'b', 'y', shape),
    );
    const after = rewrite(source, foldFactors(''));
    expect(kinds(after)).toEqual(['LeakyRelu', 'Conv']);
    expect(difference(await after.run(x), await rewrite(source).run(x))).toBeLessThan(1e-6);
  });

  it('does not take a negative factor through a LeakyRelu', () => {
    const source = modelOf(
      4,
      3,
      step('Div', ['x', 'n'], 'a', floats('n', [], [-2])),
      leaky('a', 'b'),
      conv('conv', 'b', 'y', shape),
    );
    expect(rewrite(source, foldFactors('')).counts['fold-factors']).toBe(0);
  });

  it('leaves what something else reads, too', () => {
    const source = modelOf(
      4,
      3,
      step('Mul', ['x', 'k'], 'a', factor),
      conv('conv', 'a', 'b', { ...shape, outputs: 4 }),
      step('Add', ['a', 'b'], 'y'),
    );
    expect(rewrite(source, foldFactors('')).counts['fold-factors']).toBe(0);
  });
});
