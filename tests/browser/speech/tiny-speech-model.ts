import {
  encodeModel,
  TensorType,
  type OnnxTensor,
  type OnnxValueInfo,
} from '../../../scripts/model/onnx-model.ts';
import type { ModelManifest, ModelShard } from '../../../src/domain/model-manifest.ts';
import { PHONEME_SYMBOLS } from '../../../src/domain/speech.ts';
import { DerivedTensors } from '../../../src/speech/model/tensor-source.ts';
import type { TensorTable } from '../../../src/speech/model/tensor-table.ts';
import { VoiceModel } from '../../../src/speech/model/voice-model.ts';
import { Weights } from '../../../src/speech/model/weights.ts';
import { floats, node, value } from '../model/quantised-graphs.ts';

/** Samples that the tiny model makes of one token: three units of duration. */
const SAMPLES_PER_TOKEN = 1_800;

function longs(name: string, values: readonly number[]): OnnxTensor {
  const rawData = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
  return { name, dims: [values.length], dataType: TensorType.int64, rawData };
}

function tokensInput(): OnnxValueInfo {
  const shape = { dim: [{ dimValue: 1 }, { dimParam: 'n' }] };
  return { name: 'tokens', type: { tensorType: { elemType: TensorType.int64, shape } } };
}

/**
 * A model with the inputs and outputs of the real one that sings: each token is a tone of its own for
 * 75 ms. Small enough for a graphics card that is only simulated.
 * @param options.pitch factor for all tones; another one than 1 is a model that computes wrongly
 * @param options.hunger floats that each run takes room for, to no end
 */
export function makeTinyModel({ pitch = 1, hunger = 1 } = {}): Uint8Array<ArrayBuffer> {
  const ramp = Float32Array.from(
    { length: SAMPLES_PER_TOKEN },
    (_, index) => (index - SAMPLES_PER_TOKEN / 2) * 0.001 * pitch,
  );
  const bytes = encodeModel({
    irVersion: 8,
    opsetImport: [{ domain: '', version: 17 }],
    graph: {
      name: 'tiny',
      initializer: [
        floats('ramp', [1, SAMPLES_PER_TOKEN], ramp),
        floats('lowest', [1], [40]),
        floats('zero', [1], [0]),
        floats('loudness', [1], [0.3]),
        floats('units', [1], [SAMPLES_PER_TOKEN / 600]),
        longs('column', [-1, 1]),
        longs('flat', [-1]),
        longs('hunger', [hunger]),
      ],
      input: [tokensInput(), value('style', [1, 256]), value('speed', [1])],
      output: [value('audio', ['samples']), value('durations', ['n'])],
      valueInfo: [],
      node: [
        node('Cast', ['tokens'], ['ids'], { to: TensorType.float }),
        node('Reshape', ['ids', 'column'], ['rows']),
        node('Add', ['rows', 'lowest'], ['tones']),
        node('Mul', ['tones', 'ramp'], ['phases']),
        node('Sin', ['phases'], ['waves']),
        // Inputs that change nothing here, but have to be there.
        node('ReduceMean', ['style'], ['mean'], { keepdims: 0 }),
        node('Add', ['mean', 'speed'], ['manner']),
        node('ConstantOfShape', ['hunger'], ['ballast']),
        node('ReduceMean', ['ballast'], ['weight'], { keepdims: 0 }),
        node('Add', ['manner', 'weight'], ['burden']),
        node('Mul', ['burden', 'zero'], ['nothing']),
        node('Add', ['nothing', 'loudness'], ['gain']),
        node('Mul', ['waves', 'gain'], ['sound']),
        node('Reshape', ['sound', 'flat'], ['audio']),
        node('Reshape', ['ids', 'flat'], ['each']),
        node('Mul', ['each', 'zero'], ['none']),
        node('Add', ['none', 'units'], ['durations']),
      ],
    },
  });
  return Uint8Array.from(bytes);
}

const NO_TENSORS: TensorTable = { tensors: {}, matrices: [] };

/** A voice model all of whose graphs are one, unless another is given for the fast one. */
export function voiceModelOf(graph: Uint8Array<ArrayBuffer>, fast = graph): VoiceModel {
  return new VoiceModel({
    graphs: { fast, plain: graph, small: graph },
    table: NO_TENSORS,
    source: new DerivedTensors(NO_TENSORS, new Weights([])),
  });
}

const NO_FILE: ModelShard = { path: '', bytes: 0, sha256: '' };

/** The manifest of a tiny model. */
export const TINY_MANIFEST: ModelManifest = {
  id: 'tiny',
  bytes: 1,
  sha256: '',
  recipe: '',
  sampleRate: 24_000,
  samplesPerDuration: 600,
  tokenLimit: 510,
  licence: 'none',
  source: { name: '', bytes: 0, sha256: '', url: '' },
  shards: [],
  tensors: NO_FILE,
  graphs: { fast: NO_FILE, plain: NO_FILE, small: NO_FILE },
  tokens: Object.fromEntries(Array.from(PHONEME_SYMBOLS, (symbol, index) => [symbol, index + 1])),
  voices: {},
};
