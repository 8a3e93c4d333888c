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

/** What `lectern.engine()` reports; written by the tab that works. */
export interface EngineState {
  backend: 'wasm' | 'webgpu';
  threads: number;
  model: ModelState;
  /** Why the model is not there, while `model.state` is `failed`. */
  modelError: ErrorRecord | null;
  /** Outcome of the backend's probe; null until one has been made. */
  probe: { backend: 'wasm' | 'webgpu'; passed: boolean; detail: string } | null;
  /** Audio seconds per wall second over the last chunks; null before the first. */
  realTimeFactor: number | null;
}
