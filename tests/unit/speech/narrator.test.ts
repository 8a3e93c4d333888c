import { beforeEach, describe, expect, test } from 'vitest';
import type { ModelState } from '../../../src/domain/engine-state.ts';
import { LecternError } from '../../../src/domain/errors.ts';
import type {
  RawSpeech,
  SpeechBackend,
  SpeechInput,
  SpeechSession,
} from '../../../src/speech/backend.ts';
import type { ModelListener } from '../../../src/speech/model-store.ts';
import { FeedError } from '../../../src/speech/model/tensor-feed.ts';
import type { NarratorSetup, SpeechRequest } from '../../../src/speech/narrator-service.ts';
import { NarratorServiceImpl, type NarratorParts } from '../../../src/speech/narrator.ts';
import { join, MANIFEST, NO_MODEL, tone } from './model-fixture.ts';

const SETUP: NarratorSetup = { backend: 'wasm', threads: 2 };

const REQUEST: SpeechRequest = { phonemes: 'həlˈO.', voice: 'af_heart', speed: 1 };

type Run = (input: SpeechInput) => RawSpeech;

/** What a healthy model makes of any input: a tone of 75 ms a symbol. */
const healthy: Run = ({ tokens }) => {
  const symbols = tokens.length - 2;
  return {
    samples: join(tone(400, 0), tone(symbols * 75, 0.3), tone(400, 0)),
    durations: Float32Array.of(16, ...Array.from({ length: symbols }, () => 3), 16),
  };
};

const silent: Run = (input) => {
  const raw = healthy(input);
  return { ...raw, samples: raw.samples.fill(0) };
};

const broken: Run = () => {
  throw new Error('std::bad_alloc');
};

/** A backend that answers run after run from a list, and healthily after its end. */
class ScriptedBackend implements SpeechBackend {
  kind: SpeechBackend['kind'] = 'wasm';
  readonly threads = 2;
  runs: Run[] = [];
  inputs: SpeechInput[] = [];
  opened = 0;
  closed = 0;
  running = 0;
  openFailure: Error | null = null;
  readonly memoryBytes = (): number => 4_096;

  open(): Promise<SpeechSession> {
    if (this.openFailure !== null) return Promise.reject(this.openFailure);
    this.opened += 1;
    return Promise.resolve({
      run: async (input: SpeechInput) => {
        this.running += 1;
        expect(this.running).toBe(1);
        await Promise.resolve();
        this.running -= 1;
        this.inputs.push(input);
        return (this.runs.shift() ?? healthy)(input);
      },
      close: () => {
        this.closed += 1;
        return Promise.resolve();
      },
    });
  }
}

let backend: ScriptedBackend;
let parts: NarratorParts;
let narrator: NarratorServiceImpl;
let events: string[];

beforeEach(() => {
  backend = new ScriptedBackend();
  events = [];
  const state = (name: ModelState['state']): ModelState => ({
    state: name,
    loadedBytes: 4,
    totalBytes: 4,
    id: MANIFEST.id,
  });
  parts = {
    models: {
      fetch: (listener: ModelListener) => {
        events.push('fetch');
        listener(state('stored'));
        return Promise.resolve(MANIFEST);
      },
      read: (_, listener: ModelListener) => {
        events.push('read');
        listener(state('loading'));
        return Promise.resolve(NO_MODEL);
      },
      readAhead: () => Promise.resolve(null),
      removeOthers: () => {
        events.push('remove others');
        return Promise.resolve();
      },
    },
    voices: {
      style: (_, id, tokens) =>
        id === 'af_heart'
          ? Promise.resolve(new Float32Array(256).fill(tokens))
          : Promise.reject(new LecternError('voice-unknown', id)),
    },
    checkBrowser: () => undefined,
    createBackend: () => backend,
    now: () => 0,
    hearMessages: () => Promise.resolve(),
  };
  narrator = new NarratorServiceImpl(parts);
});

describe('loading', () => {
  test('fetches, opens, removes what other models left, and tells each step', async () => {
    const states: string[] = [];
    const info = await narrator.load(SETUP, ({ state }) => states.push(state));
    expect(info).toEqual({ backend: 'wasm', threads: 2, modelId: MANIFEST.id });
    expect(events).toEqual(['fetch', 'read', 'remove others']);
    expect(states).toEqual(['stored', 'loading', 'ready']);
  });

  test('happens once, even when asked for twice at the same time', async () => {
    await Promise.all([
      narrator.load(SETUP, () => undefined),
      narrator.load(SETUP, () => undefined),
    ]);
    expect(backend.opened).toBe(1);
  });

  test('is refused before anything is fetched where there are no threads', async () => {
    parts.createBackend = () => {
      throw new LecternError('not-isolated', 'no');
    };
    const states: string[] = [];
    const loading = narrator.load(SETUP, ({ state }) => states.push(state));
    await expect(loading).rejects.toMatchObject({ code: 'not-isolated' });
    expect(events).toEqual([]);
    expect(states).toEqual(['failed']);
  });

  test('leaves the weights to their worker where there is one', async () => {
    parts.models.readAhead = () => {
      events.push('read ahead');
      return Promise.resolve(NO_MODEL);
    };
    await narrator.load(SETUP, () => undefined);
    expect(events).toEqual(['fetch', 'read ahead', 'remove others']);
    expect(backend.opened).toBe(1);
  });

  test('reads the weights itself when their worker could not', async () => {
    parts.models.readAhead = () => {
      events.push('read ahead');
      backend.openFailure = new FeedError('no weights');
      return Promise.resolve(NO_MODEL);
    };
    const read = parts.models.read;
    parts.models.read = (...given) => {
      backend.openFailure = null;
      return read(...given);
    };
    await narrator.load(SETUP, () => undefined);
    expect(events).toEqual(['fetch', 'read ahead', 'read', 'remove others']);
    expect(backend.opened).toBe(1);
  });

  test('reads the weights itself for a graphics card', async () => {
    backend.kind = 'webgpu';
    parts.models.readAhead = () => Promise.reject(new Error('not for this one'));
    await narrator.load(SETUP, () => undefined);
    expect(events).toEqual(['fetch', 'read', 'remove others']);
  });

  test('fails as model-failed when the session cannot be opened, and succeeds the next time', async () => {
    backend.openFailure = new Error('out of memory');
    const states: string[] = [];
    const loading = narrator.load(SETUP, ({ state }) => states.push(state));
    await expect(loading).rejects.toMatchObject({ code: 'model-failed', retryable: true });
    expect(states.at(-1)).toBe('failed');
    backend.openFailure = null;
    await expect(narrator.load(SETUP, () => undefined)).resolves.toMatchObject({ threads: 2 });
  });

  test('is refused outside of secure contexts, as is fetching', async () => {
    parts.checkBrowser = () => {
      throw new LecternError('browser-unsupported', 'no');
    };
    const expected = expect.objectContaining({ code: 'browser-unsupported' }) as LecternError;
    await expect(narrator.fetchModel(() => undefined)).rejects.toEqual(expected);
    await expect(narrator.load(SETUP, () => undefined)).rejects.toEqual(expected);
    expect(events).toEqual([]);
  });
});

describe('speaking', () => {
  beforeEach(() => narrator.load(SETUP, () => undefined));

  test('gives the model the tokens, the style for their number, and the speed', async () => {
    const chunk = await narrator.speak({ ...REQUEST, speed: 1.2 });
    const input = backend.inputs[0];
    expect(input?.tokens).toHaveLength(8);
    expect([input?.tokens[0], input?.tokens.at(-1)]).toEqual([0, 0]);
    expect(input?.style[0]).toBe(6);
    expect(input?.speed).toBe(1.2);
    expect(chunk.symbolEnds).toHaveLength(6);
    expect(chunk.samples.length / 24).toBeCloseTo(6 * 75 + 130, -1);
    expect(chunk.tempo).toBe(1);
  });

  test.each([
    [0.5, 0.8],
    [2, 1.25],
  ])('leaves of the speed %f all beyond %f to stretching', async (speed, modelSpeed) => {
    const { tempo } = await narrator.speak({ ...REQUEST, speed });
    expect(backend.inputs[0]?.speed).toBe(modelSpeed);
    expect(tempo * modelSpeed).toBeCloseTo(speed, 9);
  });

  test('loads the model when nobody did', async () => {
    await narrator.speak(REQUEST);
    expect(events).toEqual(['fetch', 'read', 'remove others']);
  });

  test('does one text at a time, in the order in which they came', async () => {
    const speeds = [0.8, 0.9, 1.1, 1.25];
    await Promise.all(speeds.map((speed) => narrator.speak({ ...REQUEST, speed })));
    expect(backend.inputs.map((input) => input.speed)).toEqual(speeds);
  });

  test.each([0.49, 2.01, NaN])('at the speed %f is refused', async (speed) => {
    const speaking = narrator.speak({ ...REQUEST, speed });
    await expect(speaking).rejects.toMatchObject({ code: 'speed-out-of-range' });
    expect(backend.inputs).toEqual([]);
  });

  test('goes on after a text that was refused', async () => {
    const refused = narrator.speak({ ...REQUEST, voice: 'af_nobody' });
    const spoken = narrator.speak(REQUEST);
    await expect(refused).rejects.toMatchObject({ code: 'voice-unknown' });
    await expect(spoken).resolves.toMatchObject({ milliseconds: 0 });
  });

  test('tries once more when the model says nothing', async () => {
    backend.runs = [silent];
    const chunk = await narrator.speak(REQUEST);
    expect(backend.inputs).toHaveLength(2);
    expect(chunk.samples.some((sample) => sample > 0.2)).toBe(true);
  });

  test('fails as speech-failed when the model says nothing twice, and names the text', async () => {
    backend.runs = [silent, silent];
    const speaking = narrator.speak(REQUEST);
    await expect(speaking).rejects.toMatchObject({ code: 'speech-failed', retryable: true });
    await expect(speaking).rejects.toThrow(/həlˈO/);
    expect(backend.inputs).toHaveLength(2);
  });

  test('opens a new session when a run breaks down', async () => {
    backend.runs = [broken];
    await expect(narrator.speak(REQUEST)).resolves.toMatchObject({ milliseconds: 0 });
    expect([backend.opened, backend.closed]).toEqual([2, 1]);
  });

  test('fails when the new session breaks down, too, and starts afresh with the next text', async () => {
    backend.runs = [broken, broken];
    const speaking = narrator.speak(REQUEST);
    await expect(speaking).rejects.toMatchObject({ code: 'speech-failed' });
    await expect(speaking).rejects.toThrow(/bad_alloc/);
    await expect(narrator.speak(REQUEST)).resolves.toMatchObject({ milliseconds: 0 });
    expect([backend.opened, backend.closed]).toEqual([3, 2]);
  });

  test('fails as speech-failed when a broken session cannot be replaced', async () => {
    await narrator.load(SETUP, () => undefined);
    backend.runs = [broken];
    backend.openFailure = new Error('aborted');
    const speaking = narrator.speak(REQUEST);
    await expect(speaking).rejects.toMatchObject({ code: 'speech-failed', retryable: true });
    await expect(speaking).rejects.toThrow(/aborted/);
  });

  test('fails as model-unreachable when a broken session’s model is gone from this machine', async () => {
    await narrator.load(SETUP, () => undefined);
    backend.runs = [broken];
    parts.models.read = () => Promise.reject(new LecternError('model-unreachable', 'no'));
    await expect(narrator.speak(REQUEST)).rejects.toMatchObject({ code: 'model-unreachable' });
  });
});

describe('an abort', () => {
  beforeEach(() => narrator.load(SETUP, () => undefined));

  test('of a text that waits lets the others through', async () => {
    const controller = new AbortController();
    const first = narrator.speak(REQUEST);
    const second = narrator.speak({ ...REQUEST, speed: 1.1 }, controller.signal);
    const third = narrator.speak({ ...REQUEST, speed: 1.2 });
    controller.abort();
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    await Promise.all([first, third]);
    expect(backend.inputs.map((input) => input.speed)).toEqual([1, 1.2]);
  });

  test('that came during the run is heard after it, and the session lives on', async () => {
    const controller = new AbortController();
    parts.hearMessages = () => {
      controller.abort();
      return Promise.resolve();
    };
    const speaking = narrator.speak(REQUEST, controller.signal);
    await expect(speaking).rejects.toMatchObject({ name: 'AbortError' });
    await narrator.speak(REQUEST);
    expect([backend.opened, backend.closed]).toEqual([1, 0]);
  });

  test('of a load is no failure', async () => {
    const states: string[] = [];
    const controller = new AbortController();
    parts.models.fetch = (_, signal) => {
      controller.abort();
      signal?.throwIfAborted();
      return Promise.resolve(MANIFEST);
    };
    const fresh = new NarratorServiceImpl(parts);
    const loading = fresh.load(SETUP, ({ state }) => states.push(state), controller.signal);
    await expect(loading).rejects.toMatchObject({ name: 'AbortError' });
    expect(states).toEqual([]);
  });
});
