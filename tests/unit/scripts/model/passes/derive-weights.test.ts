import { describe, expect, it } from 'vitest';
import { dequantiseLstm } from '../../../../../scripts/model/passes/dequantise-lstm.ts';
import { dequantiseMatMul } from '../../../../../scripts/model/passes/dequantise-matmul.ts';
import { deriveWeights } from '../../../../../scripts/model/passes/derive-weights.ts';
import {
  noise,
  quantisedLstm,
  quantisedMatMul,
} from '../../../../browser/model/quantised-graphs.ts';
import { difference, rewrite } from '../graph-runner.ts';
import { conv, modelOf } from '../vocoder-graphs.ts';

describe('weights that are derived when the model is loaded', () => {
  it.each([
    ['one scale for each column', quantisedMatMul(64, 48).model, dequantiseMatMul, [5, 64]],
    ['one scale for each direction', quantisedLstm(24, 20), dequantiseLstm, [7, 1, 24]],
  ])('are close to what is dequantised in every run: %s', async (_, source, dequantise, dims) => {
    const before = rewrite(source, dequantise);
    const after = rewrite(source, dequantise, deriveWeights());
    expect(before.graph.node.map(({ opType }) => opType)).toContain('DequantizeLinear');
    expect(after.graph.node.map(({ opType }) => opType)).not.toContain('DequantizeLinear');
    const x = noise(dims, 109);
    // Constant weights are packed, and products summed in another order.
    expect(difference(await after.run(x), await before.run(x))).toBeLessThan(1e-5);
  });

  it('are the same, bit for bit, in a convolution', async () => {
    const source = modelOf(6, 5, conv('conv', 'x', 'y', { channels: 6, outputs: 5, kernel: 3 }));
    const x = noise([1, 6, 50], 113);
    const after = rewrite(source, deriveWeights());
    expect(after.counts['derive-weights']).toBe(1);
    expect(difference(await after.run(x), await rewrite(source).run(x))).toBe(0);
  });

  it('are not, where their only readers are to be spared', () => {
    const source = modelOf(6, 5, conv('conv', 'x', 'y', { channels: 6, outputs: 5, kernel: 3 }));
    expect(rewrite(source, deriveWeights(['Conv'])).counts['derive-weights']).toBe(0);
  });
});
