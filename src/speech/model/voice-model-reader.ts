import type { ModelManifest, ModelShard } from '../../domain/model-manifest.ts';
import { readFiles } from './read-files.ts';
import { DerivedTensors, type TensorSource } from './tensor-source.ts';
import type { TensorTable } from './tensor-table.ts';
import { VoiceModel } from './voice-model.ts';
import { Weights } from './weights.ts';

/** Brings the verified content of a file of the model. */
export type ModelFileReader = (file: ModelShard) => Promise<Uint8Array<ArrayBuffer>>;

/** Puts a model together from all of its files. */
export async function readVoiceModel(
  manifest: Pick<ModelManifest, 'shards' | 'tensors' | 'graphs'>,
  read: ModelFileReader,
): Promise<VoiceModel> {
  const contentOf = await readFiles(manifest.shards, read);
  const weights = new Weights(manifest.shards.map(contentOf));
  return readGraphs(manifest, read, (table) => new DerivedTensors(table, weights));
}

/**
 * Puts a model together whose weights are somewhere else.
 * @param makeSource makes what gives the tensors
 */
export async function readGraphs(
  { tensors, graphs }: Pick<ModelManifest, 'tensors' | 'graphs'>,
  read: ModelFileReader,
  makeSource: (table: TensorTable) => TensorSource,
): Promise<VoiceModel> {
  const contentOf = await readFiles([tensors, graphs.fast, graphs.plain, graphs.small], read);
  // The table is as the build wrote it: its hash has been compared.
  const table = JSON.parse(new TextDecoder().decode(contentOf(tensors))) as TensorTable;
  return new VoiceModel({
    graphs: {
      fast: contentOf(graphs.fast),
      plain: contentOf(graphs.plain),
      small: contentOf(graphs.small),
    },
    table,
    source: makeSource(table),
  });
}
