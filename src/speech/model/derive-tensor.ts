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

/**
 * Room in which tensors are computed, one after the other. New arrays for each would be garbage of
 * hundreds of megabytes before it is collected.
 */
export class Workspace {
  readonly #rooms: Float32Array<ArrayBuffer>[] = [];

  /** @param room one step's result must not lie where the next one's does */
  floats(room: 0 | 1, length: number): Float32Array<ArrayBuffer> {
    let floats = this.#rooms[room];
    if (floats === undefined || floats.length < length) {
      floats = new Float32Array(length);
      this.#rooms[room] = floats;
    }
    return floats.subarray(0, length);
  }
}

/**
 * The bytes of a tensor: a view of the weights where they are stored as they are wanted, else a view of
 * the workspace, good until the next tensor is made.
 */
export function deriveTensor(
  recipe: TensorRecipe,
  { table, weights, workspace }: { table: TensorTable; weights: Weights; workspace: Workspace },
): Uint8Array<ArrayBuffer> {
  const { stored, quantisation, factor } = recipe;
  if (quantisation === undefined && factor === undefined && recipe.matrix === undefined) {
    return weights.bytes(stored);
  }
  let floats =
    quantisation === undefined
      ? weights.floats(stored)
      : dequantise(weights, stored, quantisation, workspace.floats(0, stored.count));
  if (factor !== undefined) {
    floats = multiply(floats, weights, factor, workspace.floats(0, stored.count));
  }
  const matrix = recipe.matrix === undefined ? undefined : table.matrices[recipe.matrix];
  if (matrix !== undefined) {
    const target = workspace.floats(1, sizeOfTensor(recipe, table) / 4);
    floats = transform(floats, matrix, target);
  }
  return new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength);
}

/** (value − zero point) · scale, as ONNX's DequantizeLinear computes it. */
function dequantise(
  weights: Weights,
  stored: StoredValues,
  { scale, zeroPoint }: NonNullable<TensorRecipe['quantisation']>,
  target: Float32Array<ArrayBuffer>,
): Float32Array<ArrayBuffer> {
  const source = weights.integers(stored);
  const scales = weights.floats(scale.values);
  const zeros = weights.integers(zeroPoint);
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
  target: Float32Array<ArrayBuffer>,
): Float32Array<ArrayBuffer> {
  const factors = weights.floats(values);
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
  target: Float32Array<ArrayBuffer>,
): Float32Array<ArrayBuffer> {
  const columns = matrix[0]?.length ?? 1;
  const rows = floats.length / columns;
  const coefficients = Float64Array.from(matrix.flat());
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
