import type { BackendKind } from '../domain/engine-state.ts';
import type { VoiceModel } from './model/voice-model.ts';

/** One run's input. */
export interface SpeechInput {
  /** Token ids with the boundary id 0 at both ends. */
  tokens: readonly number[];
  /** One row of a voice file. */
  style: Float32Array<ArrayBuffer>;
  /** Factor; the model divides its durations by it. */
  speed: number;
}

/** One run's output, as the model gives it. */
export interface RawSpeech {
  /** Mono, at the manifest's sample rate. */
  samples: Float32Array;
  /** One for each token, the boundaries included, in the manifest's `samplesPerDuration`. */
  durations: Float32Array;
}

/** An opened model. Runs do not overlap: callers take turns. */
export interface SpeechSession {
  run(input: SpeechInput): Promise<RawSpeech>;
  /** Frees the model's memory. */
  close(): Promise<void>;
}

/** A way to run the model. Each has a folder of its own beside this file. */
export interface SpeechBackend {
  readonly kind: BackendKind;
  /** Threads on the processor that it works with. */
  readonly threads: number;
  /** Bytes of memory that it holds on the processor's side; 0 where that cannot be told. */
  memoryBytes(): number;
  /** Opens one of a model's graphs; the model is not needed any longer once it resolves. */
  open(model: VoiceModel): Promise<SpeechSession>;
}
