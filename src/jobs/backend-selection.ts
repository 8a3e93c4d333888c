import { SAMPLE_RATE } from '../domain/audio-format.ts';
import type { BackendKind, EngineSettings, ProbeOutcome } from '../domain/engine-state.ts';
import type { SpokenChunk } from '../domain/speech.ts';
import { logMelDistance } from '../speech/log-mel.ts';
import type { SpeechRequest } from '../speech/narrator-service.ts';
import type { GpuAdapter } from '../speech/webgpu/gpu-adapter.ts';
import type { RememberedProbe } from '../storage/settings-store.ts';

/** What both backends are asked to speak: "The quick brown fox jumps over the lazy dog." */
export const PROBE_REQUEST: SpeechRequest = {
  phonemes: 'ðə kwˈɪk bɹˈWn fˈɑks ʤˈʌmps ˌOvəɹ ðə lˈAzi dˈɔɡ.',
  voice: 'af_heart',
  speed: 1,
};

/** Mean log-mel distance in dB up to which two renderings count as the same; rounding makes 0.1 to 0.5. */
const MOST_DISTANCE = 1.5;

/** One backend's rendering of the probe sentence, once warm. */
export type Trial = Pick<SpokenChunk, 'samples' | 'milliseconds'>;

/** What the choice between the backends needs. */
export interface BackendSelectionParts {
  findAdapter: () => Promise<GpuAdapter | null>;
  /** Names this build of the app: what was found for another one is found anew. */
  version: string;
  remembered: () => Promise<RememberedProbe | null>;
  remember: (probe: RememberedProbe) => Promise<void>;
  /** Brings the model onto this machine, which may take as long as it likes, and fail, without a card's fault. */
  prepare: (signal?: AbortSignal) => Promise<void>;
  /** Opens a backend, lets it warm up and speak {@link PROBE_REQUEST}; rejects when it cannot. */
  trial: (backend: BackendKind, signal?: AbortSignal) => Promise<Trial>;
}

/**
 * Chooses the backend by test, not by detection: the same sentence on both. What comes out is kept for
 * each graphics card and version of the app.
 */
export class BackendSelection {
  constructor(private readonly parts: BackendSelectionParts) {}

  /** @throws whatever preparing and the processor's own trial throw, and the signal's reason */
  async choose(wish: EngineSettings['backend'], signal?: AbortSignal): Promise<ProbeOutcome> {
    if (wish === 'wasm') return onProcessor('The processor was chosen in the settings.');
    const adapter = await this.parts.findAdapter();
    if (adapter === null) {
      return onProcessor('This browser offers no graphics card to WebGPU.');
    }
    if (wish === 'webgpu') {
      await this.parts.prepare(signal);
      return {
        backend: 'webgpu',
        passed: false,
        detail: `The graphics card (${adapter.name}) was chosen in the settings and not compared.`,
      };
    }
    if (adapter.isSoftware) return onProcessor('WebGPU is only simulated on this machine.');
    const key = `${this.parts.version} ${adapter.name}`;
    const remembered = await this.parts.remembered();
    const known = remembered?.key === key ? remembered.outcome : null;
    if (known?.backend !== 'wasm') await this.parts.prepare(signal);
    if (known !== null) return known;
    const outcome = await this.compare(adapter, signal);
    await this.parts.remember({ key, outcome });
    return outcome;
  }

  /** Notes that the graphics card has failed in use, so that it is not chosen again. */
  async drop(reason: string): Promise<ProbeOutcome> {
    const outcome = onProcessor(reason);
    const adapter = await this.parts.findAdapter();
    if (adapter !== null) {
      await this.parts.remember({ key: `${this.parts.version} ${adapter.name}`, outcome });
    }
    return outcome;
  }

  private async compare(adapter: GpuAdapter, signal?: AbortSignal): Promise<ProbeOutcome> {
    let candidate: Trial;
    try {
      candidate = await this.parts.trial('webgpu', signal);
    } catch (thrown) {
      signal?.throwIfAborted();
      const detail = thrown instanceof Error ? thrown.message : String(thrown);
      return onProcessor(`The graphics card (${adapter.name}) could not speak: ${detail}`);
    }
    return judge(adapter, await this.parts.trial('wasm', signal), candidate);
  }
}

function judge(adapter: GpuAdapter, reference: Trial, candidate: Trial): ProbeOutcome {
  const seconds = Math.abs(reference.samples.length - candidate.samples.length) / SAMPLE_RATE;
  const distance = seconds > 0.1 ? Infinity : logMelDistance(reference.samples, candidate.samples);
  const times = reference.milliseconds / candidate.milliseconds;
  const found = `${adapter.name}: ${distance.toFixed(2)} dB from the processor's speech, ${times.toFixed(1)} times as fast`;
  if (!(distance < MOST_DISTANCE)) {
    return onProcessor(`The graphics card does not speak as it should (${found}).`);
  }
  if (!(times > 1)) return onProcessor(`The graphics card is no faster (${found}).`);
  return { backend: 'webgpu', passed: true, detail: `The graphics card is faster (${found}).` };
}

function onProcessor(detail: string): ProbeOutcome {
  return { backend: 'wasm', passed: false, detail };
}
