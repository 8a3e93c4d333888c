import type { Graph } from './graph.ts';
import { toNumber, type OnnxNode } from './onnx-model.ts';
import { shapeOf } from './tensor-data.ts';

/**
 * A constant of 32-bit floats that the file does not hold: it is computed from stored, mostly 8-bit
 * values when the model is loaded (`src/speech/model/derive-tensor.ts`), so that neither the download
 * nor onnxruntime's heap ever holds anything but the one form that is used.
 */
export interface DerivedTensor {
  name: string;
  /** Shape of the result. */
  dims: number[];
  /** Name of the initializer with the stored values. */
  values: string;
  /** How 8-bit values become floats: (value − zero point) · scale, all names of initializers. */
  quantisation?: AxisValues & { zeroPoint: string };
  /** What the floats are multiplied with. */
  factor?: AxisValues;
  /**
   * Applied to each run of `matrix[0].length` floats: a matrix of n rows makes [rows, k] out of stored
   * values into [n, rows].
   */
  matrix?: readonly (readonly number[])[];
}

/** Values along one axis: element i of a tensor meets value ⌊i / inner⌋ mod count. */
interface AxisValues {
  /** Name of the initializer with the values; a scalar is one for all. */
  scale: string;
  /** Elements of the tensor from one step along the axis to the next. */
  inner: number;
}

/** The initializers that a derived tensor is made of. */
export function sourcesOf({ values, quantisation, factor }: Weight): string[] {
  const all = [values, quantisation?.scale, quantisation?.zeroPoint, factor?.scale];
  return all.filter((source) => source !== undefined);
}

/** A float constant in the graph with what is known of how it comes about. */
export type Weight = Omit<DerivedTensor, 'name'>;

/**
 * A float weight, whether it is an initializer, dequantised by a node of its own, or derived already.
 * @returns undefined when the tensor is none of these
 */
export function weightOf(graph: Graph, tensor: string): Weight | undefined {
  const derived = graph.derivedTensor(tensor);
  if (derived !== undefined) return derived;
  const initializer = graph.initializer(tensor);
  if (initializer !== undefined) return { dims: shapeOf(initializer), values: tensor };
  const node = graph.producer(tensor);
  return node?.opType === 'DequantizeLinear' ? dequantisedWeight(graph, node) : undefined;
}

function dequantisedWeight(graph: Graph, node: OnnxNode): Weight | undefined {
  const [values = '', scale = '', zeroPoint = ''] = node.input;
  const stored = graph.initializer(values);
  if (stored === undefined) return undefined;
  const dims = shapeOf(stored);
  const axis = toNumber(node.attribute.find(({ name }) => name === 'axis')?.i ?? 1);
  const inner = dims.slice(axis + 1).reduce((product, length) => product * length, 1);
  return { dims, values, quantisation: { scale, zeroPoint, inner } };
}
