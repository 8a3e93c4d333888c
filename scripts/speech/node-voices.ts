import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import type { ModelManifest } from '../../src/domain/model-manifest.ts';
import { parseManifest } from '../../src/speech/manifest-parser.ts';
import { VoiceStore } from '../../src/speech/voice-store.ts';
import { createEnglishSource } from '../../src/text/english-source.ts';
import { lexiconPath } from '../../src/text/english/lexicon/lexicon-loader.ts';
import { TextPlanner } from '../../src/text/text-planner.ts';
import { PROJECT_FOLDER } from '../cli/project.ts';

const PUBLIC = join(PROJECT_FOLDER, 'public');

/** The prepared model's manifest. */
export async function readManifest(): Promise<ModelManifest> {
  const text = await readFile(join(PUBLIC, 'model', 'manifest.json'), 'utf8');
  const manifest = parseManifest(JSON.parse(text));
  if (manifest === null) throw new Error('The manifest of the voice model is not understood.');
  return manifest;
}

/** The prepared model, put together from its shards. @throws Error when it is not what the manifest says */
export async function readModel(manifest: ModelManifest): Promise<Uint8Array<ArrayBuffer>> {
  const shards = await Promise.all(
    manifest.shards.map(({ path }) => readFile(join(PUBLIC, 'model', path))),
  );
  const model = new Uint8Array(Buffer.concat(shards));
  const hash = createHash('sha256').update(model).digest('hex');
  if (hash !== manifest.sha256) throw new Error('The voice model is not what its manifest says.');
  return model;
}

/** The prepared voices, read as the browser reads them. */
export function openVoices(): VoiceStore {
  return new VoiceStore('file:///', {
    read: async ({ url }) => {
      const file = await readFile(join(PUBLIC, new URL(url).pathname));
      return new Uint8Array(file);
    },
  });
}

/** The text reader, with the prepared lexicons. */
export function openPlanner(): TextPlanner {
  return new TextPlanner(
    createEnglishSource(async (language) => {
      return new Uint8Array(await readFile(join(PUBLIC, lexiconPath(language))));
    }),
  );
}
