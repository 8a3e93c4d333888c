/** Name of a file of the voice model below `model/` and what it must hold. */
export interface ModelShard {
  /** File name next to the manifest; carries the first 12 hex digits of {@link sha256}. */
  path: string;
  bytes: number;
  /** Lower-case hex SHA-256 of the file. */
  sha256: string;
}

/** A voice file below `voices/`, `<id>.bin`: {@link VOICE_ROWS} rows of {@link STYLE_SIZE} little-endian float32. */
export interface VoiceFile {
  bytes: number;
  /** Lower-case hex SHA-256 of the file. */
  sha256: string;
}

/** The published file that the model was compiled from. */
export interface ModelSource {
  name: string;
  bytes: number;
  /** Lower-case hex SHA-256 of the published file. */
  sha256: string;
  /** Page where the file is published. */
  url: string;
}

/**
 * The graphs that compute the model's sound, all on the same weights:
 *
 * - `fast`: 32-bit floats with all rewriting that makes WebAssembly fast; needs the most memory.
 * - `plain`: 32-bit floats, operator by operator as published.
 * - `small`: `plain` with weights that stay in 8 bits in memory, and become floats in every run.
 */
export type GraphKind = 'fast' | 'plain' | 'small';

/**
 * `model/manifest.json`: what the build prepared for the narrator. The weights are the shards, joined in
 * their order, none of which cuts a tensor in two; the tensors' table says how they become constants of
 * the graphs. Each graph is an ONNX graph with the inputs `tokens` int64 [1, n + 2] (id 0 at both ends), `style`
 * float32 [1, {@link STYLE_SIZE}] (row min(n, 509) of the voice) and
 * `speed` float32 [1]; and the outputs `audio` float32 (samples at {@link sampleRate}) and `durations`
 * float32 (one per token, the two ends too, in units of {@link samplesPerDuration} samples).
 */
export interface ModelManifest {
  /** Changes whenever a byte of the model changes: `kokoro-82m-v1.0-w8-<12 hex digits of sha256>`. */
  id: string;
  /** Size of all files: shards, table and graphs. */
  bytes: number;
  /** Lower-case hex SHA-256 of all files joined: shards, table, and graphs in the order of their names. */
  sha256: string;
  /** Hash of what the build made the model from, by which it knows whether the model is current. */
  recipe: string;
  /** Samples per second of `audio`. */
  sampleRate: number;
  /** Samples of `audio` that one unit of `durations` stands for. */
  samplesPerDuration: number;
  /** Tokens of one run at most, without the two ends. */
  tokenLimit: number;
  licence: string;
  source: ModelSource;
  shards: ModelShard[];
  /** JSON: `TensorTable` in src/speech/model. */
  tensors: ModelShard;
  graphs: Record<GraphKind, ModelShard>;
  /** Token id of each phoneme symbol; the ids have gaps, 0 is the boundary. */
  tokens: Record<string, number>;
  /** The voices by id. */
  voices: Record<string, VoiceFile>;
}

/** Rows of a voice file: one for each number of tokens. */
export const VOICE_ROWS = 510;

/** Values in one row of a voice file, and in the model's `style` input. */
export const STYLE_SIZE = 256;

/** All files of a model: the shards in their order, the table, the graphs by their names. */
export function filesOf({
  shards,
  tensors,
  graphs,
}: Pick<ModelManifest, 'shards' | 'tensors' | 'graphs'>): ModelShard[] {
  return [...shards, tensors, graphs.fast, graphs.plain, graphs.small];
}
