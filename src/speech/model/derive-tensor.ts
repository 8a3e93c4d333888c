import type {
  AxisValues,
  StoredType,
  StoredValues,
  TensorRecipe,
  TensorTable,
} from './tensor-table.ts';
import type { Weights } from './weights.ts';

/** Bytes of a tensor that a recipe makes. */
export function sizeOfTensor({ stored, ...recipe }: TensorRecipe, table: TensorTable): number {
  if (recipe.matrix !== undefined) {
    const matrix = table.matrices[recipe.matrix] ?? [];
    return (stored.count / (matrix[0]?.length ?? 1)) * matrix.length * 4;
  }
  const isComputed = recipe.quantisation !== undefined || recipe.factor !== undefined;
  return stored.count * (isComputed || stored.type === 'float32' ? 4 : 1);
}

/** The bytes of a tensor: a view where they are stored as they are wanted, else freshly computed. */
export function deriveTensor(
  recipe: TensorRecipe,
  table: TensorTable,
  weights: Weights,
): Uint8Array<ArrayBuffer> {
  const { stored, quantisation, factor } = recipe;
  if (quantisation === undefined && factor === undefined && recipe.matrix === undefined) {
    return weights.bytes(stored);
  }
  let floats =
    quantisation === undefined
      ? weights.floats(stored)
      : dequantise(weights, stored, quantisation.scale, quantisation.zeroPoint);
  if (factor !== undefined) floats = multiply(floats, weights, factor);
  const matrix = recipe.matrix === undefined ? undefined : table.matrices[recipe.matrix];
  if (matrix !== undefined) floats = transform(floats, matrix);
  return new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength);
}

/** (value − zero point) · scale, as ONNX's DequantizeLinear computes it. */
function dequantise(
  weights: Weights,
  stored: StoredValues,
  scale: AxisValues,
  zeroPoint: StoredValues,
): Float32Array<ArrayBuffer> {
  const source = weights.integers(stored);
  const scales = weights.floats(scale.values);
  const zeros = weights.integers(zeroPoint);
  const target = new Float32Array(source.length);
  if (scales.length === 1) {
    const results = allResults(stored.type, scales[0] ?? 0, zeros[0] ?? 0);
    const bytes = weights.bytes(stored);
    for (let index = 0; index < target.length; index += 1) {
      target[index] = results[bytes[index] ?? 0] ?? 0;
    }
    return target;
  }
  forEachRun(target.length, scales.length, scale.inner, (from, to, step) => {
    const one = scales[step] ?? 0;
    const zero = zeros[step] ?? 0;
    for (let index = from; index < to; index += 1) {
      target[index] = ((source[index] ?? 0) - zero) * one;
    }
  });
  return target;
}

/** What each of the 256 bytes stands for. */
function allResults(type: StoredType, scale: number, zero: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, byte) => {
    const value = type === 'int8' ? (byte << 24) >> 24 : byte;
    return (value - zero) * scale;
  });
}

function multiply(
  floats: Float32Array<ArrayBuffer>,
  weights: Weights,
  { values, inner }: AxisValues,
): Float32Array<ArrayBuffer> {
  const factors = weights.floats(values);
  const target = new Float32Array(floats.length);
  forEachRun(target.length, factors.length, inner, (from, to, step) => {
    const factor = factors[step] ?? 0;
    for (let index = from; index < to; index += 1) target[index] = (floats[index] ?? 0) * factor;
  });
  return target;
}

/** Goes through elements in runs that share a step along an axis. */
function forEachRun(
  length: number,
  count: number,
  inner: number,
  visit: (from: number, to: number, step: number) => void,
): void {
  const run = count === 1 ? length : inner;
  for (let from = 0, step = 0; from < length; from += run, step += 1) {
    visit(from, from + run, step % count);
  }
}

/** [rows, k] becomes [n, rows] by a matrix of n rows and k columns. */
function transform(
  floats: Float32Array<ArrayBuffer>,
  matrix: readonly (readonly number[])[],
): Float32Array<ArrayBuffer> {
  const columns = matrix[0]?.length ?? 1;
  const rows = floats.length / columns;
  const coefficients = Float64Array.from(matrix.flat());
  const target = new Float32Array(matrix.length * rows);
  for (let n = 0; n < matrix.length; n += 1) {
    const first = n * columns;
    const start = n * rows;
    for (let row = 0, from = 0; row < rows; row += 1, from += columns) {
      let sum = 0;
      for (let k = 0; k < columns; k += 1) {
        sum += (coefficients[first + k] ?? 0) * (floats[from + k] ?? 0);
      }
      target[start + row] = sum;
    }
  }
  return target;
}
