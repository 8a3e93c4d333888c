import type { ModelShard } from '../../domain/model-manifest.ts';

/** Files that are read at a time: while one is verified, the next one comes. */
const READ_AT_ONCE = 2;

/**
 * Reads files of the model.
 * @param read brings the content of a file; asked for two at a time
 * @returns gives the content of each
 */
export async function readFiles(
  files: readonly ModelShard[],
  read: (file: ModelShard) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<(file: ModelShard) => Uint8Array<ArrayBuffer>> {
  const contents = new Map<ModelShard, Uint8Array<ArrayBuffer>>();
  const waiting = files.values();
  const readSome = async (): Promise<void> => {
    for (const file of waiting) contents.set(file, await read(file));
  };
  await Promise.all(Array.from({ length: READ_AT_ONCE }, readSome));
  return (file) => contents.get(file) ?? new Uint8Array();
}
