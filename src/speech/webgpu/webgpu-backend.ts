import type { InferenceSession, Tensor } from 'onnxruntime-web/webgpu';
import { LecternError } from '../../domain/errors.ts';
import type { RawSpeech, SpeechBackend, SpeechInput, SpeechSession } from '../backend.ts';
import type { VoiceModel } from '../model/voice-model.ts';
import { loadWebGpuRuntime, type WebGpuRuntime } from './webgpu-runtime.ts';

/** Milliseconds for one run before the graphics card counts as hung; a healthy one takes a second or two. */
const RUN_LIMIT = 30_000;

/**
 * Runs the model on the graphics card. A device that is lost stays lost: its session rejects with
 * `gpu-failed`, and only a fresh worker gets a fresh device. Where it hangs, that is `speech-failed`.
 */
export class WebGpuBackend implements SpeechBackend {
  readonly kind = 'webgpu';
  /** What the graphics card cannot do is done by the one thread that calls it. */
  readonly threads = 1;
  readonly #runtime: Promise<WebGpuRuntime>;

  constructor() {
    this.#runtime = loadWebGpuRuntime();
    // Whoever opens a model sees a failure; until then it is not unhandled.
    this.#runtime.catch(() => undefined);
  }

  memoryBytes(): number {
    return 0;
  }

  async open(model: VoiceModel): Promise<SpeechSession> {
    try {
      const runtime = await this.#runtime;
      const session = await runtime.InferenceSession.create(model.graph('plain'), {
        executionProviders: ['webgpu'],
        graphOptimizationLevel: 'all',
        externalData: model.tensors('plain'),
      });
      const device = await runtime.env.webgpu.device;
      return new WebGpuSession(runtime, session, device.lost);
    } catch (thrown) {
      throw gpuFailed(thrown);
    }
  }
}

class WebGpuSession implements SpeechSession {
  readonly #runtime: WebGpuRuntime;
  readonly #session: InferenceSession;
  readonly #lost: Promise<GPUDeviceLostInfo>;

  constructor(runtime: WebGpuRuntime, session: InferenceSession, lost: Promise<GPUDeviceLostInfo>) {
    this.#runtime = runtime;
    this.#session = session;
    this.#lost = lost;
  }

  async run(input: SpeechInput): Promise<RawSpeech> {
    const watchdog = AbortSignal.timeout(RUN_LIMIT);
    const given = new Promise<never>((_, reject) => {
      watchdog.addEventListener('abort', () => {
        const message = `The graphics card did not answer within ${RUN_LIMIT / 1_000} s.`;
        reject(new LecternError('speech-failed', message, { retryable: true }));
      });
      void this.#lost.then(({ message, reason }) => {
        reject(new Error(`the device was lost: ${message === '' ? reason : message}`));
      });
    });
    // When the run wins, nobody hears of these any longer.
    given.catch(() => undefined);
    try {
      return await Promise.race([this.#speak(input), given]);
    } catch (thrown) {
      throw gpuFailed(thrown);
    }
  }

  async #speak({ tokens, style, speed }: SpeechInput): Promise<RawSpeech> {
    const { Tensor } = this.#runtime;
    const ids = BigInt64Array.from(tokens, (token) => BigInt(token));
    // Outputs come back to the processor, where they are trimmed and encoded; the inputs are a
    // kilobyte, which no buffer of our own would make faster.
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

function gpuFailed(thrown: unknown): LecternError {
  if (thrown instanceof LecternError) return thrown;
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new LecternError(
    'gpu-failed',
    `The graphics card failed (${detail}). Lectern goes on with the processor if it fails again.`,
    { retryable: true, cause: thrown },
  );
}

function floatsOf(tensor: Tensor | undefined, name: string): Float32Array {
  if (tensor?.data instanceof Float32Array) return tensor.data;
  throw new Error(`The model has no output “${name}” of 32-bit floats.`);
}
