import { beforeEach, describe, expect, test } from 'vitest';
import { LecternError } from '../../../src/domain/errors.ts';
import { storageError, type AssetVault } from '../../../src/speech/asset-vault.ts';
import { FallbackVault } from '../../../src/speech/vault/fallback-vault.ts';

/** A vault in memory that can be told to fail. */
class MemoryVault implements AssetVault {
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();
  failure: Error | null = null;

  sizeOf(name: string): Promise<number | null> {
    return this.#do(() => this.files.get(name)?.byteLength ?? null);
  }
  read(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    return this.#do(() => this.files.get(name) ?? null);
  }
  write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    return this.#do(() => {
      this.files.set(name, bytes);
    });
  }
  delete(name: string): Promise<void> {
    return this.#do(() => {
      this.files.delete(name);
    });
  }
  list(): Promise<string[]> {
    return this.#do(() => [...this.files.keys()]);
  }
  #do<T>(work: () => T): Promise<T> {
    return this.failure === null ? Promise.resolve(work()) : Promise.reject(this.failure);
  }
}

let first: MemoryVault;
let second: MemoryVault;
let vault: FallbackVault;
const bytes = Uint8Array.of(1, 2, 3);

beforeEach(() => {
  first = new MemoryVault();
  second = new MemoryVault();
  vault = new FallbackVault(first, second);
});

describe('two vaults as one', () => {
  test('write to the first alone while it serves', async () => {
    await vault.write('a', bytes);
    expect([first.files.size, second.files.size]).toEqual([1, 0]);
  });

  test('write to the second when the first refuses, and read it back', async () => {
    first.failure = new DOMException('The operation is insecure.', 'SecurityError');
    await vault.write('a', bytes);
    expect(await vault.read('a')).toEqual(bytes);
    expect(await vault.sizeOf('a')).toBe(3);
    expect(await vault.list()).toEqual(['a']);
  });

  test('do not try the second when there is no room', async () => {
    first.failure = storageError(new DOMException('full', 'QuotaExceededError'), 3);
    await expect(vault.write('a', bytes)).rejects.toMatchObject({ code: 'storage-full' });
    expect(second.files.size).toBe(0);
  });

  test('fail with the error of the second when both refuse', async () => {
    first.failure = new Error('no');
    second.failure = new LecternError('storage-unavailable', 'not here either');
    await expect(vault.write('a', bytes)).rejects.toMatchObject({ code: 'storage-unavailable' });
  });

  test('delete from both and list each name once', async () => {
    first.files.set('a', bytes);
    second.files.set('a', bytes);
    second.files.set('b', bytes);
    expect(await vault.list()).toEqual(['a', 'b']);
    await vault.delete('a');
    expect([...first.files.keys(), ...second.files.keys()]).toEqual(['b']);
  });
});

describe('an error of the browser while storing', () => {
  test('is storage-full when the quota is exceeded, with the size in the message', () => {
    const error = storageError(new DOMException('full', 'QuotaExceededError'), 20_971_520);
    expect(error).toMatchObject({ code: 'storage-full', retryable: true });
    expect(error.message).toContain('21 MB');
  });

  test('is storage-unavailable otherwise', () => {
    expect(storageError(new TypeError('boom'), 1)).toMatchObject({ code: 'storage-unavailable' });
  });
});
