import { describe, expect, it } from 'vitest';
import type { OnnxModel } from '../../../../../scripts/model/onnx-model.ts';
import type { Pass } from '../../../../../scripts/model/pass.ts';
import { removeDead } from '../../../../../scripts/model/passes/remove-dead.ts';
import { sortNodes } from '../../../../../scripts/model/passes/sort-nodes.ts';
import { floats, noise } from '../../../../browser/model/quantised-graphs.ts';
import { difference, largest, rewriteOnly } from '../graph-runner.ts';
import { conv, instanceNorm, modelOf, snake, step, type Part } from '../vocoder-graphs.ts';

const parts: readonly Part[] = [
  instanceNorm('norm', 'x', 'a', 4),
  snake('snake', 'a', 'b', 4),
  conv('conv', 'b', 'c', { channels: 4, outputs: 4, kernel: 3, bias: true }),
  step('Add', ['c', 'x'], 'y'),
];

const x = noise([1, 4, 40], 127);

/** Runs a graph as it is and after a pass. @returns largest value, and what the pass has changed of any */
async function compare(
  whole: OnnxModel,
  changed: OnnxModel,
  pass: Pass,
): Promise<[number, number]> {
  const expected = await rewriteOnly(whole).run(x);
  return [largest(expected), difference(await rewriteOnly(changed, pass).run(x), expected)];
}

describe('clearing up', () => {
  it('leaves every sample as it is when it removes what nobody reads', async () => {
    const source = modelOf(
      4,
      4,
      ...parts,
      step('Mul', ['b', 'unread'], 'd', floats('unread', [1], [2])),
      step('Neg', ['d'], 'e'),
    );
    const [size, error] = await compare(source, source, removeDead);
    expect(size).toBeGreaterThan(0.5);
    expect(error).toBe(0);
    const { graph } = rewriteOnly(source, removeDead);
    expect(graph.node).toHaveLength(source.graph.node.length - 2);
    expect(graph.initializer.map(({ name }) => name)).not.toContain('unread');
  });

  it('leaves every sample as it is when it sorts nodes that stood the wrong way round', async () => {
    const source = modelOf(4, 4, ...parts);
    const reversed = structuredClone(source);
    reversed.graph.node.reverse();
    const [size, error] = await compare(source, reversed, sortNodes);
    expect(size).toBeGreaterThan(0.5);
    expect(error).toBe(0);
    // The runtime would have found the order by itself; other readers of the format need not.
    expect(rewriteOnly(reversed, sortNodes).graph.node.at(-1)?.output).toEqual(['y']);
  });
});
