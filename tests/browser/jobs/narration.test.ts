import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BackendKind } from '../../../src/domain/engine-state.ts';
import { LecternError } from '../../../src/domain/errors.ts';
import type { EngineContext, EngineCrew } from '../../../src/jobs/context.ts';
import { PROBE_REQUEST } from '../../../src/jobs/backend-selection.ts';
import { Narration } from '../../../src/jobs/narration.ts';
import type { NarratorSetup, SpeechRequest } from '../../../src/speech/narrator-service.ts';
import { LecternDatabase } from '../../../src/storage/database.ts';
import { SettingsStore } from '../../../src/storage/settings-store.ts';
import { openStores } from '../../fixtures/jobs/open-stores.ts';

const ORDINARY: SpeechRequest = { phonemes: 'wˈʌn', voice: 'af_heart', speed: 1 };

/** What a narrator is told to do with a chunk. */
type Script = (backend: BackendKind, slot: number) => Promise<void>;

/** A narrator in a slot: loses its session when it is stopped, as a worker does. */
class ScriptedNarrator {
  setup: NarratorSetup | null = null;
  stops = 0;
  memoryBytes = 0;
  /** How often it was asked to open its session. */
  loads = 0;
  fetching: () => Promise<void> = () => Promise.resolve();

  constructor(
    private readonly index: number,
    private readonly crew: ScriptedCrew,
  ) {}

  stop(): void {
    this.stops += 1;
    this.setup = null;
  }

  readonly service = {
    fetchModel: () => this.fetching(),
    load: (setup: NarratorSetup) => {
      this.loads += 1;
      this.setup ??= setup;
      return Promise.resolve({ ...this.setup, modelId: 'm' });
    },
    speak: async ({ phonemes }: SpeechRequest) => {
      const backend = this.setup?.backend;
      if (backend === undefined) throw new LecternError('internal', 'Not loaded.');
      const { memoryBytes } = this;
      const isProbe = phonemes === PROBE_REQUEST.phonemes;
      if (!isProbe) {
        this.crew.asked.push(`${backend} ${this.index}`);
        this.crew.heard.push(phonemes);
        await this.crew.script(backend, this.index);
      }
      const milliseconds = isProbe && backend === 'webgpu' ? 10 : 100;
      const samples = new Float32Array(24_000).map((_, at) => 0.3 * Math.sin(at / 20));
      const symbolEnds = new Uint32Array([24_000]);
      return { samples, symbolEnds, notes: [], tempo: 1, milliseconds, memoryBytes };
    },
  };
}

class ScriptedCrew {
  readonly asked: string[] = [];
  readonly heard: string[] = [];
  script: Script = () => Promise.resolve();
  readonly narrators = [0, 1].map((index) => new ScriptedNarrator(index, this));
  rest(): void {
    for (const narrator of this.narrators) narrator.stop();
  }
}

let db: LecternDatabase;
let settings: SettingsStore;
let crew: ScriptedCrew;
let narration: Narration;
let cores: number;
let hasCard: boolean;

beforeEach(() => {
  db = new LecternDatabase(`test-${crypto.randomUUID()}`);
  settings = new SettingsStore(db);
  crew = new ScriptedCrew();
  cores = 2;
  hasCard = true;
  const context: EngineContext = {
    ...openStores(db),
    settings,
    crew: crew as unknown as EngineCrew,
    machine: {
      inspect: () => ({ cores, isolated: true, sharedMemory: true, memoryGigabytes: 8 }),
      findGpuAdapter: () => Promise.resolve(hasCard ? { name: 'acme', isSoftware: false } : null),
      appVersion: 'test',
    },
    now: Date.now,
  };
  narration = new Narration(context);
});

afterEach(() => db.delete());

function lost(): Promise<never> {
  return Promise.reject(new LecternError('gpu-failed', 'The device was lost.'));
}

describe('on a graphics card that passed the probe', () => {
  it('chunks are spoken, and the engine says so', async () => {
    await narration.speak(ORDINARY);
    expect(crew.asked).toEqual(['webgpu 0']);
    const { backend, narrators, probe } = await settings.engine();
    expect([backend, narrators, probe?.passed]).toEqual(['webgpu', 1, true]);
  });

  it('a lost device costs no chunk: a fresh worker speaks it, twenty times over', async () => {
    await narration.load();
    for (let losses = 0; losses < 20; losses += 1) {
      let isLost = false;
      crew.script = () => {
        if (isLost) return Promise.resolve();
        isLost = true;
        return lost();
      };
      const { samples } = await narration.speak(ORDINARY);
      expect(samples).toHaveLength(24_000);
    }
    expect(crew.asked).toEqual(Array.from({ length: 40 }, () => 'webgpu 0'));
    expect((await settings.engine()).backend).toBe('webgpu');
  });

  it('a chunk whose device is lost twice is spoken by the processor, the next one by the card', async () => {
    crew.script = (backend) => (backend === 'webgpu' ? lost() : Promise.resolve());
    await narration.speak(ORDINARY);
    expect(crew.asked).toEqual(['webgpu 0', 'webgpu 0', 'wasm 1']);
    expect(crew.narrators[1]?.setup).toBeNull();
    crew.script = () => Promise.resolve();
    await narration.speak(ORDINARY);
    expect(crew.asked.at(-1)).toBe('webgpu 0');
  });

  it('a chunk that is spoken wrongly is spoken by the processor; the second one ends the card', async () => {
    crew.script = (backend) =>
      backend === 'webgpu'
        ? Promise.reject(new LecternError('speech-failed', 'It is silent.'))
        : Promise.resolve();
    await narration.speak(ORDINARY);
    expect(crew.asked).toEqual(['webgpu 0', 'wasm 1']);
    await narration.speak(ORDINARY);
    await narration.speak(ORDINARY);
    expect(crew.asked.slice(2)).toEqual(['webgpu 0', 'wasm 0', 'wasm 0']);
    const { backend, probe } = await settings.engine();
    expect(backend).toBe('wasm');
    expect(probe?.detail).toContain('It is silent.');
    await narration.rest();
    await narration.speak(ORDINARY);
    expect(crew.asked.at(-1)).toBe('wasm 0');
  });
});

it('a model that cannot be fetched is not held against the graphics card', async () => {
  const [first] = crew.narrators;
  if (first === undefined) throw new Error('There is no narrator.');
  first.fetching = () => Promise.reject(new LecternError('model-unreachable', 'No network.'));
  await expect(narration.speak(ORDINARY)).rejects.toMatchObject({ code: 'model-unreachable' });
  first.fetching = () => Promise.resolve();
  await narration.speak(ORDINARY);
  expect(crew.asked).toEqual(['webgpu 0']);
});

describe('on the processor', () => {
  beforeEach(() => {
    hasCard = false;
  });

  it('two narrators speak side by side where there are cores for them, in the order of asking', async () => {
    cores = 16;
    await narration.load();
    expect(narration.width).toBe(2);
    const running: number[] = [];
    const most: number[] = [];
    let meet: () => void = () => undefined;
    const met = new Promise<void>((resolve) => {
      meet = resolve;
    });
    crew.script = async (_, slot) => {
      running.push(slot);
      most.push(running.length);
      // The first one is held until a second one speaks beside it: this ends only if one does.
      if (running.length === 2) meet();
      await met;
      running.splice(running.indexOf(slot), 1);
    };
    const chunks = ['wˈʌn', 'tˈu', 'θɹˈi', 'fˈɔɹ'];
    await Promise.all(chunks.map((phonemes) => narration.speak({ ...ORDINARY, phonemes })));
    expect(crew.heard).toEqual(chunks);
    expect(Math.max(...most)).toBe(2);
    expect(new Set(crew.asked)).toEqual(new Set(['wasm 0', 'wasm 1']));
    expect(crew.narrators.map((narrator) => narrator.setup?.threads)).toEqual([7, 7]);
  });

  it('a narrator that has grown too large is replaced after its chunk', async () => {
    const [first] = crew.narrators;
    if (first === undefined) throw new Error('There is no narrator.');
    await narration.speak(ORDINARY);
    expect(first.stops).toBe(0);
    first.memoryBytes = 2 ** 31;
    await narration.speak(ORDINARY);
    expect([first.stops, first.setup]).toEqual([1, null]);
    first.memoryBytes = 0;
    await narration.speak(ORDINARY);
    expect(crew.asked).toHaveLength(3);
  });

  it('half of the threads work when the machine is to be spared, from the next chunk on', async () => {
    cores = 8;
    await narration.speak(ORDINARY);
    expect(crew.narrators[0]?.setup?.threads).toBe(7);
    await settings.changeEngineSettings({ gentle: 'on-battery' });
    await narration.speak(ORDINARY);
    expect(crew.narrators[0]?.setup?.threads).toBe(7);
    await settings.noteBattery(true);
    await narration.speak(ORDINARY);
    expect(crew.narrators[0]?.setup?.threads).toBe(3);
    expect((await settings.engine()).threads).toBe(3);
  });

  it('a wish that it is told of counts from the next chunk on, without a look into the database', async () => {
    cores = 8;
    const wish = { backend: 'wasm', isOnBattery: false } as const;
    narration.follow({ ...wish, gentle: 'never' });
    await settings.changeEngineSettings({ gentle: 'always' });
    await narration.speak(ORDINARY);
    expect(crew.narrators[0]?.setup?.threads).toBe(7);
    narration.follow({ ...wish, gentle: 'always' });
    await narration.speak(ORDINARY);
    expect(crew.narrators[0]?.setup?.threads).toBe(3);
  });

  it('a narrator is asked to open its session once, and again when it has died or was ended', async () => {
    const loads = async (): Promise<number | undefined> => {
      await narration.speak(ORDINARY);
      return crew.narrators[0]?.loads;
    };
    expect(await loads()).toBe(1);
    expect(await loads()).toBe(1);
    let deaths = 1;
    crew.script = () =>
      deaths-- > 0
        ? Promise.reject(new LecternError('worker-died', 'It died.', { retryable: true }))
        : Promise.resolve();
    expect(await loads()).toBe(2);
    await narration.rest();
    expect(await loads()).toBe(3);
    expect(await loads()).toBe(3);
  });

  it('the graphics card is used when the user wants it, the processor again when not', async () => {
    hasCard = true;
    await settings.changeEngineSettings({ backend: 'wasm' });
    await narration.speak(ORDINARY);
    await settings.changeEngineSettings({ backend: 'webgpu' });
    await narration.speak(ORDINARY);
    await settings.changeEngineSettings({ backend: 'wasm' });
    await narration.speak(ORDINARY);
    expect(crew.asked).toEqual(['wasm 0', 'webgpu 0', 'wasm 0']);
  });
});
