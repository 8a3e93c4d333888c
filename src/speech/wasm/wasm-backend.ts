import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
// As files of Lectern's own: the runtime starts its threads from the URL of its module, which a policy
// without `blob:` allows only when the module is a file of the same origin.
import moduleUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import binaryUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import type { RawSpeech, SpeechBackend, SpeechInput, SpeechSession } from '../backend.ts';
import { watchWasmMemories } from './wasm-memories.ts';

/** Milliseconds for the runtime to start; without a limit, a thread that fails to load hangs it. */
const START_LIMIT = 120_000;

/** Runs the model on the processor with WebAssembly, SIMD and threads. */
export class WasmBackend implements SpeechBackend {
  readonly kind = 'wasm';
  readonly threads: number;
  readonly memoryBytes: () => number;

  /** @param threads fixed for the life of the worker: the runtime starts them once */
  constructor(threads: number) {
    this.threads = threads;
    this.memoryBytes = watchWasmMemories();
    env.wasm.numThreads = threads;
    env.wasm.initTimeout = START_LIMIT;
    env.wasm.wasmPaths = {
      mjs: new URL(moduleUrl, import.meta.url),
      wasm: new URL(binaryUrl, import.meta.url),
    };
  }

  async open(model: Uint8Array<ArrayBuffer>): Promise<SpeechSession> {
    const session = await InferenceSession.create(model, {
      executionProviders: ['wasm'],
      graphOptimizationLevel: 'all',
    });
    return new WasmSession(session);
  }
}

class WasmSession implements SpeechSession {
  readonly #session: InferenceSession;

  constructor(session: InferenceSession) {
    this.#session = session;
  }

  async run({ tokens, style, speed }: SpeechInput): Promise<RawSpeech> {
    const ids = BigInt64Array.from(tokens, (token) => BigInt(token));
    const output = await this.#session.run({
      tokens: new Tensor('int64', ids, [1, ids.length]),
      style: new Tensor('float32', style, [1, style.length]),
      speed: new Tensor('float32', Float32Array.of(speed), [1]),
    });
    return {
      samples: floatsOf(output['audio'], 'audio'),
      durations: floatsOf(output['durations'], 'durations'),
    };
  }

  async close(): Promise<void> {
    await this.#session.release();
  }
}

function floatsOf(tensor: Tensor | undefined, name: string): Float32Array {
  if (tensor?.data instanceof Float32Array) return tensor.data;
  throw new Error(`The model has no output “${name}” of 32-bit floats.`);
}
