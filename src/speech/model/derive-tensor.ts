import { applyMatrix } from './apply-matrix.ts';
import type { StoredType, StoredValues, TensorRecipe, TensorTable } from './tensor-table.ts';
import type { Weights } from './weights.ts';

/** Whether a tensor is wanted as it is stored. */
export function isStored({ quantisation, factor, matrix }: TensorRecipe): boolean {
  return quantisation === undefined && factor === undefined && matrix === undefined;
}

/** Bytes of a tensor that a recipe makes. */
export function sizeOfTensor({ stored, ...recipe }: TensorRecipe, table: TensorTable): number {
  if (recipe.matrix !== undefined) {
    const matrix = table.matrices[recipe.matrix] ?? [];
    return (stored.count / (matrix[0]?.length ?? 1)) * matrix.length * 4;
  }
  const isComputed = recipe.quantisation !== undefined || recipe.factor !== undefined;
  return stored.count * (isComputed || stored.type === 'float32' ? 4 : 1);
}

/** Bytes of all tensors of a table, in its order. */
export function sizesOfTensors(table: TensorTable): number[] {
  return Object.values(table.tensors).map((recipe) => sizeOfTensor(recipe, table));
}

/**
 * Room in which tensors are computed, one after the other. New arrays for each would be garbage of
 * hundreds of megabytes before it is collected.
 */
export class Workspace {
  #room = new ArrayBuffer(0);

  /** Room for so many bytes, at a multiple of 4. */
  bytes(length: number): Uint8Array {
    if (this.#room.byteLength < length) this.#room = new ArrayBuffer(length);
    return new Uint8Array(this.#room, 0, length);
  }
}

/**
 * Makes a tensor out of the weights.
 * @param target takes it; of {@link sizeOfTensor} bytes, in a buffer at a multiple of 4
 * @param workspace what is computed on the way lies there
 */
export function deriveTensor(
  recipe: TensorRecipe,
  { table, weights }: { table: TensorTable; weights: Weights },
  target: Uint8Array,
  workspace: Workspace,
): void {
  const { stored, quantisation, factor } = recipe;
  if (isStored(recipe)) {
    target.set(weights.bytes(stored));
    return;
  }
  const result = floatsIn(target);
  const matrix = recipe.matrix === undefined ? undefined : table.matrices[recipe.matrix];
  const room = matrix === undefined ? result : floatsIn(workspace.bytes(4 * stored.count));
  let floats: Float32Array =
    quantisation === undefined
      ? weights.floats(stored)
      : dequantise(weights, stored, quantisation, room);
  if (factor !== undefined) {
    floats = scaleAlong(floats, weights.floats(factor.values), factor.inner, room);
  }
  if (matrix !== undefined) applyMatrix(floats, matrix, result);
}

function floatsIn({ buffer, byteOffset, byteLength }: Uint8Array): Float32Array {
  return new Float32Array(buffer, byteOffset, byteLength / Float32Array.BYTES_PER_ELEMENT);
}

/** (value − zero point) · scale, as ONNX's DequantizeLinear computes it. */
function dequantise(
  weights: Weights,
  stored: StoredValues,
  { scale, zeroPoint }: NonNullable<TensorRecipe['quantisation']>,
  target: Float32Array,
): Float32Array {
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
  target: Float32Array,
  zeros?: ArrayLike<number>,
): Float32Array {
  const run = scales.length === 1 ? target.length : inner;
  if (run === 1) return scaleRows(source, scales, target, zeros);
  for (let at = 0; at < target.length;) {
    for (let step = 0; step < scales.length; step += 1) {
      const scale = scales[step] ?? 0;
      const zero = zeros?.[step] ?? 0;
      for (const end = at + run; at < end; at += 1) target[at] = ((source[at] ?? 0) - zero) * scale;
    }
  }
  return target;
}

/** The same for an axis that is the last. */
function scaleRows(
  source: ArrayLike<number>,
  scales: Float32Array,
  target: Float32Array,
  zeros: ArrayLike<number> | undefined,
): Float32Array {
  for (let at = 0; at < target.length; at += scales.length) {
    for (let step = 0; step < scales.length; step += 1) {
      target[at + step] = ((source[at + step] ?? 0) - (zeros?.[step] ?? 0)) * (scales[step] ?? 0);
    }
  }
  return target;
}
