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

/** Files that are read at a time: while one is verified, the next one comes. */
const READ_AT_ONCE = 2;

/**
 * Puts a model together from its files.
 * @param read brings the verified content of a file; asked for two at a time
 */
export async function readVoiceModel(
  { shards, tensors, graphs }: Pick<ModelManifest, 'shards' | 'tensors' | 'graphs'>,
  read: (file: ModelShard) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<VoiceModel> {
  const files = [...shards, tensors, graphs.fast, graphs.plain, graphs.small];
  const contents = new Map<ModelShard, Uint8Array<ArrayBuffer>>();
  const waiting = files.values();
  const readSome = async (): Promise<void> => {
    for (const file of waiting) contents.set(file, await read(file));
  };
  await Promise.all(Array.from({ length: READ_AT_ONCE }, readSome));
  const contentOf = (file: ModelShard) => contents.get(file) ?? new Uint8Array();
  return new VoiceModel({
    graphs: {
      fast: contentOf(graphs.fast),
      plain: contentOf(graphs.plain),
      small: contentOf(graphs.small),
    },
    // The table is as the build wrote it: its hash has been compared.
    table: JSON.parse(new TextDecoder().decode(contentOf(tensors))) as TensorTable,
    weights: new Weights(shards.map(contentOf)),
  });
}
