import { describe, expect, it } from 'vitest';
import { dequantiseConv } from '../../../../../scripts/model/passes/dequantise-conv.ts';
import { dequantiseLstm } from '../../../../../scripts/model/passes/dequantise-lstm.ts';
import { dequantiseMatMul } from '../../../../../scripts/model/passes/dequantise-matmul.ts';
import { exposeDurations } from '../../../../../scripts/model/passes/expose-durations.ts';
import {
  durationPredictor,
  noise,
  quantisedConv,
  quantisedLstm,
  quantisedMatMul,
  type ConvCase,
  type FloatTensor,
} from '../../../../browser/model/quantised-graphs.ts';
import { difference, rewrite } from '../graph-runner.ts';

/** Error of one value of `x` in DynamicQuantizeLinear at most: half a step of rounding, half of a shifted range. */
function stepOf(x: FloatTensor): number {
  return (Math.max(0, ...x.values) - Math.min(0, ...x.values)) / 255;
}

function largest(values: ArrayLike<number>): number {
  return Math.max(...Array.from(values, Math.abs));
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? 0;
}

/** The convolution by its definition, in float64. */
function convolve(x: FloatTensor, { weights, bias, dilation }: ConvCase): FloatTensor {
  const [, channels = 0, time = 0] = x.dims;
  const [outputs = 0, , kernel = 0] = weights.dims;
  const values = Float32Array.from({ length: outputs * time }, (_, index) => {
    const output = Math.floor(index / time);
    let sum = bias === undefined ? 0 : at(bias, output);
    for (let channel = 0; channel < channels; channel += 1) {
      for (let tap = 0; tap < kernel; tap += 1) {
        const moment = (index % time) + (tap - (kernel - 1) / 2) * dilation;
        if (moment < 0 || moment >= time) continue;
        const weight = at(weights.values, (output * channels + channel) * kernel + tap);
        sum += weight * at(x.values, channel * time + moment);
      }
    }
    return sum;
  });
  return { dims: [1, outputs, time], values };
}

/** The product of two matrices by its definition, in float64. */
function multiply(x: FloatTensor, weights: FloatTensor): FloatTensor {
  const [rows = 0, inner = 0] = x.dims;
  const [, columns = 0] = weights.dims;
  const values = Float32Array.from({ length: rows * columns }, (_, index) => {
    const row = Math.floor(index / columns);
    let sum = 0;
    for (let k = 0; k < inner; k += 1) {
      sum += at(x.values, row * inner + k) * at(weights.values, k * columns + (index % columns));
    }
    return sum;
  });
  return { dims: [rows, columns], values };
}

/** For each output the sum of its weights' sizes, the largest of them; `outputOf` tells a weight's output. */
function gain(weights: FloatTensor, outputOf: (index: number) => number): number {
  const sums: number[] = [];
  for (const [index, weight] of weights.values.entries()) {
    const output = outputOf(index);
    sums[output] = (sums[output] ?? 0) + Math.abs(weight);
  }
  return Math.max(...sums);
}

describe('a convolution', () => {
  it.each([
    { channels: 6, outputs: 5, kernel: 3, dilation: 1, bias: true },
    { channels: 8, outputs: 4, kernel: 7, dilation: 3, bias: true },
    { channels: 7, outputs: 3, kernel: 1, dilation: 1, bias: false },
  ])(
    'is what it was before quantisation: $channels → $outputs channels, kernel $kernel, dilation $dilation, bias $bias',
    async (options) => {
      const source = quantisedConv(options);
      const x = noise([1, options.channels, 40], 21);
      const before = await rewrite(source.model).run(x);
      const after = await rewrite(source.model, dequantiseConv).run(x);
      expect(difference(after, convolve(x, source))).toBeLessThan(1e-4);
      const perOutput = options.channels * options.kernel;
      const size = gain(source.weights, (index) => Math.floor(index / perOutput));
      const bound = stepOf(x) * size + stepOf(x) * source.scale;
      expect(difference(after, before)).toBeLessThanOrEqual(bound);
      expect(bound).toBeLessThan(0.06 * largest(after.values));
      expect(difference(after, before)).toBeGreaterThan(0);
    },
  );
});

describe('a product of matrices', () => {
  it('is what it was before quantisation, with a scale and zero point for each column', async () => {
    const source = quantisedMatMul(16, 6);
    const x = noise([9, 16], 22);
    const before = await rewrite(source.model).run(x);
    const after = await rewrite(source.model, dequantiseMatMul).run(x);
    expect(difference(after, multiply(x, source.weights))).toBeLessThan(1e-4);
    const bound = stepOf(x) * gain(source.weights, (index) => index % 6);
    expect(difference(after, before)).toBeLessThanOrEqual(bound);
    expect(bound).toBeLessThan(0.06 * largest(after.values));
    expect(difference(after, before)).toBeGreaterThan(0);
  });
});

describe('an LSTM', () => {
  it('is what it was before quantisation, both ways and from given states', async () => {
    const source = quantisedLstm(24, 20);
    const x = noise([30, 1, 24], 23);
    const before = await rewrite(source).run(x);
    const after = await rewrite(source, dequantiseLstm).run(x);
    const worst = difference(after, before);
    console.info(
      `LSTM: largest difference ${worst.toFixed(4)} of ${largest(before.values).toFixed(4)}`,
    );
    expect(largest(before.values)).toBeGreaterThan(0.8);
    expect(worst).toBeLessThan(0.05);
    expect(worst).toBeGreaterThan(0);
  });
});

describe('the durations', () => {
  it('come out as the clipped lengths', async () => {
    const x = { dims: [1, 4], values: Float32Array.of(-3, 0.2, 1.6, 12.4) };
    const result = await rewrite(durationPredictor(), exposeDurations).run(x);
    expect(result).toEqual({ dims: [1, 4], values: Float32Array.of(1, 1, 2, 12) });
  });
});
