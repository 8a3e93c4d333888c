import { AacEncoder } from '../../src/audio/aac-encoder.ts';
import { BITRATES } from '../../src/domain/audio-format.ts';
import { startNodeCore } from './node-core.ts';
import { practiceSounds } from './practice-sounds.ts';
import { addMarks, keepBodies, readMarks } from './wasm-bodies.ts';

/** Tempos that speech is brought to, the slowest and the fastest of all among them (decision 127). */
const TEMPOS = [0.625, 0.9, 1.2, 1.6] as const;

/** Lets an encoder do everything that it is ever asked for. */
async function practise(encoder: AacEncoder): Promise<void> {
  const sounds = practiceSounds();
  for (const bitrate of BITRATES) {
    await encoder.silentFrame(bitrate);
    for (const sound of sounds) await encoder.encode(sound, bitrate);
  }
  for (const tempo of TEMPOS) {
    for (const sound of sounds) await encoder.stretch(sound, tempo);
  }
}

/**
 * Cuts ffmpeg's core down to what Lectern's encoder needs of it: a function that is not called while the
 * encoder practises is emptied, and traps when it is called all the same.
 * @param core the WebAssembly file as it is published
 * @returns the same for the same core and the same encoder
 */
export async function cutToSpeech(core: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const marked = await WebAssembly.compile(addMarks(core));
  const instances: WebAssembly.Instance[] = [];
  const encoder = new AacEncoder(() =>
    startNodeCore(marked, (instance) => {
      instances.push(instance);
    }),
  );
  await practise(encoder);
  encoder.close();
  return keepBodies(core, new Set(instances.flatMap(({ exports }) => [...readMarks(exports)])));
}
