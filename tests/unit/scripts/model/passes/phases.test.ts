import { describe, expect, it } from 'vitest';
import type { OnnxModel } from '../../../../../scripts/model/onnx-model.ts';
import type { Pass } from '../../../../../scripts/model/pass.ts';
import { foldFactors } from '../../../../../scripts/model/passes/fold-factors.ts';
import { lowerPhases } from '../../../../../scripts/model/passes/lower-phases.ts';
import { normaliseInTwoSums } from '../../../../../scripts/model/passes/normalise-in-two-sums.ts';
import { removeDead } from '../../../../../scripts/model/passes/remove-dead.ts';
import { sinkBiases } from '../../../../../scripts/model/passes/sink-biases.ts';
import { sinkPhases } from '../../../../../scripts/model/passes/sink-phases.ts';
import { snakePolynomial } from '../../../../../scripts/model/passes/snake-polynomial.ts';
import { winograd } from '../../../../../scripts/model/passes/winograd.ts';
import { PhaseOp } from '../../../../../scripts/model/phases.ts';
import { node, noise } from '../../../../browser/model/quantised-graphs.ts';
import { difference, largest, rewrite } from '../graph-runner.ts';
import { instanceNorm, longs, modelOf, residualBlock, step, type Part } from '../vocoder-graphs.ts';

/** x → phases → x again, around what a test looks at. */
function between(phases: number, ...parts: Part[]): OnnxModel {
  const layout = (opType: string, x: string, y: string): Part => ({
    nodes: [node(opType, [x, 'length'], [y], { phases })],
    constants: [],
  });
  const length: Part = {
    nodes: [
      node('Shape', ['x'], ['shape']),
      node('Slice', ['shape', 'two', 'three', 'none'], ['length']),
    ],
    constants: [longs('two', [2]), longs('three', [3]), longs('none', [0])],
  };
  return modelOf(
    3,
    3,
    length,
    layout(PhaseOp.to, 'x', 'p'),
    layout(PhaseOp.from, 'p', 'q'),
    ...parts,
  );
}

const nothing: Part = step('Identity', ['q'], 'y');

describe('signals in phases', () => {
  it.each([1, 5, 6, 7, 12, 13])(
    'come back as they were, %i samples in 6 phases',
    async (length) => {
      const x = noise([1, 3, length], 97);
      const after = rewrite(between(6, nothing), lowerPhases);
      expect(difference(await after.run(x), x)).toBe(0);
    },
  );

  it.each([1, 5, 6, 7, 13])(
    'are normalised as they would be in order, %i samples in 6 phases',
    async (length) => {
      const source = between(6, instanceNorm('norm', 'q', 'y', 3));
      const x = noise([1, 3, length], 101);
      const expected = await rewrite(source, lowerPhases).run(x);
      const passes: Pass[] = [normaliseInTwoSums(''), sinkPhases, removeDead, lowerPhases];
      const after = rewrite(source, ...passes);
      expect(difference(await after.run(x), expected)).toBeLessThan(1e-5);
      // The change back is the last thing that happens.
      const kinds = after.graph.node
        .map(({ opType }) => opType)
        .filter((kind) => kind !== 'Identity');
      expect(kinds.slice(-4)).toEqual(['Transpose', 'Reshape', 'Slice', 'Unsqueeze']);
    },
  );

  it('have zeros beyond their end where one layout meets the other', async () => {
    const again: Part = {
      nodes: [
        // cos 0 is 1, which is what lies beyond the end then.
        node('Cos', ['p'], ['c']),
        node(PhaseOp.from, ['c', 'length'], ['r'], { phases: 4 }),
        node(PhaseOp.to, ['r', 'length'], ['s'], { phases: 4 }),
        node('ReduceSum', ['s', 'axes'], ['sum'], { keepdims: 1 }),
        node('Add', ['sum', 'x'], ['y']),
      ],
      constants: [longs('axes', [0, 2])],
    };
    const source = between(4, again);
    const x = noise([1, 3, 9], 103);
    const after = rewrite(source, sinkPhases, removeDead, lowerPhases);
    expect(difference(await after.run(x), await rewrite(source, lowerPhases).run(x))).toBeLessThan(
      1e-5,
    );
  });
});

describe('a residual block of the vocoder', () => {
  it.each([
    { kernel: 3, dilation: 1, length: 50, error: 2e-4 },
    { kernel: 7, dilation: 3, length: 98, error: 5e-4 },
    { kernel: 11, dilation: 5, length: 141, error: 5e-3 },
  ])(
    'is the same after all passes: kernel $kernel, dilation $dilation',
    async ({ length, error, ...shape }) => {
      const block = { channels: 8, outputs: 8, ...shape };
      const source = modelOf(
        8,
        8,
        residualBlock('one', 'x', 'z', block),
        residualBlock('two', 'z', 'y', { ...block, dilation: 1 }),
      );
      const after = rewrite(
        source,
        normaliseInTwoSums(''),
        snakePolynomial,
        removeDead,
        foldFactors(''),
        removeDead,
        winograd({ within: '', channels: 8, phases: 14 }),
        sinkBiases(''),
        sinkPhases,
        removeDead,
        lowerPhases,
      );
      const x = noise([1, 8, length], 107);
      const expected = await rewrite(source).run(x);
      expect(difference(await after.run(x), expected)).toBeLessThan(error * largest(expected));
      expect(after.counts).toMatchObject({
        'normalise-in-two-sums': 4,
        'snake-polynomial': 4,
        winograd: 4,
      });
      // Into phases once, out of them once: the block stays in them.
      const transposes = after.graph.node.filter(
        ({ opType, input }) => opType === 'Transpose' && !input[0]?.includes('Reshape'),
      );
      expect(transposes.length).toBeLessThanOrEqual(3);
      expect(after.graph.node.filter(({ opType }) => opType === 'Pow' || opType === 'Sin')).toEqual(
        [],
      );
    },
  );
});
