import {
  AttributeType,
  TensorType,
  type OnnxAttribute,
  type OnnxDimension,
  type OnnxModel,
  type OnnxNode,
  type OnnxTensor,
  type OnnxValueInfo,
} from '../../../scripts/model/onnx-model.ts';

/** Small graphs in the forms that ONNX Runtime's dynamic quantiser writes, made by hand. */

/** A float tensor as test data: values in row-major order. */
export interface FloatTensor {
  dims: number[];
  values: Float32Array<ArrayBuffer>;
}

/** Numbers in −1…1 that look random and are the same for the same seed (xorshift32). */
export function noise(dims: number[], seed: number): FloatTensor {
  let state = seed;
  const values = Float32Array.from({ length: sizeOf(dims) }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state / 2 ** 31;
  });
  return { dims, values };
}

function sizeOf(dims: readonly number[]): number {
  return dims.reduce((product, length) => product * length, 1);
}

function rawBytes(values: Float32Array<ArrayBuffer>): Uint8Array {
  return new Uint8Array(values.buffer);
}

/** A float initializer. */
export function floats(name: string, dims: number[], values: ArrayLike<number>): OnnxTensor {
  return { name, dims, dataType: TensorType.float, rawData: rawBytes(Float32Array.from(values)) };
}

/** An initializer of 8-bit integers: bytes as they lie in the file. */
export function integers(
  name: string,
  dims: number[],
  dataType: number,
  values: ArrayLike<number>,
): OnnxTensor {
  return { name, dims, dataType, rawData: Uint8Array.from(values) };
}

/** A node; its attributes are numbers, lists of numbers or strings. */
export function node(
  opType: string,
  input: string[],
  output: string[],
  attributes: Record<string, number | number[] | string> = {},
  domain = '',
): OnnxNode {
  const attribute = Object.entries(attributes).map(([name, value]): OnnxAttribute => {
    if (typeof value === 'number') return { name, type: AttributeType.int, i: value };
    if (typeof value === 'string') {
      return { name, type: AttributeType.string, s: new TextEncoder().encode(value) };
    }
    return { name, type: AttributeType.ints, ints: value };
  });
  return { opType, input, output, name: output[0] ?? '', attribute, domain };
}

/** A float input or output; a length not known is a name. */
export function value(name: string, dims: (number | string)[]): OnnxValueInfo {
  const dim = dims.map((length): OnnxDimension =>
    typeof length === 'number' ? { dimValue: length } : { dimParam: length },
  );
  return { name, type: { tensorType: { elemType: TensorType.float, shape: { dim } } } };
}

/** A model of one graph, with ONNX's operators and ONNX Runtime's own. */
export function model(
  input: OnnxValueInfo[],
  output: OnnxValueInfo[],
  nodes: OnnxNode[],
  initializer: OnnxTensor[],
): OnnxModel {
  return {
    irVersion: 9,
    opsetImport: [{ version: 20 }, { domain: 'com.microsoft', version: 1 }],
    graph: { name: 'test', node: nodes, initializer, input, output, valueInfo: [] },
  };
}

/** 8-bit weights, and the floats that they stand for. */
export interface Quantised {
  integers: Uint8Array;
  scale: number;
  zeroPoint: number;
  floats: Float32Array<ArrayBuffer>;
}

/** Quantises floats to uint8 with one scale and zero point for all. */
export function quantise(values: ArrayLike<number>): Quantised {
  const all = Array.from(values);
  const low = Math.min(0, ...all);
  const scale = Math.fround((Math.max(0, ...all) - low) / 255);
  const zeroPoint = Math.round(-low / scale);
  const integersOf = Uint8Array.from(all, (value_) =>
    Math.min(255, Math.max(0, Math.round(value_ / scale) + zeroPoint)),
  );
  const back = Float32Array.from(integersOf, (integer) => (integer - zeroPoint) * scale);
  return { integers: integersOf, scale, zeroPoint, floats: back };
}

/** A convolution over time: `x` [1, channels, time] → `y` [1, outputs, time'], padded to keep its length. */
export interface ConvCase {
  model: OnnxModel;
  weights: FloatTensor;
  scale: number;
  bias: Float32Array<ArrayBuffer> | undefined;
  dilation: number;
}

/** A quantised convolution as the quantiser writes it, with or without a bias. */
export function quantisedConv(options: {
  channels: number;
  outputs: number;
  kernel: number;
  dilation: number;
  bias: boolean;
}): ConvCase {
  const { channels, outputs, kernel, dilation } = options;
  const dims = [outputs, channels, kernel];
  const stored = quantise(noise(dims, 7).values);
  const bias = options.bias ? noise([outputs], 8).values : undefined;
  const pad = ((kernel - 1) * dilation) / 2;
  const attributes = { dilations: [dilation], group: 1, kernel_shape: [kernel], pads: [pad, pad] };
  const initializers = [
    integers('w_quantized', dims, TensorType.uint8, stored.integers),
    floats('w_scale', [], [stored.scale]),
    integers('w_zero_point', [], TensorType.uint8, [stored.zeroPoint]),
  ];
  const nodes = [
    node('DynamicQuantizeLinear', ['x'], ['x_q', 'x_scale', 'x_zero_point']),
    node('ConvInteger', ['x_q', 'w_quantized', 'x_zero_point', 'w_zero_point'], ['n'], attributes),
    node('Mul', ['x_scale', 'w_scale'], ['scales']),
  ];
  if (bias !== undefined) {
    initializers.push(floats('bias', [outputs], bias), shape('bias_shape', [1, outputs, 1]));
    nodes.push(
      node('Div', ['bias', 'scales'], ['bias_divided']),
      node('Floor', ['bias_divided'], ['bias_floor']),
      node('Cast', ['bias_floor'], ['bias_integer'], { to: TensorType.int32 }),
      node('Reshape', ['bias_integer', 'bias_shape'], ['bias_reshaped']),
      node('Add', ['n', 'bias_reshaped'], ['n_biased']),
    );
  }
  nodes.push(
    node('Cast', [bias === undefined ? 'n' : 'n_biased'], ['n_float'], { to: TensorType.float }),
    node('Mul', ['n_float', 'scales'], ['y']),
  );
  const weights = { dims, values: stored.floats };
  const input = [value('x', [1, channels, 'time'])];
  const output = [value('y', [1, outputs, 'time'])];
  const graph = model(input, output, nodes, initializers);
  return { model: graph, weights, scale: stored.scale, bias, dilation };
}

/** A list of int64 as an initializer. */
function shape(name: string, values: readonly number[]): OnnxTensor {
  const rawData = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
  return { name, dims: [values.length], dataType: TensorType.int64, rawData };
}

/** A product with a matrix: `x` [rows, inner] → `y` [rows, columns]. */
export interface MatMulCase {
  model: OnnxModel;
  weights: FloatTensor;
  scales: Float32Array<ArrayBuffer>;
}

/** A quantised product of matrices, int8 with scale and zero point for each column. */
export function quantisedMatMul(inner: number, columns: number): MatMulCase {
  const dims = [inner, columns];
  const source = noise(dims, 9).values;
  const scales = Float32Array.from({ length: columns }, (_, column) => (1 + column) / 1_000);
  const zeroPoints = Int8Array.from({ length: columns }, (_, column) => column - 2);
  const stored = Int8Array.from(source, (element, index) => {
    const scale = scales[index % columns] ?? 1;
    const rounded = Math.round(element / scale) + (zeroPoints[index % columns] ?? 0);
    return Math.min(127, Math.max(-128, rounded));
  });
  const back = Float32Array.from(stored, (integer, index) => {
    return (integer - (zeroPoints[index % columns] ?? 0)) * (scales[index % columns] ?? 1);
  });
  const graph = model(
    [value('x', ['rows', inner])],
    [value('y', ['rows', columns])],
    [
      node('DynamicQuantizeLinear', ['x'], ['x_q', 'x_scale', 'x_zero_point']),
      node('MatMulInteger', ['x_q', 'w_quantized', 'x_zero_point', 'w_zero_point'], ['n']),
      node('Cast', ['n'], ['n_float'], { to: TensorType.float }),
      node('Mul', ['x_scale', 'w_scale'], ['scales']),
      node('Mul', ['n_float', 'scales'], ['y']),
    ],
    [
      integers('w_quantized', dims, TensorType.int8, new Uint8Array(stored.buffer)),
      floats('w_scale', [columns], scales),
      integers('w_zero_point', [columns], TensorType.int8, new Uint8Array(zeroPoints.buffer)),
    ],
  );
  return { model: graph, weights: { dims, values: back }, scales };
}

/**
 * A quantised LSTM that runs both ways: `x` [time, 1, inputs] → `y` [time, 2, 1, hidden], with a bias
 * and initial states that are not zero.
 */
export function quantisedLstm(inputs: number, hidden: number): OnnxModel {
  const gates = 4 * hidden;
  // Each with a range of its own, so that no scale or zero point can stand in for another.
  const side = (rows: number, seed: number, low: number, high: number): Quantised =>
    quantise(
      noise([rows, gates], seed).values.map((each) => low + ((each + 1) / 2) * (high - low)),
    );
  const w = [side(inputs, 11, -1, 0.8), side(inputs, 12, -0.4, 0.6)];
  const r = [side(hidden, 13, -0.5, 0.3), side(hidden, 14, -0.6, 1)];
  const weights = (name: string, rows: number, sides: Quantised[]): OnnxTensor[] => [
    integers(`${name}_quantized`, [2, rows, gates], TensorType.uint8, [
      ...sides.flatMap((each) => [...each.integers]),
    ]),
    floats(
      `${name}_scale`,
      [2],
      sides.map(({ scale }) => scale),
    ),
    integers(
      `${name}_zero_point`,
      [2],
      TensorType.uint8,
      sides.map(({ zeroPoint }) => zeroPoint),
    ),
  ];
  const names = ['x', 'w_quantized', 'r_quantized', 'b', '', 'h', 'c', ''];
  const scaling = ['w_scale', 'w_zero_point', 'r_scale', 'r_zero_point'];
  const attributes = { direction: 'bidirectional', hidden_size: hidden };
  const lstm = node(
    'DynamicQuantizeLSTM',
    [...names, ...scaling],
    ['y'],
    attributes,
    'com.microsoft',
  );
  return model(
    [value('x', ['time', 1, inputs])],
    [value('y', ['time', 2, 1, hidden])],
    [lstm],
    [
      ...weights('w', inputs, w),
      ...weights('r', hidden, r),
      floats('b', [2, 2 * gates], noise([2, 2 * gates], 15).values),
      floats('h', [2, 1, hidden], noise([2, 1, hidden], 16).values),
      floats('c', [2, 1, hidden], noise([2, 1, hidden], 17).values),
    ],
  );
}

/** The end of a length predictor with the name that Kokoro-82M's has: `x` is rounded, at least 1. */
export function durationPredictor(): OnnxModel {
  return model(
    [value('x', [1, 'tokens'])],
    [value('audio', [1, 'tokens'])],
    [
      node('Round', ['x'], ['rounded']),
      { ...node('Clip', ['rounded', 'one', ''], ['clipped']), name: '/encoder/Clip' },
      node('Neg', ['clipped'], ['audio']),
    ],
    [floats('one', [], [1])],
  );
}
