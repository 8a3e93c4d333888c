import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import moduleUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import binaryUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import type { GraphKind } from '../../../src/domain/model-manifest.ts';
import type { VoiceModel } from '../../../src/speech/model/voice-model.ts';
import { SESSION_OPTIONS } from '../../../src/speech/wasm/wasm-backend.ts';

env.wasm.numThreads = navigator.hardwareConcurrency;
env.wasm.wasmPaths = {
  mjs: new URL(moduleUrl, location.href),
  wasm: new URL(binaryUrl, location.href),
};

/** Opens a model file on ONNX Runtime's WASM backend. */
export function openSession(bytes: Uint8Array): Promise<InferenceSession> {
  return InferenceSession.create(bytes, { executionProviders: ['wasm'], logSeverityLevel: 3 });
}

/** Opens a graph of a voice model as the narrator does. */
export function openGraph(model: VoiceModel, kind: GraphKind): Promise<InferenceSession> {
  return InferenceSession.create(model.graph(kind), {
    ...SESSION_OPTIONS,
    externalData: model.tensors(kind),
    logSeverityLevel: 3,
  });
}

/** What a speech model makes of an utterance. */
export interface Spoken {
  audio: Float32Array<ArrayBuffer>;
  /** Where the model gives them. */
  durations: Float32Array<ArrayBuffer> | undefined;
  milliseconds: number;
}

/** Lets a speech model speak. */
export async function speak(
  session: InferenceSession,
  tokens: readonly number[],
  style: Float32Array<ArrayBuffer>,
): Promise<Spoken> {
  const padded = BigInt64Array.from([0, ...tokens, 0], BigInt);
  const begun = performance.now();
  const results = await session.run({
    tokens: new Tensor('int64', padded, [1, padded.length]),
    style: new Tensor('float32', style, [1, style.length]),
    speed: new Tensor('float32', Float32Array.of(1), [1]),
  });
  const milliseconds = performance.now() - begun;
  const durations = results['durations'];
  return {
    audio: floatsOf(results['audio']),
    durations: durations === undefined ? undefined : floatsOf(durations),
    milliseconds,
  };
}

function floatsOf(tensor: Tensor | undefined): Float32Array<ArrayBuffer> {
  if (tensor?.data instanceof Float32Array) return Float32Array.from(tensor.data);
  throw new Error(`The result is ${tensor?.type ?? 'missing'}, not floats.`);
}
