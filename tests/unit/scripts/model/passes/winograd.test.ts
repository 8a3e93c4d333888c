import { describe, expect, it } from 'vitest';
import { lowerPhases } from '../../../../../scripts/model/passes/lower-phases.ts';
import { winograd } from '../../../../../scripts/model/passes/winograd.ts';
import { noise } from '../../../../browser/model/quantised-graphs.ts';
import { difference, largest, rewrite } from '../graph-runner.ts';
import { conv, modelOf } from '../vocoder-graphs.ts';

const scope = (phases: number): Parameters<typeof winograd>[0] => ({
  within: '',
  channels: 4,
  phases,
});

describe('a convolution as products of matrices', () => {
  it.each([
    { phases: 2, kernel: 3, dilation: 1, length: 31, error: 1e-6 },
    { phases: 8, kernel: 3, dilation: 3, length: 40, error: 1e-5 },
    { phases: 14, kernel: 3, dilation: 5, length: 61, error: 1e-4 },
    { phases: 14, kernel: 7, dilation: 1, length: 70, error: 5e-4 },
    { phases: 14, kernel: 7, dilation: 3, length: 97, error: 5e-4 },
    { phases: 14, kernel: 11, dilation: 1, length: 99, error: 2e-3 },
    { phases: 14, kernel: 11, dilation: 5, length: 85, error: 2e-3 },
    { phases: 14, kernel: 11, dilation: 5, length: 5, error: 2e-3 },
  ])(
    'gives the same: $phases phases, kernel $kernel, dilation $dilation, length $length',
    async ({ phases, kernel, dilation, length, error }) => {
      const shape = { channels: 5, outputs: 6, kernel, dilation, bias: true };
      const source = modelOf(5, 6, conv('conv', 'x', 'y', shape));
      const after = rewrite(source, winograd(scope(phases)), lowerPhases);
      const x = noise([1, 5, length], 73);
      const expected = await rewrite(source).run(x);
      expect(largest(expected)).toBeGreaterThan(0.5);
      expect(difference(await after.run(x), expected)).toBeLessThan(error * largest(expected));
      expect(after.graph.node.map(({ opType }) => opType)).not.toContain('Conv');
    },
  );

  it.each([
    ['too few channels', { channels: 3, outputs: 8, kernel: 3 }, 14],
    ['a kernel of one tap', { channels: 8, outputs: 8, kernel: 1 }, 14],
    [
      'a dilation that shares a factor with the phases',
      { channels: 8, outputs: 8, kernel: 3, dilation: 2 },
      14,
    ],
  ])('is left as it is with %s', (_, shape, phases) => {
    const source = modelOf(shape.channels, shape.outputs, conv('conv', 'x', 'y', shape));
    expect(rewrite(source, winograd(scope(phases))).counts['winograd']).toBe(0);
  });

  it('is left as it is when it does not keep the length', () => {
    const source = modelOf(8, 8, conv('conv', 'x', 'y', { channels: 8, outputs: 8, kernel: 3 }));
    const pads = source.graph.node.at(-1)?.attribute.find(({ name }) => name === 'pads');
    if (pads) pads.ints = [0, 0];
    expect(rewrite(source, winograd(scope(14))).counts['winograd']).toBe(0);
  });
});
