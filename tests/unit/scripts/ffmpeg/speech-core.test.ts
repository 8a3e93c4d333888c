import { beforeAll, expect, test } from 'vitest';
import { openNodeCore, readCoreFile, startNodeCore } from '../../../../scripts/ffmpeg/node-core.ts';
import { cutToSpeech } from '../../../../scripts/ffmpeg/speech-core.ts';
import { AacEncoder } from '../../../../src/audio/aac-encoder.ts';
import { BITRATES } from '../../../../src/domain/audio-format.ts';
import { randomNumbers, speechLike } from '../../audio/speech-like.ts';

let core: Uint8Array<ArrayBuffer>;
let cut: Uint8Array<ArrayBuffer>;
let file: WebAssembly.Module;

beforeAll(async () => {
  core = await readCoreFile();
  cut = await cutToSpeech(core);
  file = await WebAssembly.compile(cut);
});

const openCut = () => startNodeCore(file);

/** A sound unlike those that the core was cut by: of any length and strength, with gaps and clicks. */
function oddSound(seed: number): Float32Array<ArrayBuffer> {
  const random = randomNumbers(seed);
  const strength = 10 ** (1 - 5 * random.next().value);
  const gap = 2_000 + 20_000 * random.next().value;
  return speechLike(4 * random.next().value ** 2, seed).map((sample, at) => {
    const click = random.next().value > 0.9999 ? 1 : 0;
    return at % gap < gap / 3 ? click : strength * sample;
  });
}

test('a core that is cut down makes the same bytes as the whole one, of sounds that it was not cut by', async () => {
  const [whole, small] = [new AacEncoder(openNodeCore), new AacEncoder(openCut)];
  for (let seed = 1; seed <= 9; seed++) {
    const sound = oddSound(seed);
    for (const bitrate of BITRATES) {
      expect(await small.encode(sound, bitrate)).toEqual(await whole.encode(sound, bitrate));
    }
    const tempo = 0.625 + (0.975 * (seed - 1)) / 8;
    expect(await small.stretch(sound, tempo)).toEqual(await whole.stretch(sound, tempo));
  }
  expect(await small.silentFrame(64)).toEqual(await whole.silentFrame(64));
});

test('it is a fifth of the whole one, and cutting again gives the same', async () => {
  expect(cut.length).toBeLessThan(core.length / 5);
  expect(Buffer.compare(await cutToSpeech(core), cut)).toBe(0);
});

test('what it was not made for fails, and does not come out wrong', async () => {
  const convert = async (open: typeof openCut): Promise<Uint8Array> => {
    const ffmpeg = await open();
    const sound = new Uint8Array(speechLike(1).buffer);
    const raw = ['-f', 'f32le', '-ar', '24000', '-ac', '1'];
    return ffmpeg.convert(sound, raw, ['-c:a', 'flac', '-f', 'flac']);
  };
  expect((await convert(openNodeCore)).length).toBeGreaterThan(1_000);
  await expect(convert(openCut)).rejects.toThrow(WebAssembly.RuntimeError);
});
