import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { sha256, writeAtomically } from '../assets/stored-file.ts';
import { compileLexicon, type MisakiDictionary } from './compile-lexicon.ts';
import { MISAKI, obtainMisaki } from './misaki-wheel.ts';

/** The accents and the prefix of their dictionaries in the package. */
const ACCENTS = [
  { language: 'en-us', prefix: 'us' },
  { language: 'en-gb', prefix: 'gb' },
] as const;

/** Changes whenever the same dictionaries shall give another file. */
const FORM = 'lectern-lexicon-1';

/** A lexicon in place. */
export interface PreparedLexicon {
  /** Path below the public folder. */
  path: string;
  bytes: number;
  sha256: string;
}

/**
 * Makes sure that `lexicon/<language>.lexicon` of every accent lies in the public folder, compiled
 * from the pinned package; does nothing when they are there and unharmed.
 * @throws Error when the package cannot be obtained
 */
export async function prepareLexicons(
  folders: { cache: string; public: string },
  env: NodeJS.ProcessEnv,
  log: (line: string) => void,
): Promise<PreparedLexicon[]> {
  const folder = join(folders.public, 'lexicon');
  const stampPath = join(folder, 'lexicon.json');
  const recipe = sha256(`${FORM} ${MISAKI.sha256}`);
  const current = await inPlace(folders.public, stampPath, recipe);
  if (current !== undefined) return current;
  const wheel = unzipSync(await obtainMisaki(folders.cache, env, log), {
    filter: ({ name }) => /^misaki\/data\/(?:us|gb)_(?:gold|silver)\.json$/u.test(name),
  });
  const dictionary = (name: string): MisakiDictionary => {
    const bytes = wheel[`misaki/data/${name}.json`];
    if (bytes === undefined) throw new Error(`${MISAKI.file} has no dictionary ${name}.`);
    return JSON.parse(strFromU8(bytes)) as MisakiDictionary;
  };
  const prepared: PreparedLexicon[] = [];
  for (const { language, prefix } of ACCENTS) {
    const path = `lexicon/${language}.lexicon`;
    const bytes = compileLexicon(dictionary(`${prefix}_gold`), dictionary(`${prefix}_silver`), {
      language,
      source: `misaki ${MISAKI.version}, Apache-2.0`,
    });
    await writeAtomically(join(folders.public, path), bytes);
    prepared.push({ path, bytes: bytes.length, sha256: sha256(bytes) });
  }
  await writeAtomically(stampPath, `${JSON.stringify({ recipe, lexicons: prepared }, null, 2)}\n`);
  return prepared;
}

async function inPlace(
  publicFolder: string,
  stampPath: string,
  recipe: string,
): Promise<PreparedLexicon[] | undefined> {
  try {
    const stamp = JSON.parse(await readFile(stampPath, 'utf8')) as {
      recipe: string;
      lexicons: PreparedLexicon[];
    };
    if (stamp.recipe !== recipe) return undefined;
    for (const { path, sha256: expected } of stamp.lexicons) {
      if (sha256(await readFile(join(publicFolder, path))) !== expected) return undefined;
    }
    return stamp.lexicons;
  } catch {
    // Missing or unreadable: made anew.
    return undefined;
  }
}
