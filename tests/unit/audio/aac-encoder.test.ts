import { expect, test } from 'vitest';
import { decodeAac } from '../../../scripts/levels/measure-sound.ts';
import { AacEncoder } from '../../../src/audio/aac-encoder.ts';
import { splitAdts } from '../../../src/audio/adts.ts';
import {
  STRETCH_MARGIN,
  stretchedLength,
  stretchedPlace,
} from '../../../src/audio/encoder-service.ts';
import { BITRATES, FRAME_SAMPLES, GUARD_FRAMES } from '../../../src/domain/audio-format.ts';
import { openNodeCore } from '../../../scripts/ffmpeg/node-core.ts';
import { bestOffset, join, signalToNoise, speechLike } from './speech-like.ts';

const GUARD = new Float32Array(GUARD_FRAMES * FRAME_SAMPLES);

/** Samples with the zeros around them that the encoder adds. */
function padded(samples: Float32Array): Float32Array<ArrayBuffer> {
  const rest = new Float32Array((FRAME_SAMPLES - (samples.length % FRAME_SAMPLES)) % FRAME_SAMPLES);
  return join(GUARD, samples, rest, GUARD);
}

/** Encodes samples, whose length is a multiple of a frame, in one go. */
async function encodeAtOnce(samples: Float32Array, bitrate: number): Promise<Uint8Array> {
  const core = await openNodeCore();
  const aac = await core.convert(
    new Uint8Array(Float32Array.from(samples).buffer),
    ['-f', 'f32le', '-ar', '24000', '-ac', '1'],
    ['-c:a', 'aac', '-aac_coder', 'fast', '-b:a', `${bitrate}k`, '-f', 'adts'],
  );
  return aac.subarray(splitAdts(aac)[1]?.offset);
}

test.each(BITRATES)(
  'chunks and silent frames joined at %i kb/s decode to the padded samples, shifted by nothing, as well as encoded in one go',
  async (bitrate) => {
    const encoder = new AacEncoder(openNodeCore);
    const chunks = [speechLike(2.3, 1), speechLike(0.7, 2), speechLike(1.9, 3)];
    const silence = await encoder.silentFrame(bitrate);
    const pause = new Float32Array(11 * FRAME_SAMPLES);
    const wanted: Float32Array[] = [];
    const encoded: Uint8Array[] = [];
    for (const chunk of chunks) {
      const { aac, frames } = await encoder.encode(chunk, bitrate);
      expect(splitAdts(aac)).toHaveLength(frames);
      wanted.push(padded(chunk), pause);
      encoded.push(aac, ...Array<Uint8Array>(11).fill(silence));
    }
    const signal = join(...wanted);
    const decoded = decodeAac(Buffer.concat(encoded));
    expect(decoded.length).toBe(signal.length);
    expect(bestOffset(signal, decoded, 1_500)).toBe(0);

    const atOnce = decodeAac(await encodeAtOnce(signal, bitrate));
    const joinedQuality = signalToNoise(signal, decoded);
    expect(joinedQuality).toBeGreaterThan(10);
    expect(Math.abs(joinedQuality - signalToNoise(signal, atOnce))).toBeLessThan(0.5);
  },
);

test('a chunk has the frames its samples fill, and two more on either side', async () => {
  const encoder = new AacEncoder(openNodeCore);
  for (const [samples, frames] of [
    [0, 4],
    [1, 5],
    [1_023, 5],
    [1_024, 5],
    [1_025, 6],
    [24_000, 28],
  ] as const) {
    const chunk = await encoder.encode(speechLike(1).slice(0, samples), 64);
    expect(chunk.frames).toBe(frames);
    expect(splitAdts(chunk.aac)).toHaveLength(frames);
  }
});

test('the same samples give the same bytes, whatever was encoded before and however old the core is', async () => {
  const chunks = [speechLike(1.1, 1), speechLike(0.6, 2), speechLike(0.3, 3)];
  const old = new AacEncoder(openNodeCore);
  const inOrder: Uint8Array[] = [];
  for (const chunk of chunks) inOrder.push((await old.encode(chunk, 64)).aac);
  for (let run = 0; run < 60; run++) await old.encode(speechLike(0.05, run), 96);
  for (const index of [2, 0, 1, 1]) {
    const chunk = chunks[index] ?? new Float32Array(0);
    expect((await old.encode(chunk, 64)).aac).toEqual(inOrder[index]);
    expect((await new AacEncoder(openNodeCore).encode(chunk, 64)).aac).toEqual(inOrder[index]);
  }
});

test('calls that overlap are worked off one by one, on one core, and do not mix', async () => {
  let opened = 0;
  const encoder = new AacEncoder(() => {
    opened++;
    return openNodeCore();
  });
  const chunks = [speechLike(0.4, 1), speechLike(0.2, 2), speechLike(0.3, 3)];
  const together = await Promise.all(chunks.map((chunk) => encoder.encode(chunk, 64)));
  for (const [index, chunk] of chunks.entries()) {
    expect(together[index]).toEqual(await encoder.encode(chunk, 64));
  }
  expect(opened).toBe(1);
});

test('encoding leaves the samples it was given as they were', async () => {
  const samples = speechLike(0.2);
  await new AacEncoder(openNodeCore).encode(samples, 64);
  expect(samples).toEqual(speechLike(0.2));
});

test('a core is replaced before it breaks down', async () => {
  let opened = 0;
  const encoder = new AacEncoder(() => {
    opened++;
    return openNodeCore();
  });
  const samples = speechLike(0.05);
  for (let run = 0; run < 201; run++) await encoder.encode(samples, 64);
  expect(opened).toBe(3);
});

test('a chunk on which a core breaks down is encoded again on a new one', async () => {
  let opened = 0;
  const neverReplaced = new AacEncoder(() => {
    opened++;
    return openNodeCore();
  }, 100_000);
  const samples = speechLike(0.05);
  const first = await neverReplaced.encode(samples, 64);
  for (let run = 1; run < 160; run++) {
    expect(await neverReplaced.encode(samples, 64)).toEqual(first);
  }
  expect(opened).toBe(2);
});

test('samples that are no numbers make an error that names the frames and what ffmpeg says, and harm no later chunk', async () => {
  const encoder = new AacEncoder(openNodeCore);
  await expect(encoder.encode(new Float32Array(5_000).fill(NaN), 64)).rejects.toMatchObject({
    name: 'LecternError',
    code: 'encoder-failed',
    retryable: true,
    message: expect.stringMatching(/9 frames at 64 kb\/s.*NaN/) as string,
  });
  expect((await encoder.encode(speechLike(0.2), 64)).frames).toBe(9);
});

test.each(BITRATES)(
  'the silent frame at %i kb/s is one frame that decodes to zeros, however often',
  async (bitrate) => {
    const encoder = new AacEncoder(openNodeCore);
    const frame = await encoder.silentFrame(bitrate);
    expect(splitAdts(frame)).toHaveLength(1);
    expect(await encoder.silentFrame(bitrate)).toEqual(frame);
    const decoded = decodeAac(Buffer.concat(Array<Uint8Array>(50).fill(frame)));
    expect(decoded.length).toBe(50 * FRAME_SAMPLES);
    expect(decoded.every((sample) => sample === 0)).toBe(true);
  },
);

test('speech can be stretched whose end ffmpeg leaves out', async () => {
  const encoder = new AacEncoder(openNodeCore);
  for (const seed of [11, 52]) {
    const stretched = await encoder.stretch(speechLike(1, seed), 1.6);
    expect(stretched.length).toBe(stretchedLength(24_000, 1.6));
  }
});

test.each([0.625, 1.6])(
  'speech at the tempo %f keeps its pitch, its place and its quiet edges, the same every time',
  async (tempo) => {
    const quiet = new Float32Array(2_400);
    const tone = Float32Array.from({ length: 24_000 }, (_, at) => 0.4 * Math.sin(at / 20));
    const spoken = join(quiet, tone, quiet);
    const stretched = await new AacEncoder(openNodeCore).stretch(spoken, tempo);
    expect(stretched.length).toBe(stretchedLength(spoken.length, tempo));
    // Sound begins and ends where it should, to less than the margin that is kept.
    const loud = (sample: number): boolean => Math.abs(sample) > 0.1;
    expect(Math.abs(stretched.findIndex(loud) - stretchedPlace(2_400, tempo))).toBeLessThan(
      STRETCH_MARGIN - 120,
    );
    expect(Math.abs(stretched.findLastIndex(loud) - stretchedPlace(26_400, tempo))).toBeLessThan(
      STRETCH_MARGIN - 120,
    );
    const inner = stretched.subarray(Math.round(4_800 / tempo), Math.round(21_600 / tempo));
    const risings = inner.filter((sample, at) => sample >= 0 && (inner[at - 1] ?? 0) < 0).length;
    expect((40 * Math.PI * risings) / inner.length).toBeCloseTo(1, 1);
    expect(await new AacEncoder(openNodeCore).stretch(spoken, tempo)).toEqual(stretched);
  },
);
