import coreFile from '@ffmpeg/core/wasm?url';
import { expect, onTestFinished, test } from 'vitest';
import { AacEncoder } from '../../../src/audio/aac-encoder.ts';
import { splitAdts } from '../../../src/audio/adts.ts';
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
  const wasmUrl = `${new URL(coreFile, location.href).href}?${name}`;
  const encoder = new AacEncoder(ffmpegWorkerCores({ wasmUrl }), 1);
  onTestFinished(() => {
    encoder.close();
  });
  for (let run = 0; run < 3; run++) await encoder.encode(speechLike(0.1, run), 64);
  const asked = performance.getEntriesByType('resource').filter((entry) => entry.name === wasmUrl);
  expect(asked).toHaveLength(1);
});

test('a core that is not there makes an error that names the file', async () => {
  const encoder = new AacEncoder(ffmpegWorkerCores({ wasmUrl: '/no/such/core.wasm' }));
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
