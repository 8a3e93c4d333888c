import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import type { ModelState } from '../../../src/domain/engine-state.ts';
import { filesOf } from '../../../src/domain/model-manifest.ts';
import { connectWorker, type WorkerConnection } from '../../../src/ports/rpc.ts';
import { sha256Hex } from '../../../src/speech/asset.ts';
import { CacheVault } from '../../../src/speech/vault/cache-vault.ts';
import manifest from '../../fixtures/voice-model/model/manifest.json';
import type { StoreProbe, StoreSetup } from './store-worker.ts';

const BASE_URL = `${location.origin}/tests/fixtures/voice-model/`;
const FILES = filesOf(manifest);
const PATHS = FILES.map((file) => file.path).toSorted();

/** SHA-256 of what the model consists of once it is read. */
let content: string;
let store: string;
let vault: CacheVault;
let open: WorkerConnection<StoreProbe>[];

/** A worker as another tab would have it: own memory, same storage, same locks. */
function startTab(setup: Partial<StoreSetup> = {}): WorkerConnection<StoreProbe> {
  const name = JSON.stringify({ baseUrl: BASE_URL, store, ...setup });
  const url = new URL('./store-worker.ts', import.meta.url);
  const tab = connectWorker<StoreProbe>(new Worker(url, { type: 'module', name }), 'store');
  open.push(tab);
  return tab;
}

async function requestsOf(...tabs: WorkerConnection<StoreProbe>[]): Promise<string[]> {
  return (await Promise.all(tabs.map((tab) => tab.service.requests()))).flat().toSorted();
}

const ignore = (): void => undefined;

beforeAll(async () => {
  const { fast, plain, small } = manifest.graphs;
  const files = [...manifest.shards, fast, plain, small].map(async ({ path }) => {
    const response = await fetch(new URL(`model/${path}`, BASE_URL));
    return response.blob();
  });
  const joined = await new Blob(await Promise.all(files)).arrayBuffer();
  content = await sha256Hex(new Uint8Array(joined));
});

beforeEach(() => {
  store = `test-${crypto.randomUUID()}`;
  vault = new CacheVault(BASE_URL, store);
  open = [];
});

afterEach(async () => {
  for (const tab of open) tab.terminate();
  await caches.delete(store);
});

describe('the model', () => {
  test('is fetched, stored and given back whole, with its progress told', async () => {
    const tab = startTab();
    const states: ModelState[] = [];
    expect(await tab.service.fetch((state) => states.push(state))).toBe(manifest.id);
    expect(states[0]).toEqual({
      state: 'downloading',
      loadedBytes: 0,
      totalBytes: manifest.bytes,
      id: manifest.id,
    });
    expect(states.at(-1)).toMatchObject({ state: 'stored', loadedBytes: manifest.bytes });
    const loaded = states.map((state) => state.loadedBytes);
    expect(loaded).toEqual(loaded.toSorted((a, b) => a - b));
    expect(states.length).toBeGreaterThan(manifest.shards.length);
    expect(await tab.service.read(ignore)).toBe(content);
    expect(await requestsOf(tab)).toEqual(PATHS);
  });

  test('is fetched from the network once only, not once a visit', async () => {
    await startTab().service.fetch(ignore);
    const later = startTab();
    await later.service.fetch(ignore);
    expect(await later.service.read(ignore)).toBe(content);
    expect(await requestsOf(later)).toEqual([]);
  });

  test('is there without a network once it has been fetched', async () => {
    await startTab().service.fetch(ignore);
    const offline = startTab({ offline: true });
    expect(await offline.service.fetch(ignore)).toBe(manifest.id);
    expect(await offline.service.read(ignore)).toBe(content);
  });

  test('is unreachable without a network before that, and the error says so', async () => {
    const fetching = startTab({ offline: true }).service.fetch(ignore);
    await expect(fetching).rejects.toMatchObject({ code: 'model-unreachable', retryable: true });
    await expect(fetching).rejects.toThrow(/manifest/);
  });

  test('is unreachable where the origin does not have it', async () => {
    const elsewhere = new URL('nowhere/', BASE_URL).href;
    const fetching = startTab({ baseUrl: elsewhere }).service.fetch(ignore);
    await expect(fetching).rejects.toMatchObject({ code: 'model-unreachable' });
  });
});

describe('an interruption', () => {
  test('by a tab that dies costs no shard that was complete', async () => {
    const dying = startTab({ hangsAt: PATHS[2] ?? '' });
    const fetching = dying.service.fetch(ignore);
    await Promise.race([dying.service.hung(), fetching]);
    fetching.catch(ignore);
    dying.terminate();
    const next = startTab();
    const states: ModelState[] = [];
    await next.service.fetch((state) => states.push(state));
    expect(states[0]?.loadedBytes).toBe(2 * 16_384);
    expect(await next.service.read(ignore)).toBe(content);
    expect(await requestsOf(next)).toEqual(PATHS.slice(2));
  });

  test('by the user is an abort and leaves the lock to others', async () => {
    const controller = new AbortController();
    const first = startTab({ hangsAt: PATHS[1] ?? '' });
    const fetching = first.service.fetch(ignore, controller.signal);
    await Promise.race([first.service.hung(), fetching]);
    const second = startTab();
    const waiting = second.service.fetch(ignore);
    controller.abort();
    await expect(fetching).rejects.toMatchObject({ name: 'AbortError' });
    expect(await waiting).toBe(manifest.id);
    expect(await requestsOf(second)).toEqual(PATHS.slice(1));
  });
});

describe('two tabs at once', () => {
  test('fetch each shard once between them', async () => {
    const tabs = [startTab(), startTab()] as const;
    await Promise.all(tabs.map((tab) => tab.service.fetch(ignore)));
    expect(await requestsOf(...tabs)).toEqual(PATHS);
    expect(await tabs[0].service.read(ignore)).toBe(content);
    expect(await tabs[1].service.read(ignore)).toBe(content);
  });

  test('fetch a damaged shard anew once between them', async () => {
    await startTab().service.fetch(ignore);
    const shard = manifest.shards[1];
    await vault.write(shard?.sha256 ?? '', new Uint8Array(shard?.bytes ?? 0));
    const tabs = [startTab(), startTab()] as const;
    const hashes = await Promise.all(tabs.map((tab) => tab.service.read(ignore)));
    expect(hashes).toEqual([content, content]);
    expect(await requestsOf(...tabs)).toEqual([shard?.path]);
  });
});

describe('a shard', () => {
  test('that was damaged on this machine is noticed and fetched again, it alone', async () => {
    await startTab().service.fetch(ignore);
    const shard = manifest.shards[2];
    const bytes = await vault.read(shard?.sha256 ?? '');
    if (bytes === null) throw new Error('the shard was not stored');
    bytes[5000] = (bytes[5000] ?? 0) ^ 4;
    await vault.write(shard?.sha256 ?? '', bytes);
    const tab = startTab();
    expect(await tab.service.read(ignore)).toBe(content);
    expect(await requestsOf(tab)).toEqual([shard?.path]);
    expect(await startTab({ offline: true }).service.read(ignore)).toBe(content);
  });

  test('of the wrong size counts as missing', async () => {
    await startTab().service.fetch(ignore);
    await vault.write(manifest.shards[0]?.sha256 ?? '', new Uint8Array(10));
    const tab = startTab();
    await tab.service.fetch(ignore);
    expect(await requestsOf(tab)).toEqual([PATHS[0]]);
  });

  test('that comes damaged is fetched once more', async () => {
    const tab = startTab({ spoilt: { path: PATHS[1] ?? '', times: 1 } });
    await tab.service.fetch(ignore);
    expect(await tab.service.read(ignore)).toBe(content);
    expect(await requestsOf(tab)).toEqual([PATHS[0], PATHS[1], ...PATHS.slice(1)]);
  });

  test('that comes damaged twice is model-corrupt, named, and not stored', async () => {
    const tab = startTab({ spoilt: { path: PATHS[1] ?? '', times: 2 } });
    const fetching = tab.service.fetch(ignore);
    await expect(fetching).rejects.toMatchObject({ code: 'model-corrupt' });
    await expect(fetching).rejects.toThrow(PATHS[1] ?? '');
    expect(await vault.list()).toEqual([manifest.shards[0]?.sha256]);
  });
});

test('what other models left is removed, and nothing else', async () => {
  const tab = startTab();
  await tab.service.fetch(ignore);
  await vault.write('a'.repeat(64), new Uint8Array(10));
  await tab.service.removeOthers();
  const kept = [...FILES.map((file) => file.sha256), 'manifest.json'];
  expect((await vault.list()).toSorted()).toEqual(kept.toSorted());
});

test('a full disk is storage-full, and the model comes once there is room', async () => {
  const quota = async (quotaSize?: number): Promise<void> => {
    const size = quotaSize === undefined ? {} : { quotaSize };
    await cdp().send('Storage.overrideQuotaForOrigin', { origin: location.origin, ...size });
  };
  const tab = startTab();
  try {
    await quota(1);
    await expect(tab.service.fetch(ignore)).rejects.toMatchObject({ code: 'storage-full' });
  } finally {
    await quota();
  }
  expect(await tab.service.fetch(ignore)).toBe(manifest.id);
});
