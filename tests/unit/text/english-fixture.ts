import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../../../scripts/assets/cache-folder.ts';
import { prepareLexicons } from '../../../scripts/lexicon/prepare-lexicons.ts';
import {
  lexiconPath,
  type LexiconLoader,
} from '../../../src/text/english/lexicon/lexicon-loader.ts';

const PUBLIC = join(import.meta.dirname, '..', '..', '..', 'public');

let prepared: Promise<unknown> | undefined;

/** Loads the real lexicons, as the app serves them. */
export const loadLexicon: LexiconLoader = async (language) => {
  prepared ??= prepareLexicons(
    { cache: cacheFolder(process.env), public: PUBLIC },
    process.env,
    () => undefined,
  );
  await prepared;
  return new Uint8Array(await readFile(join(PUBLIC, lexiconPath(language))));
};

/** A machine that has never been online: there is no lexicon. */
export const noLexicon: LexiconLoader = () => Promise.reject(new Error('offline'));
