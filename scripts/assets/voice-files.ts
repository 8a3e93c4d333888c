import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { STYLE_SIZE, VOICE_ROWS, type VoiceFile } from '../../src/domain/model-manifest.ts';
import { VOICES } from '../../src/domain/voice.ts';
import {
  count,
  describe,
  fingerprint,
  isInPlace,
  removeAbandoned,
  writeAtomically,
} from './stored-file.ts';

/** Size of a voice file. */
export const VOICE_BYTES = VOICE_ROWS * STYLE_SIZE * Float32Array.BYTES_PER_ELEMENT;

/** A voice file with its bytes. */
export interface ReadVoice extends VoiceFile {
  id: string;
  data: Uint8Array;
}

/**
 * Reads the files of all English voices.
 * @param folder `voices/` of the package kokoro-js
 * @throws Error when one is missing or of another size
 */
export async function readVoices(folder: string): Promise<ReadVoice[]> {
  return Promise.all(
    VOICES.map(async ({ id }) => {
      const path = join(folder, `${id}.bin`);
      const data = await readFile(path).catch((cause: unknown) => {
        throw new Error(`The voice file ${path} is missing (${describe(cause)}). Run \`npm ci\`.`, {
          cause,
        });
      });
      if (data.length !== VOICE_BYTES) {
        throw new Error(
          `The voice file ${path} has ${count(data.length)} bytes, not ${count(VOICE_BYTES)}. ` +
            'Delete node_modules and run `npm ci`.',
        );
      }
      return { id, ...fingerprint(data), data };
    }),
  );
}

/** Writes the voices that a folder lacks. */
export async function placeVoices(folder: string, voices: readonly ReadVoice[]): Promise<void> {
  for (const voice of voices) {
    const path = join(folder, `${voice.id}.bin`);
    if (!(await isInPlace(path, voice))) await writeAtomically(path, voice.data);
  }
  await removeAbandoned(folder, /\.part$/);
}
