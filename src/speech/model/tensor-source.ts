import type { GraphKind } from '../../domain/model-manifest.ts';
import { deriveTensor, isStored, sizeOfTensor, Workspace } from './derive-tensor.ts';
import type { FeedError } from './tensor-feed.ts';
import type { TensorTable } from './tensor-table.ts';
import type { Weights } from './weights.ts';

/** Gives the tensors of the graphs. */
export interface TensorSource {
  /** Why a tensor could not be given, once that has happened. */
  readonly failure: FeedError | null;
  /** Says whose tensors are going to be asked for. */
  begin(kind: GraphKind): void;
  /**
   * The bytes of a tensor, good until the next one is asked for.
   * @param tensor its place in the table
   */
  bytes(tensor: number): Uint8Array;
  /** Gives the memory back; no tensor can be asked for any more. */
  release(): void;
}

/** Makes tensors when they are asked for, out of weights in this thread's memory. */
export class DerivedTensors implements TensorSource {
  readonly failure = null;
  readonly #recipes;
  readonly #parts: { table: TensorTable; weights: Weights };
  readonly #workspace = new Workspace();
  readonly #results = new Workspace();

  constructor(table: TensorTable, weights: Weights) {
    this.#recipes = Object.values(table.tensors);
    this.#parts = { table, weights };
  }

  begin(): void {
    // Each tensor is made when it is asked for.
  }

  bytes(tensor: number): Uint8Array {
    const recipe = this.#recipes[tensor];
    if (recipe === undefined) throw new RangeError(`The model has no tensor ${tensor}.`);
    const { table, weights } = this.#parts;
    if (isStored(recipe)) return weights.bytes(recipe.stored);
    const result = this.#results.bytes(sizeOfTensor(recipe, table));
    deriveTensor(recipe, this.#parts, result, this.#workspace);
    return result;
  }

  release(): void {
    this.#parts.weights.release();
  }
}
