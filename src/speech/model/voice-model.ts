import type { GraphKind } from '../../domain/model-manifest.ts';
import { sizeOfTensor } from './derive-tensor.ts';
import type { FeedError } from './tensor-feed.ts';
import type { TensorSource } from './tensor-source.ts';
import type { TensorTable } from './tensor-table.ts';

/** A file that an ONNX graph refers to, as onnxruntime-web takes it. */
export interface ExternalFile {
  path: string;
  data: Uint8Array;
}

/** What a {@link VoiceModel} is made of. */
export interface VoiceModelParts {
  graphs: Record<GraphKind, Uint8Array<ArrayBuffer>>;
  table: TensorTable;
  /** Gives the tensors that the table names. */
  source: TensorSource;
}

/** The voice model in memory: one set of weights, and graphs that compute the same on them. */
export class VoiceModel {
  readonly #parts: VoiceModelParts;

  constructor(parts: VoiceModelParts) {
    this.#parts = parts;
  }

  /** An ONNX graph, most of whose tensors lie in {@link VoiceModel.tensors}. */
  graph(kind: GraphKind): Uint8Array<ArrayBuffer> {
    return this.#parts.graphs[kind];
  }

  /** The same weights under another graph in the place of all. */
  withGraph(graph: Uint8Array<ArrayBuffer>): VoiceModel {
    return new VoiceModel({ ...this.#parts, graphs: { fast: graph, plain: graph, small: graph } });
  }

  /** Why a tensor could not be given, once that has happened: what the runtime says of it is not the cause. */
  get failure(): FeedError | null {
    return this.#parts.source.failure;
  }

  /** Gives the weights' memory back; no graph can be opened any more. */
  release(): void {
    this.#parts.source.release();
  }

  /**
   * The tensors of a graph as files of their own, those of the others among them. A tensor is made for the
   * runtime to copy into its heap, and forgotten with the copy: there are never two sets of weights in memory.
   */
  tensors(kind: GraphKind): ExternalFile[] {
    const { table, source } = this.#parts;
    source.begin(kind);
    return Object.entries(table.tensors).map(([path, recipe], tensor) => ({
      path,
      data: new LateBytes(sizeOfTensor(recipe, table), () => source.bytes(tensor)),
    }));
  }
}

/**
 * Bytes that are made when they are read. onnxruntime-web asks an external file for its `byteLength`, and for each
 * tensor in it for a `subarray`, which it copies into its heap (`LoadWebAssemblyExternalData` in
 * onnxruntime/core/framework/external_data_loader.cc); those two are what this has.
 */
class LateBytes extends Uint8Array<ArrayBufferLike> {
  readonly #make: () => Uint8Array;

  constructor(length: number, make: () => Uint8Array) {
    super(new ArrayBuffer(0));
    this.#make = make;
    Object.defineProperty(this, 'byteLength', { value: length });
  }

  override subarray(begin?: number, end?: number): Uint8Array {
    return this.#make().subarray(begin, end);
  }
}
