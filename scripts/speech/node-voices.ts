import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelManifest } from '../../src/domain/model-manifest.ts';
import { parseManifest } from '../../src/speech/manifest-parser.ts';
import { readVoiceModel } from '../../src/speech/model/voice-model-reader.ts';
import type { VoiceModel } from '../../src/speech/model/voice-model.ts';
import { VoiceStore } from '../../src/speech/voice-store.ts';
import { createEnglishSource } from '../../src/text/english-source.ts';
import { lexiconPath } from '../../src/text/english/lexicon/lexicon-loader.ts';
import { TextPlanner } from '../../src/text/text-planner.ts';
import { readExpected } from '../assets/stored-file.ts';
import { PROJECT_FOLDER } from '../cli/project.ts';

const PUBLIC = join(PROJECT_FOLDER, 'public');

/** The prepared model's manifest. */
export async function readManifest(): Promise<ModelManifest> {
  const text = await readFile(join(PUBLIC, 'model', 'manifest.json'), 'utf8');
  const manifest = parseManifest(JSON.parse(text));
  if (manifest === null) throw new Error('The manifest of the voice model is not understood.');
  return manifest;
}

/** The prepared model. @throws Error when a file is not what the manifest says */
export function readModel(manifest: ModelManifest): Promise<VoiceModel> {
  return readVoiceModel(manifest, async (file) => {
    return new Uint8Array(await readExpected(join(PUBLIC, 'model', file.path), file));
  });
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
