import type { BackendKind, ModelState } from '../domain/engine-state.ts';
import type { SpokenChunk } from '../domain/speech.ts';

/** What to speak and how. */
export interface SpeechRequest {
  /** 1–510 symbols out of PHONEME_SYMBOLS, the context included. */
  phonemes: string;
  /** Spoken before and after in the same run, and cut off; see PlannedChunk. */
  before?: string;
  after?: string;
  /** A voice or a blend. */
  voice: string;
  /** Factor, 0.5–2. */
  speed: number;
  /** Factor on the pauses inside the chunk; 1 unless given. */
  pausePace?: number;
}

/** What a narrator works with, for the life of its worker. */
export interface NarratorSetup {
  backend: BackendKind;
  /** On the processor. */
  threads: number;
  /** Whether the processor runs the graph that takes the least memory, whatever the machine seems to have. */
  isSparing?: boolean;
}

/** How the narrator's session was set up. */
export interface NarratorInfo extends NarratorSetup {
  modelId: string;
}

/** A chunk, and what the narrator has come to weigh over it. */
export interface NarratedChunk extends SpokenChunk {
  /** Bytes of the narrator's own memory, which only grows; 0 where that cannot be told. */
  memoryBytes: number;
}

/** What the narrator worker offers. */
export interface NarratorService {
  /**
   * Brings the model onto this machine without loading it: every shard fetched once, verified, stored.
   * @throws LecternError model-unreachable, model-corrupt, storage-full
   */
  fetchModel(onProgress: (state: ModelState) => void, signal?: AbortSignal): Promise<void>;
  /**
   * Fetches what is missing and opens the session; a second call returns at once, whatever its setup.
   * @throws LecternError as fetchModel; model-failed, gpu-failed, memory-short
   */
  load(
    setup: NarratorSetup,
    onProgress: (state: ModelState) => void,
    signal?: AbortSignal,
  ): Promise<NarratorInfo>;
  /**
   * Synthesises one chunk with the model that has been loaded; the same request gives the same samples.
   * A run is not cut short by an abort, but its result is dropped.
   * @throws LecternError voice-unknown, voice-unreachable, storage-full, speed-out-of-range,
   * memory-short (a fresh, sparing worker goes on), speech-failed, gpu-failed (a fresh worker may do
   * better, because it has fresh memory and a fresh device); as load
   */
  speak(request: SpeechRequest, signal?: AbortSignal): Promise<NarratedChunk>;
}
