import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
// As files of Lectern's own: the runtime starts its threads from the URL of its module, which a policy
// without `blob:` allows only when the module is a file of the same origin.
import moduleUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import binaryUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import type { GraphKind } from '../../domain/model-manifest.ts';
import type { RawSpeech, SpeechBackend, SpeechInput, SpeechSession } from '../backend.ts';
import type { VoiceModel } from '../model/voice-model.ts';
import { GraphFallback } from './graph-choice.ts';
import { watchWasmMemories } from './wasm-memories.ts';

/** Milliseconds for the runtime to start; without a limit, a thread that fails to load hangs it. */
const START_LIMIT = 120_000;

/** How every session is opened. */
export const SESSION_OPTIONS = {
  executionProviders: ['wasm'],
  // The compiler has done all that is of use. The runtime's own rewriting takes a fourth of the time that
  // opening takes, and what comes out is 3 % slower.
  graphOptimizationLevel: 'disabled',
  // Operators run one after the other either way. Asked for this, the runtime plans no buffers
  // ahead: planning takes seconds, and planned buffers are held for longer than they are used.
  executionMode: 'parallel',
} as const satisfies InferenceSession.SessionOptions;

/** Runs the model on the processor with WebAssembly, SIMD and threads. */
export class WasmBackend implements SpeechBackend {
  readonly kind = 'wasm';
  readonly threads: number;
  readonly memoryBytes: () => number;
  readonly #graph: GraphFallback;

  /**
   * @param threads fixed for the life of the worker: the runtime starts them once
   * @param graph what to run; see {@link GraphFallback} for what happens when it breaks down
   */
  constructor(threads: number, graph: GraphKind) {
    this.threads = threads;
    this.#graph = new GraphFallback(graph);
    this.memoryBytes = watchWasmMemories();
    env.wasm.numThreads = threads;
    env.wasm.initTimeout = START_LIMIT;
    env.wasm.wasmPaths = {
      mjs: new URL(moduleUrl, import.meta.url),
      wasm: new URL(binaryUrl, import.meta.url),
    };
  }

  async open(model: VoiceModel): Promise<SpeechSession> {
    const session = await this.#graph.open((kind) => createSession(model, kind));
    return new WasmSession(session, () => {
      this.#graph.retreat();
    });
  }
}

async function createSession(model: VoiceModel, kind: GraphKind): Promise<InferenceSession> {
  try {
    const externalData = model.tensors(kind);
    return await InferenceSession.create(model.graph(kind), { ...SESSION_OPTIONS, externalData });
  } catch (thrown) {
    throw model.failure ?? thrown;
  }
}

class WasmSession implements SpeechSession {
  readonly #session: InferenceSession;
  readonly #onFailure: () => void;

  /** @param onFailure hears of a run that failed, for lack of memory most likely */
  constructor(session: InferenceSession, onFailure: () => void) {
    this.#session = session;
    this.#onFailure = onFailure;
  }

  async run(input: SpeechInput): Promise<RawSpeech> {
    try {
      return await this.#run(input);
    } catch (thrown) {
      this.#onFailure();
      throw thrown;
    }
  }

  async #run({ tokens, style, speed }: SpeechInput): Promise<RawSpeech> {
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
