import type { GraphKind, ModelManifest, ModelShard } from '../../domain/model-manifest.ts';
import { deriveTensor, sizeOfTensor, Workspace } from './derive-tensor.ts';
import type { TensorTable } from './tensor-table.ts';
import { Weights } from './weights.ts';

/** A file that an ONNX graph refers to, as onnxruntime-web takes it. */
export interface ExternalFile {
  path: string;
  data: Uint8Array<ArrayBuffer>;
}

/** What a {@link VoiceModel} is made of. */
export interface VoiceModelParts {
  graphs: Record<GraphKind, Uint8Array<ArrayBuffer>>;
  table: TensorTable;
  weights: Weights;
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

  /** Gives the weights' memory back; no graph can be opened any more. */
  release(): void {
    this.#parts.weights.release();
  }

  /**
   * The tensors of all graphs as files of their own. A tensor is made when the runtime copies it into
   * its heap, and forgotten with the copy: there are never two sets of weights in memory.
   */
  tensors(): ExternalFile[] {
    const { table, weights } = this.#parts;
    const workspace = new Workspace();
    return Object.entries(table.tensors).map(([path, recipe]) => ({
      path,
      data: new LateBytes(sizeOfTensor(recipe, table), () =>
        deriveTensor(recipe, { table, weights, workspace }),
      ),
    }));
  }
}

/**
 * Bytes that are made when they are read. onnxruntime-web asks an external file for its `byteLength`, and for each
 * tensor in it for a `subarray`, which it copies into its heap (`LoadWebAssemblyExternalData` in
 * onnxruntime/core/framework/external_data_loader.cc); those two are what this has.
 */
class LateBytes extends Uint8Array<ArrayBuffer> {
  readonly #make: () => Uint8Array<ArrayBuffer>;

  constructor(length: number, make: () => Uint8Array<ArrayBuffer>) {
    super(new ArrayBuffer(0));
    this.#make = make;
    Object.defineProperty(this, 'byteLength', { value: length });
  }

  override subarray(begin?: number, end?: number): Uint8Array<ArrayBuffer> {
    return this.#make().subarray(begin, end);
  }
}

/**
 * Puts a model together from its files.
 * @param read brings the verified content of a file; asked for one after the other
 */
export async function readVoiceModel(
  { shards, tensors, graphs }: Pick<ModelManifest, 'shards' | 'tensors' | 'graphs'>,
  read: (file: ModelShard) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<VoiceModel> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (const shard of shards) parts.push(await read(shard));
  const text = new TextDecoder().decode(await read(tensors));
  return new VoiceModel({
    graphs: {
      fast: await read(graphs.fast),
      plain: await read(graphs.plain),
      small: await read(graphs.small),
    },
    // The table is as the build wrote it: its hash has been compared.
    table: JSON.parse(text) as TensorTable,
    weights: new Weights(parts),
  });
}
