import type { Graph } from './graph.ts';
import { TensorType, toNumber, type OnnxNode } from './onnx-model.ts';
import { shapeOf } from './tensor-data.ts';

/** The floats of an initializer; undefined when the tensor is none, or not of 32-bit floats. */
export function constantFloats(graph: Graph, tensor: string): Float32Array | undefined {
  const initializer = graph.initializer(tensor);
  if (initializer?.dataType !== TensorType.float) return undefined;
  const raw = initializer.rawData;
  if (!raw?.length) return Float32Array.from(initializer.floatData ?? []);
  // A copy, because the bytes of a file lie at any offset.
  return new Float32Array(raw.slice().buffer);
}

/** The one float of an initializer; undefined when it holds another number of them. */
export function constantFloat(graph: Graph, tensor: string): number | undefined {
  const values = constantFloats(graph, tensor);
  return values?.length === 1 ? values[0] : undefined;
}

/** The integers of an initializer; undefined when the tensor is none, or not of 64-bit integers. */
export function constantIntegers(graph: Graph, tensor: string): number[] | undefined {
  const initializer = graph.initializer(tensor);
  if (initializer?.dataType !== TensorType.int64) return undefined;
  const raw = initializer.rawData;
  if (!raw?.length) return (initializer.int64Data ?? []).map(toNumber);
  return Array.from(new BigInt64Array(raw.slice().buffer), Number);
}

/** A constant of one value for each channel: shape [1, channels, 1]. */
export function constantPerChannel(graph: Graph, tensor: string): Float32Array | undefined {
  const initializer = graph.initializer(tensor);
  if (initializer === undefined) return undefined;
  const [first, , last, ...more] = shapeOf(initializer);
  return first === 1 && last === 1 && more.length === 0 ? constantFloats(graph, tensor) : undefined;
}

/** The integers of an attribute. */
export function integersOf(node: OnnxNode, name: string): number[] | undefined {
  return node.attribute.find((attribute) => attribute.name === name)?.ints?.map(toNumber);
}

/** The node that makes a tensor, if it is of a kind. */
export function producedBy(graph: Graph, tensor: string, opType: string): OnnxNode | undefined {
  const node = graph.producer(tensor);
  return node?.opType === opType ? node : undefined;
}

/** The two inputs of a node, such that the second is the one for which `isOther` holds. */
export function inputPair(
  node: OnnxNode,
  isOther: (tensor: string) => boolean,
): { first: string; other: string } | undefined {
  const [one = '', two = '', ...more] = node.input;
  if (more.length > 0) return undefined;
  if (isOther(two)) return { first: one, other: two };
  return isOther(one) ? { first: two, other: one } : undefined;
}

/** The one node that reads a tensor, once; undefined when there are others or it is an output. */
export function onlyReader(graph: Graph, tensor: string): OnnxNode | undefined {
  const [reader, ...more] = graph.consumers(tensor);
  return more.length > 0 || graph.isOutput(tensor) ? undefined : reader;
}

/** The name of a node's first output. */
export function outputOf(node: OnnxNode): string {
  return node.output[0] ?? '';
}

const ELEMENTWISE = new Set(['Add', 'Div', 'Mul', 'Reciprocal', 'Sqrt', 'Sub']);

/**
 * Whether a tensor has one value for each channel, or one in all, as far as can be told from how it is
 * made: it then means the same for any layout of the samples of each channel.
 */
export function isPerChannel(graph: Graph, tensor: string): boolean {
  const initializer = graph.initializer(tensor);
  if (initializer !== undefined) {
    const shape = shapeOf(initializer);
    return shape.every((length) => length === 1) || (shape.length === 3 && shape[2] === 1);
  }
  const node = graph.producer(tensor);
  if (node === undefined) return false;
  const [first = '', second = ''] = node.input;
  if (ELEMENTWISE.has(node.opType)) return node.input.every((name) => isPerChannel(graph, name));
  if (node.opType === 'ReduceMean' || node.opType === 'ReduceSum') return true;
  if (node.opType === 'ReduceSumSquare') return true;
  if (node.opType === 'Unsqueeze') return constantIntegers(graph, second)?.join() === '2';
  if (node.opType === 'Split') return isPerChannel(graph, first);
  // The length of the time axis: one integer out of a shape.
  if (node.opType === 'Cast') return isPerChannel(graph, first);
  return node.opType === 'Slice' && producedBy(graph, first, 'Shape') !== undefined;
}
