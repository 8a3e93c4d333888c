import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../../scripts/cli/arguments.ts';

/** Path below the app of one of the build's workers. */
export function findWorker(build: string, name: string): string {
  const found = readdirSync(join(build, 'assets')).find(
    (file) => file.startsWith(`${name}-worker-`) && file.endsWith('.js'),
  );
  if (found === undefined) {
    throw new CommandError('worker-missing', `The build in ${build} has no ${name} worker.`);
  }
  return `assets/${found}`;
}
