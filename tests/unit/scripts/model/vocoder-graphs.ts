import {
  AttributeType,
  TensorType,
  type OnnxModel,
  type OnnxNode,
  type OnnxTensor,
} from '../../../../scripts/model/onnx-model.ts';
import {
  floats,
  integers,
  model,
  node,
  noise,
  quantise,
  value,
} from '../../../browser/model/quantised-graphs.ts';

/** Small graphs in the forms that the published vocoder has, made by hand. */

/** Nodes with the constants that they read. */
export interface Part {
  nodes: OnnxNode[];
  constants: OnnxTensor[];
}

/** A list of int64 as an initializer. */
export function longs(name: string, values: readonly number[]): OnnxTensor {
  const rawData = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
  return { name, dims: [values.length], dataType: TensorType.int64, rawData };
}

/** A node with one attribute that is a float. */
export function withFloat(source: OnnxNode, name: string, f: number): OnnxNode {
  return { ...source, attribute: [...source.attribute, { name, type: AttributeType.float, f }] };
}

/** All parts as one model from `x` [1, channels, time] to `y`. */
export function modelOf(channels: number, outputs: number, ...parts: Part[]): OnnxModel {
  const constants = new Map(
    parts.flatMap((part) => part.constants).map((each) => [each.name, each]),
  );
  return model(
    [value('x', [1, channels, 'time'])],
    [value('y', [1, outputs, 'length'])],
    parts.flatMap((part) => part.nodes),
    [...constants.values()],
  );
}

/** Instance normalisation as published, with a scale and a shift for each channel. */
export function instanceNorm(name: string, x: string, y: string, channels: number, seed = 1): Part {
  const at = (step: string): string => `${name}/${step}`;
  const scale = noise([1, channels, 1], seed).values.map((each) => 1 + each / 2);
  return {
    nodes: [
      node('ReduceMean', [x, 'time_axis'], [at('mean')], { keepdims: 1 }),
      node('Sub', [x, at('mean')], [at('centred')]),
      node('Mul', [at('centred'), at('centred')], [at('square')]),
      node('ReduceMean', [at('square'), 'time_axis'], [at('variance')], { keepdims: 1 }),
      node('Add', [at('variance'), 'epsilon'], [at('more')]),
      node('Sqrt', [at('more')], [at('deviation')]),
      node('Div', [at('centred'), at('deviation')], [at('normal')]),
      node('Mul', [at('scale'), at('normal')], [at('scaled')]),
      node('Add', [at('scaled'), at('shift')], [y]),
    ],
    constants: [
      longs('time_axis', [2]),
      floats('epsilon', [], [1e-5]),
      floats(at('scale'), [1, channels, 1], scale),
      floats(at('shift'), [1, channels, 1], noise([channels], seed + 1).values),
    ],
  };
}

/** The Snake activation as published; α is between ½ and 2½. */
export function snake(name: string, x: string, y: string, channels: number, seed = 3): Part {
  const at = (step: string): string => `${name}/${step}`;
  const alpha = noise([channels], seed).values.map((each) => 1.5 + each);
  return {
    nodes: [
      node('Mul', [at('alpha'), x], [at('angle')]),
      node('Sin', [at('angle')], [at('sine')]),
      node('Pow', [at('sine'), 'two'], [at('square')]),
      node('Mul', [at('inverse'), at('square')], [at('part')]),
      node('Add', [x, at('part')], [y]),
    ],
    constants: [
      floats('two', [], [2]),
      floats(at('alpha'), [1, channels, 1], alpha),
      floats(
        at('inverse'),
        [1, channels, 1],
        alpha.map((each) => 1 / each),
      ),
    ],
  };
}

/** What a convolution is like. */
export interface ConvShape {
  channels: number;
  outputs: number;
  kernel: number;
  dilation?: number;
  bias?: boolean;
  seed?: number;
}

/** A convolution that keeps the length, on 8-bit weights behind a DequantizeLinear. */
export function conv(name: string, x: string, y: string, shape: ConvShape): Part {
  const { channels, outputs, kernel, dilation = 1, bias = false, seed = 5 } = shape;
  const at = (step: string): string => `${name}/${step}`;
  const dims = [outputs, channels, kernel];
  const stored = quantise(
    noise(dims, seed).values.map((each) => each / Math.sqrt(channels * kernel)),
  );
  const margin = ((kernel - 1) * dilation) / 2;
  const input = [x, at('weight'), ...(bias ? [at('bias')] : [])];
  const attributes = {
    dilations: [dilation],
    group: 1,
    kernel_shape: [kernel],
    pads: [margin, margin],
    strides: [1],
  };
  return {
    nodes: [
      node('DequantizeLinear', [at('integers'), at('scale'), at('zero')], [at('weight')]),
      node('Conv', input, [y], attributes),
    ],
    constants: [
      integers(at('integers'), dims, TensorType.uint8, stored.integers),
      floats(at('scale'), [], [stored.scale]),
      integers(at('zero'), [], TensorType.uint8, [stored.zeroPoint]),
      ...(bias ? [floats(at('bias'), [outputs], noise([outputs], seed + 1).values)] : []),
    ],
  };
}

/** One node, and the constants that it reads. */
export function step(
  opType: string,
  input: string[],
  output: string,
  ...constants: OnnxTensor[]
): Part {
  return { nodes: [node(opType, input, [output])], constants };
}

/**
 * A residual block as the vocoder has them: twice normalisation, Snake and a convolution, the first with a dilation,
 * and the sum with what came in.
 */
export function residualBlock(
  name: string,
  x: string,
  y: string,
  { channels, kernel, dilation = 1 }: ConvShape,
): Part {
  const at = (place: string): string => `${name}/${place}`;
  const shape = { channels, outputs: channels, kernel, bias: true };
  const parts = [
    instanceNorm(at('norm1'), x, at('a'), channels, 11),
    snake(at('snake1'), at('a'), at('b'), channels, 13),
    conv(at('conv1'), at('b'), at('c'), { ...shape, dilation, seed: 17 }),
    instanceNorm(at('norm2'), at('c'), at('d'), channels, 19),
    snake(at('snake2'), at('d'), at('e'), channels, 23),
    conv(at('conv2'), at('e'), at('f'), { ...shape, seed: 29 }),
    step('Add', [at('f'), x], y),
  ];
  return {
    nodes: parts.flatMap((part) => part.nodes),
    constants: parts.flatMap((part) => part.constants),
  };
}
