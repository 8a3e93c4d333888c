import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ModelState } from '../../../src/domain/engine-state.ts';
import type { SpokenChunk } from '../../../src/domain/speech.ts';
import { connectWorker, type WorkerConnection } from '../../../src/ports/rpc.ts';
import type { NarratorInfo, NarratorService } from '../../../src/speech/narrator-service.ts';
import { sha256Hex } from '../../../src/speech/asset.ts';

/** “Hello, world.” and “The cat sat down.” */
const HELLO = 'həlˈO, wˈɜɹld.';
const CAT = 'ðə kˈæt sˈæt dˈWn.';
const FIVE_MS = 120;
const QUIET = 10 ** (-50 / 20);

let connection: WorkerConnection<NarratorService>;
let narrator: NarratorService;
let info: NarratorInfo;
const states: ModelState[] = [];

function peakOf(samples: Float32Array): number {
  return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
}

function loudnessOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return 10 * Math.log10(power);
}

beforeAll(async () => {
  const url = new URL('../../../workers/narrator-worker.ts', import.meta.url);
  const worker = new Worker(url, { type: 'module', name: `${location.origin}/` });
  connection = connectWorker<NarratorService>(worker, 'narrator');
  narrator = connection.service;
  info = await narrator.load((state) => states.push(state));
});

afterAll(() => {
  connection.terminate();
});

test('the real model is fetched, opened and ready with the threads that the machine has', () => {
  expect(states[0]?.state).toBe('downloading');
  expect(states.at(-1)?.state).toBe('ready');
  expect(states.at(-1)?.loadedBytes).toBe(states.at(-1)?.totalBytes);
  expect(info.backend).toBe('wasm');
  expect(info.modelId).toMatch(/^kokoro-82m-/);
  const cores = navigator.hardwareConcurrency;
  expect(info.threads).toBe(cores <= 2 ? cores : cores - 1);
});

describe.each(['af_heart', 'bm_george'])('the voice %s', (voice) => {
  let chunk: SpokenChunk;

  beforeAll(async () => {
    chunk = await narrator.speak({ phonemes: HELLO, voice, speed: 1 });
  });

  test('speaks two words in about a second, at the level of speech', () => {
    const seconds = chunk.samples.length / 24_000;
    expect(seconds).toBeGreaterThan(0.7);
    expect(seconds).toBeLessThan(1.8);
    expect(loudnessOf(chunk.samples)).toBeGreaterThan(-32);
    expect(loudnessOf(chunk.samples)).toBeLessThan(-12);
    expect(chunk.milliseconds).toBeGreaterThan(0);
  });

  test('begins and ends with 5 ms under −50 dBFS, and with sound within 30 ms', () => {
    const { samples } = chunk;
    expect(peakOf(samples.subarray(0, FIVE_MS))).toBeLessThan(QUIET);
    expect(peakOf(samples.subarray(-FIVE_MS))).toBeLessThan(QUIET);
    expect(peakOf(samples.subarray(0, 6 * FIVE_MS))).toBeGreaterThan(QUIET);
    expect(peakOf(samples.subarray(-12 * FIVE_MS))).toBeGreaterThan(QUIET);
  });

  test('says when each symbol ends, in order, up to the last sample', () => {
    const ends = Array.from(chunk.symbolEnds);
    expect(ends).toHaveLength(HELLO.length);
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    expect(ends.at(-1)).toBe(chunk.samples.length);
    // The comma divides the words about in the middle.
    const comma = (ends[HELLO.indexOf(',')] ?? 0) / chunk.samples.length;
    expect(comma).toBeGreaterThan(0.3);
    expect(comma).toBeLessThan(0.7);
  });

  test('gives the same bytes for the same text again', async () => {
    await narrator.speak({ phonemes: CAT, voice, speed: 1 });
    const again = await narrator.speak({ phonemes: HELLO, voice, speed: 1 });
    expect(await sha256Hex(new Uint8Array(again.samples.buffer))).toBe(
      await sha256Hex(new Uint8Array(chunk.samples.buffer)),
    );
    expect(again.symbolEnds).toEqual(chunk.symbolEnds);
  });
});

test('speed makes speech shorter', async () => {
  const fast = await narrator.speak({ phonemes: CAT, voice: 'af_heart', speed: 1.5 });
  const slow = await narrator.speak({ phonemes: CAT, voice: 'af_heart', speed: 0.75 });
  expect(fast.samples.length).toBeLessThan(0.75 * slow.samples.length);
});

test('a voice that there is not is voice-unknown', async () => {
  const speaking = narrator.speak({ phonemes: CAT, voice: 'af_nobody', speed: 1 });
  await expect(speaking).rejects.toMatchObject({ code: 'voice-unknown' });
  await expect(speaking).rejects.toThrow(/af_nobody/);
});

test('an abort while another text is spoken drops the waiting one', async () => {
  const controller = new AbortController();
  const first = narrator.speak({ phonemes: CAT, voice: 'af_heart', speed: 1 });
  const second = narrator.speak(
    { phonemes: HELLO, voice: 'af_heart', speed: 1 },
    controller.signal,
  );
  controller.abort();
  await expect(second).rejects.toMatchObject({ name: 'AbortError' });
  expect((await first).samples.length).toBeGreaterThan(0);
});
