import { resolve } from 'node:path';
import type { ModelSource } from '../published-model.ts';

/** The file that the environment variable `LECTERN_MODEL` names; a relative path counts from the current folder. */
export function namedFile(env: NodeJS.ProcessEnv): ModelSource {
  const named = env['LECTERN_MODEL'] ?? '';
  return {
    label: 'LECTERN_MODEL',
    locate: () =>
      named === ''
        ? Promise.reject(new Error('the environment variable is not set'))
        : Promise.resolve(resolve(named)),
  };
}
