import speechFile from 'virtual:ffmpeg-speech.wasm?url';
import { expect, onTestFinished, test } from 'vitest';
import { AacEncoder } from '../../../src/audio/aac-encoder.ts';
import { splitAdts } from '../../../src/audio/adts.ts';
import type { FfmpegCore } from '../../../src/audio/ffmpeg-core.ts';
import { ffmpegWorkerCores } from '../../../src/audio/ffmpeg-worker-core.ts';
import { speechLike } from '../../unit/audio/speech-like.ts';
import { startEncoder } from './audio-workers.ts';

test('the encoder works in a worker, with ffmpeg in a worker of its own below', async () => {
  const { service } = startEncoder();
  const chunk = await service.encode(speechLike(2), 64);
  expect(chunk.frames).toBe(51);
  expect(splitAdts(chunk.aac)).toHaveLength(51);
  expect(splitAdts(await service.silentFrame(64))).toHaveLength(1);
});

test('two encoders give the same bytes, and one does after many other chunks', async () => {
  const { service: one } = startEncoder();
  const { service: other } = startEncoder();
  const samples = speechLike(1, 7);
  const first = await one.encode(samples, 64);
  for (let run = 0; run < 110; run++) await one.encode(speechLike(0.05, run), 48);
  expect(await one.encode(samples, 64)).toEqual(first);
  expect(await other.encode(samples, 64)).toEqual(first);
});

test('calls that overlap do not mix', async () => {
  const { service } = startEncoder();
  const chunks = [speechLike(3, 1), speechLike(0.2, 2), speechLike(1, 3)];
  const together = await Promise.all(chunks.map((chunk) => service.encode(chunk, 64)));
  for (const [index, chunk] of chunks.entries()) {
    expect(together[index]).toEqual(await service.encode(chunk, 64));
  }
});

test('a core is downloaded once, however many are started', async () => {
  const name = `core-${crypto.randomUUID()}`;
  const speechUrl = `${new URL(speechFile, location.href).href}?${name}`;
  const encoder = new AacEncoder(ffmpegWorkerCores({ speechUrl }), 1);
  onTestFinished(() => {
    encoder.close();
  });
  for (let run = 0; run < 3; run++) await encoder.encode(speechLike(0.1, run), 64);
  const asked = performance
    .getEntriesByType('resource')
    .filter((entry) => entry.name === speechUrl);
  expect(asked).toHaveLength(1);
});

const RAW = ['-f', 'f32le', '-ar', '24000', '-ac', '1'];

/** Has a sound encoded in a way that the core for speech was not made for; the bytes that come out. */
async function encodeAsFlac(openCore: () => Promise<FfmpegCore>): Promise<number> {
  const core = await openCore();
  onTestFinished(() => {
    core.end();
  });
  const sound = new Uint8Array(speechLike(1).buffer);
  return (await core.convert(sound, RAW, ['-c:a', 'flac', '-f', 'flac'])).length;
}

test('the core after one that was cut down and has failed is a whole one, and later ones are cut down again', async () => {
  const openCore = ffmpegWorkerCores();
  await expect(encodeAsFlac(openCore)).rejects.toThrow('unreachable');
  expect(await encodeAsFlac(openCore)).toBeGreaterThan(1_000);
  await expect(encodeAsFlac(openCore)).rejects.toThrow('unreachable');
});

test('where a whole core cannot be had, the next one is cut down, too, and encodes speech', async () => {
  const openCore = ffmpegWorkerCores({ wholeUrl: '/no/such/core.wasm' });
  await expect(encodeAsFlac(openCore)).rejects.toThrow('unreachable');
  const encoder = new AacEncoder(openCore);
  onTestFinished(() => {
    encoder.close();
  });
  expect((await encoder.encode(speechLike(1), 64)).frames).toBe(28);
});

test('a core that is ended while it works has not failed', async () => {
  const openCore = ffmpegWorkerCores();
  const core = await openCore();
  const sound = new Uint8Array(speechLike(10).buffer);
  const run = core.convert(sound, RAW, ['-c:a', 'aac', '-f', 'adts']);
  core.end();
  await expect(run).rejects.toThrow();
  await expect(encodeAsFlac(openCore)).rejects.toThrow('unreachable');
});

test('a core that is not there makes an error that names the file', async () => {
  const encoder = new AacEncoder(ffmpegWorkerCores({ speechUrl: '/no/such/core.wasm' }));
  await expect(encoder.encode(speechLike(0.1), 64)).rejects.toMatchObject({
    code: 'encoder-failed',
    retryable: true,
    message: expect.stringMatching(/core\.wasm/) as string,
  });
});

test('a core that never starts is given up', async () => {
  const script = URL.createObjectURL(
    new Blob(['export default () => new Promise(() => {})'], { type: 'text/javascript' }),
  );
  onTestFinished(() => {
    URL.revokeObjectURL(script);
  });
  await expect(ffmpegWorkerCores({ coreUrl: script, loadLimit: 500 })()).rejects.toThrow(
    'Starting ffmpeg took longer than 500 ms.',
  );
});

test('a run that takes too long is given up, and the chunk is encoded on a new core', async () => {
  const [hasty, patient] = [ffmpegWorkerCores({ runLimit: 1 }), ffmpegWorkerCores()];
  let opened = 0;
  const encoder = new AacEncoder(() => {
    opened++;
    return opened === 1 ? hasty() : patient();
  });
  onTestFinished(() => {
    encoder.close();
  });
  expect((await encoder.encode(speechLike(10), 64)).frames).toBe(239);
  expect(opened).toBe(2);
});
