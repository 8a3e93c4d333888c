import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelSource, PublishedFile } from '../published-model.ts';

/** The file that an earlier run left in the cache folder. */
export function cachedFile(file: PublishedFile, folder: string): ModelSource {
  const path = join(folder, file.name);
  return {
    label: 'cache folder',
    locate: () =>
      existsSync(path)
        ? Promise.resolve(path)
        : Promise.reject(new Error(`${path} is not there yet`)),
  };
}
