import type { StoredValues } from './tensor-table.ts';

/** The weights of the model as they lie in memory: shards, none of which cuts a tensor in two. */
export class Weights {
  readonly #shards: { from: number; bytes: Uint8Array<ArrayBuffer> }[] = [];

  /** @param shards in their order */
  constructor(shards: readonly Uint8Array<ArrayBuffer>[]) {
    let from = 0;
    for (const bytes of shards) {
      this.#shards.push({ from, bytes });
      from += bytes.byteLength;
    }
  }

  /** Gives the memory back at once, whoever still holds a view; a collection of garbage may be long in coming. */
  release(): void {
    for (const { bytes } of this.#shards.splice(0)) {
      // Not in every browser, and not in the types.
      (bytes.buffer as { transfer?: (length: number) => ArrayBuffer }).transfer?.(0);
    }
  }

  /** A view of stored values as bytes. @throws RangeError when they lie in no shard */
  bytes({ type, at, count }: StoredValues): Uint8Array<ArrayBuffer> {
    const length = count * (type === 'float32' ? 4 : 1);
    const shard = this.#shards.findLast(({ from }) => from <= at);
    const start = at - (shard?.from ?? 0);
    if (shard === undefined || start + length > shard.bytes.byteLength) {
      throw new RangeError(`No part of the model holds ${length} bytes at ${at}.`);
    }
    return shard.bytes.subarray(start, start + length);
  }

  /** A view of stored floats. @throws RangeError as {@link Weights.bytes} */
  floats(stored: StoredValues): Float32Array<ArrayBuffer> {
    const { buffer, byteOffset } = this.bytes(stored);
    return new Float32Array(buffer, byteOffset, stored.count);
  }

  /** A view of stored 8-bit integers. @throws RangeError as {@link Weights.bytes} */
  integers(stored: StoredValues): Uint8Array<ArrayBuffer> | Int8Array<ArrayBuffer> {
    const bytes = this.bytes(stored);
    if (stored.type === 'uint8') return bytes;
    return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  }
}
