import { availableParallelism } from 'node:os';
import { env, InferenceSession, Tensor } from 'onnxruntime-web';
import type {
  RawSpeech,
  SpeechBackend,
  SpeechInput,
  SpeechSession,
} from '../../src/speech/backend.ts';
import type { VoiceModel } from '../../src/speech/model/voice-model.ts';

/** Runs the voice model in Node: the same WebAssembly as in the browser. */
export class NodeBackend implements SpeechBackend {
  readonly kind = 'wasm';
  readonly threads = Math.max(1, availableParallelism());

  async open(model: VoiceModel): Promise<SpeechSession> {
    env.wasm.numThreads = this.threads;
    const session = await InferenceSession.create(model.graph('fast'), {
      executionProviders: ['wasm'],
      executionMode: 'parallel',
      externalData: model.tensors('fast'),
    });
    return {
      run: (input) => runSession(session, input),
      close: () => session.release(),
    };
  }

  memoryBytes(): number {
    return 0;
  }
}

/** Runs a session; outputs that it does not have are empty. */
export async function runSession(
  session: InferenceSession,
  { tokens, style, speed }: SpeechInput,
): Promise<RawSpeech> {
  const ids = BigInt64Array.from(tokens, (token) => BigInt(token));
  const output = await session.run({
    tokens: new Tensor('int64', ids, [1, ids.length]),
    style: new Tensor('float32', style, [1, style.length]),
    speed: new Tensor('float32', Float32Array.of(speed), [1]),
  });
  const floats = (name: string): Float32Array => {
    const data = output[name]?.data;
    return data instanceof Float32Array ? data : new Float32Array(0);
  };
  return { samples: floats('audio'), durations: floats('durations') };
}
