import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RawSpeech } from '../../src/speech/backend.ts';

/** What one run of the model depends on. */
export interface RunKey {
  model: string;
  phonemes: string;
  voice: string;
  speed: number;
}

/**
 * Keeps what the model gave in a folder, one file a run: the number of durations, the durations and the
 * samples, all as float32. A command that was stopped goes on from there, and a change of what comes
 * after the model is measured without speaking again.
 */
export class KeptRuns {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What was kept for a key, else what `run` gives, which is kept. */
  async take(key: RunKey, run: () => Promise<RawSpeech>): Promise<RawSpeech> {
    const { model, phonemes, voice, speed } = key;
    const name = createHash('sha256')
      .update(JSON.stringify([model, phonemes, voice, speed]))
      .digest('hex');
    const path = join(this.#folder, `${name.slice(0, 32)}.run`);
    const bytes = await readFile(path).catch(() => null);
    if (bytes !== null) return decodeRun(new Float32Array(Uint8Array.from(bytes).buffer));
    const raw = await run();
    await mkdir(this.#folder, { recursive: true });
    await writeFile(`${path}.part`, encodeRun(raw));
    await rename(`${path}.part`, path);
    return raw;
  }
}

function encodeRun({ durations, samples }: RawSpeech): Uint8Array {
  const floats = new Float32Array(1 + durations.length + samples.length);
  floats[0] = durations.length;
  floats.set(durations, 1);
  floats.set(samples, 1 + durations.length);
  return new Uint8Array(floats.buffer);
}

function decodeRun(floats: Float32Array): RawSpeech {
  const count = floats[0] ?? 0;
  return { durations: floats.slice(1, 1 + count), samples: floats.slice(1 + count) };
}
