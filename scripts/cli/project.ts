import { join, resolve } from 'node:path';

/** The checkout's top folder. */
export const PROJECT_FOLDER = join(import.meta.dirname, '..', '..');

/** Where the production build lies. */
export const DIST_FOLDER = join(PROJECT_FOLDER, 'dist');

/** A build to use as it is, instead of making one: the folder that LECTERN_DIST names. */
export function givenBuild(): string | undefined {
  const given = process.env['LECTERN_DIST'];
  return given === undefined || given === '' ? undefined : resolve(given);
}
