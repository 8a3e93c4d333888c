import type { ErrorRecord } from './errors.ts';

/** How far the voice model has come onto this machine. */
export interface ModelState {
  state: 'absent' | 'downloading' | 'stored' | 'loading' | 'ready' | 'failed';
  /** Bytes that are on this machine or have come just now. */
  loadedBytes: number;
  totalBytes: number;
  /** Model id from the manifest; empty until it has been read. */
  id: string;
}

/** What the voice model runs on: the processor, or the graphics card. */
export type BackendKind = 'wasm' | 'webgpu';

/** Why the engine runs on what it runs on. */
export interface ProbeOutcome {
  backend: BackendKind;
  /** Whether WebGPU spoke as the processor does, and faster. */
  passed: boolean;
  /** What was found, in words for the user. */
  detail: string;
}

/** What `lectern.engine()` reports; written by the tab that works. */
export interface EngineState {
  backend: BackendKind;
  /** Threads of each narrator. */
  threads: number;
  /** Narrators that speak side by side. */
  narrators: number;
  model: ModelState;
  /** Why the model is not there, while `model.state` is `failed`. */
  modelError: ErrorRecord | null;
  /** Outcome of the choice between the backends; null until one has been made. */
  probe: ProbeOutcome | null;
  /** Audio seconds per wall second over the last chunks; null before the first. */
  realTimeFactor: number | null;
}

/** What the user may say of how the engine uses the machine. */
export interface EngineSettings {
  /** `auto` tries both and takes the faster one, if it speaks rightly. */
  backend: 'auto' | BackendKind;
  /** When to work with half of the threads: for a quiet fan and a lasting battery. */
  gentle: 'never' | 'on-battery' | 'always';
}

/** What the engine has to go by: what the user has said, and what the machine runs on. */
export interface EngineWish extends EngineSettings {
  isOnBattery: boolean;
}
