import type { ModelManifest, ModelShard, VoiceFile } from '../../src/domain/model-manifest.ts';
import { SAMPLE_RATE } from '../../src/domain/audio-format.ts';
import { MODEL_TOKEN_LIMIT } from '../../src/domain/speech.ts';
import { TOKEN_TABLE } from '../model/token-table.ts';
import { PUBLISHED_MODEL } from './published-model.ts';
import type { Fingerprint } from './stored-file.ts';

/** Samples in one unit of the model's `durations`; see the pass `expose-durations`. */
const SAMPLES_PER_DURATION = 600;

/** What the manifest is made of. */
export interface ManifestParts {
  model: Fingerprint;
  /** Hash of what made the model; see `compilerRecipe`. */
  recipe: string;
  files: Pick<ModelManifest, 'shards' | 'tensors' | 'graphs'>;
  voices: readonly (VoiceFile & { id: string })[];
}

/** The manifest of a compiled model and its voices. */
export function buildManifest({ model, recipe, files, voices }: ManifestParts): ModelManifest {
  const { name, bytes, sha256, page } = PUBLISHED_MODEL;
  return {
    id: `kokoro-82m-v1.0-w8-${model.sha256.slice(0, 12)}`,
    bytes: model.bytes,
    sha256: model.sha256,
    recipe,
    sampleRate: SAMPLE_RATE,
    samplesPerDuration: SAMPLES_PER_DURATION,
    tokenLimit: MODEL_TOKEN_LIMIT,
    licence:
      'Apache-2.0 (weights: hexgrad, Kokoro-82M) AND MIT (export: thewh1teagle, kokoro-onnx)',
    source: { name, bytes, sha256, url: page },
    shards: files.shards.map(named),
    tensors: named(files.tensors),
    graphs: {
      fast: named(files.graphs.fast),
      plain: named(files.graphs.plain),
      small: named(files.graphs.small),
    },
    tokens: { ...TOKEN_TABLE },
    voices: Object.fromEntries(
      voices.map((voice) => [voice.id, { bytes: voice.bytes, sha256: voice.sha256 }]),
    ),
  };
}

/** What the manifest says of a file, which may have more to it. */
function named({ path, bytes, sha256 }: ModelShard): ModelShard {
  return { path, bytes, sha256 };
}

/** The manifest as a file. */
export function manifestText(manifest: ModelManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
