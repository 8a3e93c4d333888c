import type { ModelManifest } from '../../../src/domain/model-manifest.ts';
import { PHONEME_SYMBOLS } from '../../../src/domain/speech.ts';
import { DerivedTensors } from '../../../src/speech/model/tensor-source.ts';
import type { TensorTable } from '../../../src/speech/model/tensor-table.ts';
import { VoiceModel } from '../../../src/speech/model/voice-model.ts';
import { Weights } from '../../../src/speech/model/weights.ts';

/** A manifest with one shard and one voice whose files do not exist. */
export const MANIFEST: ModelManifest = {
  id: 'made-up',
  recipe: 'made-up-1',
  bytes: 8,
  sha256: '0'.repeat(64),
  sampleRate: 24_000,
  samplesPerDuration: 600,
  tokenLimit: 510,
  licence: 'Apache-2.0',
  source: { name: 'made-up.onnx', bytes: 4, sha256: '0'.repeat(64), url: 'https://example.org/' },
  shards: [{ path: 'made-up-1.bin', bytes: 4, sha256: '0'.repeat(64) }],
  tensors: { path: 'made-up-2.bin', bytes: 1, sha256: '2'.repeat(64) },
  graphs: {
    fast: { path: 'made-up-3.bin', bytes: 1, sha256: '3'.repeat(64) },
    plain: { path: 'made-up-4.bin', bytes: 1, sha256: '4'.repeat(64) },
    small: { path: 'made-up-5.bin', bytes: 1, sha256: '5'.repeat(64) },
  },
  tokens: Object.fromEntries(Array.from(PHONEME_SYMBOLS, (symbol, index) => [symbol, index + 1])),
  voices: { af_heart: { bytes: 522_240, sha256: '1'.repeat(64) } },
};

const NO_TENSORS: TensorTable = { tensors: {}, matrices: [] };

/** A voice model of which nothing is read. */
export const NO_MODEL = new VoiceModel({
  graphs: { fast: new Uint8Array(1), plain: new Uint8Array(1), small: new Uint8Array(1) },
  table: NO_TENSORS,
  source: new DerivedTensors(NO_TENSORS, new Weights([])),
});

/** A tone of some milliseconds; amplitude 1 is full scale. */
export function tone(milliseconds: number, amplitude: number, hertz = 200): Float32Array {
  return Float32Array.from(
    { length: milliseconds * 24 },
    // Plus zero, because a hush is 0 and not −0.
    (_, index) => amplitude * Math.cos((2 * Math.PI * hertz * index) / 24_000) + 0,
  );
}

/** Sounds one after the other. */
export function join(...parts: Float32Array[]): Float32Array<ArrayBuffer> {
  const joined = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
