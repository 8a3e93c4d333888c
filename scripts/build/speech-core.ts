import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { readCoreFile } from '../ffmpeg/node-core.ts';
import { cutToSpeech } from '../ffmpeg/speech-core.ts';

/** What the app imports. */
const IMPORTED = 'virtual:ffmpeg-speech.wasm?url';

let made: Promise<string> | null = null;

/** Path of the file, made once in a process. */
async function makeFile(folder: string): Promise<string> {
  const bytes = await cutToSpeech(await readCoreFile());
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'ffmpeg-speech.wasm');
  // In one step: another process may read it, or make the same.
  const part = `${path}.${process.pid}`;
  writeFileSync(part, bytes);
  renameSync(part, path);
  return path;
}

/**
 * Makes ffmpeg's core, cut down to what speech needs, a file of the app (docs/decisions/144-core-cut-to-speech.md).
 * @param folder where it is made
 */
export function speechCore(folder: string): Plugin {
  return {
    name: 'lectern-speech-core',
    async resolveId(id) {
      if (id !== IMPORTED) return null;
      made ??= makeFile(folder);
      return `${await made}?url`;
    },
  };
}
