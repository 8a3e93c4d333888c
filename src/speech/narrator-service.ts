import type { SpokenChunk } from '../domain/speech.ts';
import type { ModelState } from '../domain/engine-state.ts';

/** What to speak and how. */
export interface SpeechRequest {
  /** 1–510 symbols out of PHONEME_SYMBOLS. */
  phonemes: string;
  voice: string;
  /** The model's own speed input, 0.5–2. */
  speed: number;
}

/** How the narrator's session was set up. */
export interface NarratorInfo {
  backend: 'wasm' | 'webgpu';
  threads: number;
  modelId: string;
}

/** What the narrator worker offers. */
export interface NarratorService {
  /**
   * Brings the model onto this machine without loading it: every shard fetched once, verified, stored.
   * @throws LecternError model-unreachable, model-corrupt, storage-full
   */
  fetchModel(onProgress: (state: ModelState) => void, signal?: AbortSignal): Promise<void>;
  /**
   * Fetches what is missing and opens the session; a second call returns at once.
   * @throws LecternError as fetchModel; not-isolated, threads-unavailable, model-failed
   */
  load(onProgress: (state: ModelState) => void, signal?: AbortSignal): Promise<NarratorInfo>;
  /**
   * Synthesises one chunk; the same request gives the same samples. Loads the model if need be. A run
   * is not cut short by an abort, but its result is dropped.
   * @throws LecternError voice-unknown, voice-unreachable, storage-full, speed-out-of-range,
   * speech-failed (a fresh worker may do better, because it has fresh memory); as load
   */
  speak(request: SpeechRequest, signal?: AbortSignal): Promise<SpokenChunk>;
}
