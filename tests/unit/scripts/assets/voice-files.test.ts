import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placeVoices, readVoices, VOICE_BYTES } from '../../../../scripts/assets/voice-files.ts';
import { VOICES } from '../../../../src/domain/voice.ts';
import { temporaryFolder } from './temporary-folder.ts';

const PACKAGE = join(import.meta.dirname, '../../../../node_modules/kokoro-js/voices');

/** A folder with copies of all voice files. */
function copyOfVoices(): string {
  const folder = temporaryFolder();
  for (const { id } of VOICES) copyFileSync(join(PACKAGE, `${id}.bin`), join(folder, `${id}.bin`));
  return folder;
}

describe('the voice files', () => {
  it('are there for all 28 English voices, each 510 rows of 256 finite floats, no two alike', async () => {
    const voices = await readVoices(PACKAGE);
    expect(voices.map((voice) => voice.id)).toEqual(VOICES.map((voice) => voice.id));
    expect(new Set(voices.map((voice) => voice.sha256)).size).toBe(28);
    expect(VOICE_BYTES).toBe(522_240);
    for (const { data } of voices) {
      const rows = new Float32Array(Uint8Array.from(data).buffer);
      expect(rows).toHaveLength(510 * 256);
      expect(rows.every((value) => Math.abs(value) < 10)).toBe(true);
      expect(rows.some((value) => Math.abs(value) > 0.1)).toBe(true);
    }
  });

  it('are refused when one is cut short, by its name and with what to do', async () => {
    const folder = copyOfVoices();
    truncateSync(join(folder, 'bm_george.bin'), 522_000);
    await expect(readVoices(folder)).rejects.toThrow(
      `The voice file ${join(folder, 'bm_george.bin')} has 522,000 bytes, not 522,240. Delete node_modules`,
    );
  });

  it('are refused when one is missing, by its name and with what to do', async () => {
    await expect(readVoices(temporaryFolder())).rejects.toThrow(
      /The voice file .*\/af_\w+\.bin is missing .* Run `npm ci`\./,
    );
  });

  it('are put in place, and a damaged one is written again', async () => {
    const voices = await readVoices(PACKAGE);
    const folder = join(temporaryFolder(), 'voices');
    await placeVoices(folder, voices);
    writeFileSync(join(folder, 'af_sky.bin'), 'damaged');
    await placeVoices(folder, voices);
    for (const { id, data } of voices) {
      expect(readFileSync(join(folder, `${id}.bin`)).equals(data)).toBe(true);
    }
  });
});
