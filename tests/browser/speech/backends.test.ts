import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineContext, EngineCrew } from '../../../src/jobs/context.ts';
import { Narration } from '../../../src/jobs/narration.ts';
import { WorkerSlot } from '../../../src/ports/worker-slot.ts';
import { logMelDistance } from '../../../src/speech/log-mel.ts';
import { findGpuAdapter } from '../../../src/speech/webgpu/gpu-adapter.ts';
import { LecternDatabase } from '../../../src/storage/database.ts';
import { SettingsStore } from '../../../src/storage/settings-store.ts';
import { openStores } from '../../fixtures/jobs/open-stores.ts';
import type { TinyNarrator, TinySetup } from './tiny-narrator-worker.ts';
import { makeTinyModel } from './tiny-speech-model.ts';

/*
 * Real WebGPU on a simulated card, with a model that is small enough for it. What is made up: the tiny
 * model, a clock that favours the card, and that the card counts as a real one.
 */

const REQUEST = { phonemes: 'həlˈO wˈɜɹld.', voice: 'af_heart', speed: 1 };
const LOSSES = 20;
const MEGABYTE = 1_000_000;

let db: LecternDatabase;
let settings: SettingsStore;
let narrators: WorkerSlot<TinyNarrator>[];
let narration: Narration;
let urls: TinySetup;

function hold(model: Uint8Array<ArrayBuffer>): string {
  return URL.createObjectURL(new Blob([model]));
}

function makeNarration(): Narration {
  const crew = {
    narrators,
    rest: () => {
      for (const narrator of narrators) narrator.stop();
    },
  };
  const context: EngineContext = {
    ...openStores(db),
    settings,
    crew: crew as unknown as EngineCrew,
    machine: {
      inspect: () => ({ cores: 2, isolated: true, sharedMemory: true, memoryGigabytes: 8 }),
      findGpuAdapter: async () => {
        const adapter = await findGpuAdapter();
        return adapter && { ...adapter, isSoftware: false };
      },
      appVersion: 'test',
    },
    now: Date.now,
  };
  return new Narration(context);
}

beforeEach(() => {
  db = new LecternDatabase(`test-${crypto.randomUUID()}`);
  settings = new SettingsStore(db);
  urls = { wasm: hold(makeTinyModel()), webgpu: hold(makeTinyModel()) };
  narrators = [0, 1].map(
    () =>
      new WorkerSlot<TinyNarrator>(
        () =>
          new Worker(new URL('./tiny-narrator-worker.ts', import.meta.url), {
            type: 'module',
            name: JSON.stringify(urls),
          }),
        'narrator',
      ),
  );
  narration = makeNarration();
});

afterEach(async () => {
  for (const narrator of narrators) narrator.stop();
  await db.delete();
});

describe('the graphics card', () => {
  it('is there for these tests, and is known to be simulated', async () => {
    const adapter = await findGpuAdapter();
    expect(adapter?.name).toMatch(/swiftshader/i);
  });

  it('is chosen when it speaks as the processor does', async () => {
    const { backend } = await narration.load();
    expect(backend).toBe('webgpu');
    const onCard = await narration.speak(REQUEST);
    await settings.changeEngineSettings({ backend: 'wasm' });
    const onProcessor = await narration.speak(REQUEST);
    const { probe } = await settings.engine();
    expect(probe?.backend).toBe('wasm');
    expect(onCard.samples).toHaveLength(onProcessor.samples.length);
    expect(logMelDistance(onCard.samples, onProcessor.samples)).toBeLessThan(0.1);
  });

  it('is chosen, too, where WebAssembly cannot wait for a promise by itself', async () => {
    urls = { ...urls, cannotSuspend: true };
    const { backend } = await narration.load();
    expect(backend).toBe('webgpu');
    const onCard = await narration.speak(REQUEST);
    urls = { ...urls, cannotSuspend: false };
    for (const narrator of narrators) narrator.stop();
    const suspending = await narration.speak(REQUEST);
    expect(logMelDistance(onCard.samples, suspending.samples)).toBeLessThan(0.1);
  });

  it('is not chosen when its kernels compute something else', async () => {
    urls = { ...urls, webgpu: hold(makeTinyModel({ pitch: 1.3 })) };
    const { backend } = await narration.load();
    expect(backend).toBe('wasm');
    expect((await settings.engine()).probe?.detail).toContain('does not speak as it should');
  });

  it(`may be lost ${LOSSES} times, between chunks and in the middle of one, without losing a chunk`, async () => {
    await narration.load();
    const [first] = narrators;
    if (first === undefined) throw new Error('There is no narrator.');
    const whole = await narration.speak(REQUEST);
    for (let losses = 0; losses < LOSSES; losses += 1) {
      if (losses % 2 === 0) await first.service.loseDevice();
      const speaking = narration.speak(REQUEST);
      if (losses % 2 === 1) await first.service.loseDevice();
      expect((await speaking).samples).toEqual(whole.samples);
    }
    expect((await settings.engine()).backend).toBe('webgpu');
  });
});

describe('the processor', () => {
  it('speaks with the small graph, and loses no chunk, when memory cannot grow for the fast one', async () => {
    await settings.changeEngineSettings({ backend: 'wasm' });
    const whole = await narration.speak(REQUEST);
    await narration.rest();
    urls = { ...urls, fast: hold(makeTinyModel({ hunger: 75 * MEGABYTE })) };
    expect((await narration.speak(REQUEST)).samples).toEqual(whole.samples);
    await narration.rest();
    urls = { ...urls, mostBytes: 200 * MEGABYTE };
    for (let chunk = 0; chunk < 2; chunk += 1) {
      expect((await narration.speak(REQUEST)).samples).toEqual(whole.samples);
    }
    const { backend, modelError } = await settings.engine();
    expect([backend, modelError]).toEqual(['wasm', null]);
  });
});
