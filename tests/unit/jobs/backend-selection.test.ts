import { beforeEach, describe, expect, it } from 'vitest';
import type { BackendKind } from '../../../src/domain/engine-state.ts';
import {
  BackendSelection,
  type BackendSelectionParts,
  type Trial,
} from '../../../src/jobs/backend-selection.ts';
import type { GpuAdapter } from '../../../src/speech/webgpu/gpu-adapter.ts';
import type { RememberedProbe } from '../../../src/storage/settings-store.ts';

/** A second of two tones that glide, as loud as speech. */
function glide(seconds: number, detune = 1): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: seconds * 24_000 }, (_, index) => {
    const time = index / 24_000;
    return (
      0.3 * Math.sin(2 * Math.PI * (200 + 150 * time) * time * detune) +
      0.1 * Math.sin(2 * Math.PI * (1_500 - 400 * time) * time * detune)
    );
  });
}

const CARD: GpuAdapter = { name: 'acme one', isSoftware: false };

let trials: BackendKind[];
let results: Record<BackendKind, Trial | Error>;
let adapter: GpuAdapter | null;
let remembered: RememberedProbe | null;
let preparing: () => Promise<void>;
let parts: BackendSelectionParts;

beforeEach(() => {
  trials = [];
  results = {
    wasm: { samples: glide(1), milliseconds: 1_000 },
    webgpu: { samples: glide(1).map((sample) => sample * 1.001), milliseconds: 200 },
  };
  adapter = CARD;
  remembered = null;
  preparing = () => Promise.resolve();
  parts = {
    findAdapter: () => Promise.resolve(adapter),
    version: 'v1',
    remembered: () => Promise.resolve(remembered),
    remember: (probe) => {
      remembered = probe;
      return Promise.resolve();
    },
    prepare: () => preparing(),
    trial: (backend) => {
      trials.push(backend);
      const result = results[backend];
      return result instanceof Error ? Promise.reject(result) : Promise.resolve(result);
    },
  };
});

describe('the backend', () => {
  it('is the graphics card that speaks as the processor does, and faster', async () => {
    const outcome = await new BackendSelection(parts).choose('auto');
    expect(outcome).toMatchObject({ backend: 'webgpu', passed: true });
    expect(outcome.detail).toMatch(/acme one: 0\.\d\d dB .* 5\.0 times/);
  });

  it('is the processor where the card speaks something else, however fast', async () => {
    results.webgpu = { samples: glide(1, 1.5), milliseconds: 1 };
    const outcome = await new BackendSelection(parts).choose('auto');
    expect(outcome).toMatchObject({ backend: 'wasm', passed: false });
    expect(outcome.detail).toContain('does not speak as it should');
  });

  it.each([
    ['silence', new Float32Array(24_000)],
    ['numbers that are none', new Float32Array(24_000).fill(NaN)],
    ['half of it', glide(0.5)],
    ['nothing', new Float32Array()],
  ])('is the processor where the card speaks %s', async (_, samples) => {
    results.webgpu = { samples, milliseconds: 1 };
    const outcome = await new BackendSelection(parts).choose('auto');
    expect(outcome.backend).toBe('wasm');
  });

  it('is the processor where the card is no faster', async () => {
    results.webgpu = { samples: glide(1), milliseconds: 1_000 };
    const outcome = await new BackendSelection(parts).choose('auto');
    expect(outcome).toMatchObject({ backend: 'wasm', passed: false });
  });

  it('is the processor where the card cannot speak, without trying the processor', async () => {
    results.webgpu = new Error('no shader');
    const outcome = await new BackendSelection(parts).choose('auto');
    expect(outcome.backend).toBe('wasm');
    expect(outcome.detail).toContain('no shader');
    expect(trials).toEqual(['webgpu']);
  });

  it('is found once for a card and a version of the app', async () => {
    const selection = new BackendSelection(parts);
    const first = await selection.choose('auto');
    expect(await selection.choose('auto')).toEqual(first);
    expect(trials).toEqual(['webgpu', 'wasm']);
    adapter = { name: 'acme two', isSoftware: false };
    await selection.choose('auto');
    expect(trials).toHaveLength(4);
    await new BackendSelection({ ...parts, version: 'v2' }).choose('auto');
    expect(trials).toHaveLength(6);
  });

  it.each([null, { name: 'swiftshader', isSoftware: true }])(
    'is the processor without a trial where the card is %o',
    async (found) => {
      adapter = found;
      expect(await new BackendSelection(parts).choose('auto')).toMatchObject({ backend: 'wasm' });
      expect(trials).toEqual([]);
    },
  );

  it('is what the user says, without a trial', async () => {
    const selection = new BackendSelection(parts);
    expect(await selection.choose('wasm')).toMatchObject({ backend: 'wasm' });
    expect(await selection.choose('webgpu')).toMatchObject({ backend: 'webgpu', passed: false });
    expect(trials).toEqual([]);
  });

  it('stays the processor once the card has been given up', async () => {
    const selection = new BackendSelection(parts);
    expect(await selection.choose('auto')).toMatchObject({ backend: 'webgpu' });
    await selection.drop('It spoke nonsense twice.');
    const outcome = await selection.choose('auto');
    expect(outcome).toMatchObject({ backend: 'wasm', detail: 'It spoke nonsense twice.' });
  });

  it.each(['auto', 'webgpu'] as const)(
    'is not decided where the model cannot be had: no fault of the card (%s)',
    async (wish) => {
      preparing = () => Promise.reject(new Error('no network'));
      await expect(new BackendSelection(parts).choose(wish)).rejects.toThrow('no network');
      expect(trials).toEqual([]);
      expect(remembered).toBeNull();
    },
  );

  it('does not wait for the model where the processor is known to be chosen', async () => {
    results.webgpu = new Error('no shader');
    const selection = new BackendSelection(parts);
    const outcome = await selection.choose('auto');
    preparing = () => Promise.reject(new Error('no network'));
    expect(await selection.choose('auto')).toEqual(outcome);
  });

  it('is not decided by a trial that was given up', async () => {
    const controller = new AbortController();
    results.webgpu = new DOMException('Aborted', 'AbortError');
    controller.abort();
    const choice = new BackendSelection(parts).choose('auto', controller.signal);
    await expect(choice).rejects.toMatchObject({ name: 'AbortError' });
    expect(remembered).toBeNull();
  });
});
