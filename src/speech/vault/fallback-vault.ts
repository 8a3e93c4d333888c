import { LecternError } from '../../domain/errors.ts';
import type { AssetVault } from '../asset-vault.ts';

/**
 * Two vaults as one: the second takes what the first refuses for another reason than lack of room,
 * which the two share. A vault that throws while it is looked into counts as empty.
 */
export class FallbackVault implements AssetVault {
  readonly #first: AssetVault;
  readonly #second: AssetVault;

  constructor(first: AssetVault, second: AssetVault) {
    this.#first = first;
    this.#second = second;
  }

  async sizeOf(name: string): Promise<number | null> {
    return (
      (await orNull(() => this.#first.sizeOf(name))) ??
      (await orNull(() => this.#second.sizeOf(name)))
    );
  }

  async read(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    return (
      (await orNull(() => this.#first.read(name))) ?? (await orNull(() => this.#second.read(name)))
    );
  }

  async write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    try {
      await this.#first.write(name, bytes);
    } catch (thrown) {
      if (thrown instanceof LecternError && thrown.code === 'storage-full') throw thrown;
      await this.#second.write(name, bytes);
    }
  }

  async delete(name: string): Promise<void> {
    await orNull(() => this.#first.delete(name));
    await orNull(() => this.#second.delete(name));
  }

  async list(): Promise<string[]> {
    const names = [
      ...((await orNull(() => this.#first.list())) ?? []),
      ...((await orNull(() => this.#second.list())) ?? []),
    ];
    return [...new Set(names)];
  }
}

async function orNull<T>(look: () => Promise<T>): Promise<T | null> {
  try {
    return await look();
  } catch {
    return null;
  }
}
