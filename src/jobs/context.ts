import type { EncoderService } from '../audio/encoder-service.ts';
import type { ExporterService } from '../audio/exporter-service.ts';
import type { WorkerSlot } from '../ports/worker-slot.ts';
import type { Machine } from '../speech/narrator-plan.ts';
import type { NarratorService } from '../speech/narrator-service.ts';
import type { GpuAdapter } from '../speech/webgpu/gpu-adapter.ts';
import type { BookStore } from '../storage/book-store.ts';
import type { ChunkStore } from '../storage/chunk-store.ts';
import type { JobStore } from '../storage/job-store.ts';
import type { PronunciationStore } from '../storage/pronunciation-store.ts';
import type { SettingsStore } from '../storage/settings-store.ts';
import type { SpeechStore } from '../storage/speech-store.ts';
import type { TextService } from '../text/text-service.ts';

type Post<T extends object> = Pick<WorkerSlot<T>, 'service' | 'stop'>;

/** The workers that the engine calls. */
export interface EngineCrew {
  text: Post<TextService>;
  /** At least two, each started when first called. */
  narrators: readonly Post<NarratorService>[];
  encoder: Post<EncoderService>;
  exporter: Post<ExporterService>;
  /** Gives back the memory of all that only work needs. */
  rest(): void;
}

/** What the engine asks of the machine that it runs on. */
export interface EngineMachine {
  inspect: () => Machine;
  findGpuAdapter: () => Promise<GpuAdapter | null>;
  /** Names this build of the app. */
  appVersion: string;
}

/** What the engine's parts share: stores, workers, and the clock. */
export interface EngineContext {
  jobs: JobStore;
  books: BookStore;
  chunks: ChunkStore;
  speeches: SpeechStore;
  settings: SettingsStore;
  pronunciations: PronunciationStore;
  crew: EngineCrew;
  machine: EngineMachine;
  /** Epoch milliseconds. */
  now: () => number;
}
