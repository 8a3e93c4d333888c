import { join } from 'node:path';

/** The checkout's top folder. */
export const PROJECT_FOLDER = join(import.meta.dirname, '..', '..');

/** Where the production build lies. */
export const DIST_FOLDER = join(PROJECT_FOLDER, 'dist');
