import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ModelManifest } from '../../../src/domain/model-manifest.ts';
import { connectWorker, type WorkerConnection } from '../../../src/ports/rpc.ts';
import { openSpeechStorage } from '../../../src/speech/speech-storage.ts';
import { readNotes } from '../../../src/speech/feed-notes.ts';
import type { AheadProbe } from './ahead-worker.ts';

const BASE_URL = `${location.origin}/tests/fixtures/voice-model/`;

const { vault } = openSpeechStorage(BASE_URL);
let thread: WorkerConnection<AheadProbe>;
let manifest: ModelManifest;

async function clear(): Promise<void> {
  for (const name of await vault.list()) await vault.delete(name);
}

beforeEach(async () => {
  await clear();
  const url = new URL('./ahead-worker.ts', import.meta.url);
  const worker = new Worker(url, { type: 'module', name: BASE_URL });
  thread = connectWorker<AheadProbe>(worker, 'thread');
  manifest = await thread.service.fetch();
});

afterEach(async () => {
  thread.terminate();
  await clear();
});

test('tensors are the same as those made in the thread that wants them, in whatever order', async () => {
  const expected = await thread.service.derived();
  expect(expected.length).toBeGreaterThan(3);
  const notes = () => readNotes(vault, manifest);
  const order = expected.map((_, place) => (place * 3) % expected.length);
  const inOrder = order.map((place) => expected[place]);
  expect(await thread.service.fed(order)).toEqual(inOrder);
  // What was asked for is known the next time.
  await expect.poll(notes).toEqual({ orders: { fast: order }, movesAsleep: true });
  expect(await thread.service.fed(order)).toEqual(inOrder);
  expect(await thread.service.fed(order.toReversed())).toEqual(inOrder.toReversed());
  await expect.poll(notes).toEqual({ orders: { fast: order.toReversed() }, movesAsleep: true });
});

test.each([
  ['missing', null],
  ['damaged', 1],
])('a shard that is %s fails whoever waits for a tensor', async (_, change) => {
  const [shard] = manifest.shards;
  const bytes = await vault.read(shard?.sha256 ?? '');
  expect(bytes).not.toBeNull();
  if (change === null) await vault.delete(shard?.sha256 ?? '');
  else
    await vault.write(
      shard?.sha256 ?? '',
      (bytes ?? new Uint8Array()).map((byte) => byte ^ change),
    );
  await expect(thread.service.fed([0])).rejects.toThrow('could not be read');
});
