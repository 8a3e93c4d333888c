import type { StoredType, StoredValues, TensorRecipe, TensorTable } from './tensor-table.ts';
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
    const factors = weights.floats(factor.values);
    floats = scaleAlong(floats, factors, factor.inner, workspace.floats(0, stored.count));
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
  return scaleAlong(source, scales, scale.inner, target, zeros);
}

/** What each of the 256 bytes stands for. */
function allResults(type: StoredType, scale: number, zero: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, byte) => {
    const value = type === 'int8' ? (byte << 24) >> 24 : byte;
    return (value - zero) * scale;
  });
}

/** (value − zero) · scale, with a scale, and a zero where there are any, for each step of `inner` values along an axis. */
function scaleAlong(
  source: ArrayLike<number>,
  scales: Float32Array,
  inner: number,
  target: Float32Array<ArrayBuffer>,
  zeros?: ArrayLike<number>,
): Float32Array<ArrayBuffer> {
  const run = scales.length === 1 ? target.length : inner;
  for (let at = 0; at < target.length;) {
    for (let step = 0; step < scales.length; step += 1) {
      const scale = scales[step] ?? 0;
      const zero = zeros?.[step] ?? 0;
      for (const end = at + run; at < end; at += 1) target[at] = ((source[at] ?? 0) - zero) * scale;
    }
  }
  return target;
}

/** Rows of a matrix that are applied together: each float is then loaded and widened once for all of them. */
const ROWS_AT_ONCE = 4;

/** [rows, k] becomes [n, rows] by a matrix of n rows and k columns. */
function transform(
  floats: Float32Array<ArrayBuffer>,
  matrix: readonly (readonly number[])[],
  target: Float32Array<ArrayBuffer>,
): Float32Array<ArrayBuffer> {
  const columns = matrix[0]?.length ?? 1;
  const rows = floats.length / columns;
  for (let n = 0; n < matrix.length; n += ROWS_AT_ONCE) {
    const together = matrix.slice(n, n + ROWS_AT_ONCE);
    applyFour(floats, interleave(together, columns), rows, target.subarray(n * rows));
  }
  return target;
}

/** Column after column of up to four rows; rows that are not there are zeros. */
function interleave(rows: readonly (readonly number[])[], columns: number): Float64Array {
  return Float64Array.from(
    { length: ROWS_AT_ONCE * columns },
    (_, at) => rows[at % ROWS_AT_ONCE]?.[Math.floor(at / ROWS_AT_ONCE)] ?? 0,
  );
}

/**
 * Applies four rows, whose coefficients take turns, to each row of floats. What rows that are not there
 * would give lies behind the target's end, where nothing is written.
 */
function applyFour(
  floats: Float32Array<ArrayBuffer>,
  coefficients: Float64Array,
  rows: number,
  target: Float32Array<ArrayBuffer>,
): void {
  for (let row = 0, at = 0; row < rows; row += 1) {
    let [first, second, third, fourth] = [0, 0, 0, 0];
    for (let k = 0; k < coefficients.length; k += ROWS_AT_ONCE, at += 1) {
      const float = floats[at] ?? 0;
      first += (coefficients[k] ?? 0) * float;
      second += (coefficients[k + 1] ?? 0) * float;
      third += (coefficients[k + 2] ?? 0) * float;
      fourth += (coefficients[k + 3] ?? 0) * float;
    }
    target[row] = first;
    target[rows + row] = second;
    target[2 * rows + row] = third;
    target[3 * rows + row] = fourth;
  }
}
