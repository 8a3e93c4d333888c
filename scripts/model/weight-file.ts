import { createHash } from 'node:crypto';
import type {
  AxisValues,
  StoredType,
  StoredValues,
  TensorRecipe,
  TensorTable,
} from '../../src/speech/model/tensor-table.ts';
import type { DerivedTensor } from './derived-tensor.ts';
import type { Graph } from './graph.ts';
import { TensorType, type OnnxTensor } from './onnx-model.ts';
import { bytesOf, shapeOf } from './tensor-data.ts';

/** Tensors of fewer bytes stay in the graph's file: what shapes depend on has to be there. */
const SMALLEST = 1_024;

/** Where each stored tensor begins: a multiple of this. */
const ALIGNMENT = 4;

const STORED_TYPES: Readonly<Record<number, StoredType>> = {
  [TensorType.float]: 'float32',
  [TensorType.int8]: 'int8',
  [TensorType.uint8]: 'uint8',
};

/**
 * Gathers the weights of several graphs into shards and the table by which they are found. Tensors of
 * the same bytes are stored once, so that graphs that compute the same differently share all.
 */
export class WeightFile {
  readonly #limit: number;
  readonly #shards: Uint8Array[][] = [[]];
  readonly #stored = new Map<string, number>();
  readonly #names = new Map<string, string>();
  readonly table: TensorTable = { tensors: {}, matrices: [] };
  #end = 0;
  #filled = 0;

  /** @param limit bytes of a shard at most; a tensor is never cut */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The shards, in order. */
  get shards(): Uint8Array<ArrayBuffer>[] {
    return this.#shards.map((parts) => new Uint8Array(Buffer.concat(parts)));
  }

  /**
   * Moves a graph's large constants here. What is left in the graph refers to them by their names in
   * the table; derived tensors become such references, too.
   */
  take(graph: Graph): void {
    const references = graph.derived.map((tensor) => {
      graph.removeDerived(tensor);
      return this.#reference(tensor, TensorType.float, this.#recipe(graph, tensor));
    });
    for (const tensor of graph.initializers) {
      const type = STORED_TYPES[tensor.dataType];
      if (graph.consumers(tensor.name).length === 0) {
        // Only derived tensors are made of it.
        graph.removeInitializer(tensor);
      } else if (type !== undefined && sizeOf(tensor) >= SMALLEST) {
        const recipe = { stored: this.#store(tensor) };
        const { name, dataType } = tensor;
        graph.removeInitializer(tensor);
        references.push(this.#reference({ name, dims: shapeOf(tensor) }, dataType, recipe));
      }
    }
    for (const reference of references) graph.addInitializer(reference);
  }

  /** An initializer that names its place in the table. */
  #reference(
    { name, dims }: { name: string; dims: number[] },
    dataType: number,
    recipe: TensorRecipe,
  ): OnnxTensor {
    const key = JSON.stringify(recipe);
    const location = this.#names.get(key) ?? `tensor-${this.#names.size}`;
    this.#names.set(key, location);
    this.table.tensors[location] = recipe;
    return {
      name,
      dims,
      dataType,
      dataLocation: 1,
      externalData: [{ key: 'location', value: location }],
    };
  }

  #recipe(graph: Graph, { values, quantisation, factor, matrix }: DerivedTensor): TensorRecipe {
    const stored = (name: string): StoredValues => {
      const tensor = graph.initializer(name);
      if (tensor === undefined) throw new Error(`The constant "${name}" does not exist.`);
      return this.#store(tensor);
    };
    const axis = ({ scale, inner }: { scale: string; inner: number }): AxisValues => ({
      values: stored(scale),
      inner,
    });
    return {
      stored: stored(values),
      ...(quantisation && {
        quantisation: { scale: axis(quantisation), zeroPoint: stored(quantisation.zeroPoint) },
      }),
      ...(factor && { factor: axis(factor) }),
      ...(matrix && { matrix: this.#matrix(matrix) }),
    };
  }

  #matrix(matrix: readonly (readonly number[])[]): number {
    const rows = matrix.map((row) => [...row]);
    const key = JSON.stringify(rows);
    const known = this.table.matrices.findIndex((each) => JSON.stringify(each) === key);
    return known === -1 ? this.table.matrices.push(rows) - 1 : known;
  }

  #store(tensor: OnnxTensor): StoredValues {
    const type = STORED_TYPES[tensor.dataType];
    if (type === undefined) throw new Error(`"${tensor.name}" has the type ${tensor.dataType}.`);
    const bytes = bytesInFile(tensor);
    const key = createHash('sha256').update(bytes).digest('hex');
    const at = this.#stored.get(key) ?? this.#append(bytes);
    this.#stored.set(key, at);
    return { type, at, count: bytes.length / (type === 'float32' ? 4 : 1) };
  }

  #append(bytes: Uint8Array): number {
    const padding = new Uint8Array((ALIGNMENT - (bytes.length % ALIGNMENT)) % ALIGNMENT);
    const size = bytes.length + padding.length;
    if (size > this.#limit) throw new Error(`A tensor of ${size} bytes is larger than a shard.`);
    if (this.#filled + size > this.#limit) {
      this.#shards.push([]);
      this.#filled = 0;
    }
    this.#shards.at(-1)?.push(bytes, padding);
    const at = this.#end;
    this.#end += size;
    this.#filled += size;
    return at;
  }
}

/** Bytes of a tensor's values. */
function sizeOf(tensor: OnnxTensor): number {
  return bytesInFile(tensor).length;
}

/** A tensor's values as they lie in a file, little-endian. */
function bytesInFile(tensor: OnnxTensor): Uint8Array {
  if (tensor.rawData?.length) return tensor.rawData;
  if (tensor.dataType !== TensorType.float) return bytesOf(tensor);
  return new Uint8Array(Float32Array.from(tensor.floatData ?? []).buffer);
}
