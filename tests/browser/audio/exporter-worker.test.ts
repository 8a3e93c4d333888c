import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { cdp } from 'vitest/browser';
import type { ExporterService, ExportRequest } from '../../../src/audio/exporter-service.ts';
import { FRAME_SAMPLES, framesToSeconds } from '../../../src/domain/audio-format.ts';
import { speechLike } from '../../unit/audio/speech-like.ts';
import { startEncoder, startExporter } from './audio-workers.ts';
import { probeFile } from './page-ffprobe.ts';

const REQUEST: ExportRequest = {
  fileName: 'Title — “Tëst”.m4b',
  chapters: [
    { title: 'One', startFrame: 0, endFrame: 20 },
    { title: 'Two: 🎉', startFrame: 20, endFrame: 51 },
  ],
  tags: { title: 'Title', authors: ['Author'], narrator: 'Heart', language: 'en' },
  cover: null,
};

async function folder(name: string): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(name, { create: true });
}

async function namesIn(name: string): Promise<string[]> {
  const handle = await folder(name);
  return Array.fromAsync(handle.keys());
}

async function finishedFile(name: string): Promise<File> {
  return (await (await folder('finished')).getFileHandle(name)).getFile();
}

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

/** Removes all files, unless a worker that was just ended still holds one. */
async function tryToEmpty(): Promise<boolean> {
  const root = await navigator.storage.getDirectory();
  try {
    for (const name of await Array.fromAsync(root.keys())) {
      await root.removeEntry(name, { recursive: true });
    }
    return true;
  } catch {
    return false;
  }
}

beforeEach(async () => {
  await expect.poll(tryToEmpty).toBe(true);
});

/** Two seconds of encoded sound: 51 frames. */
async function encodedSound(): Promise<Uint8Array<ArrayBuffer>> {
  const encoder = startEncoder();
  const { aac, frames } = await encoder.service.encode(speechLike(2), 64);
  expect(frames).toBe(51);
  encoder.terminate();
  return aac;
}

async function coverImage(type: string): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(30, 40);
  canvas.getContext('2d')?.fillRect(5, 5, 10, 10);
  const file = await canvas.convertToBlob({ type });
  expect(file.type).toBe(type);
  return new Uint8Array(await file.arrayBuffer());
}

async function exportOnce(
  service: ExporterService,
  aac: Uint8Array<ArrayBuffer>,
  changes: Partial<ExportRequest> = {},
): Promise<File> {
  const request = { ...REQUEST, ...changes };
  await service.begin();
  await service.append(aac);
  const bytes = await service.finish(request, () => undefined);
  const file = await finishedFile(request.fileName);
  expect(file.size).toBe(bytes);
  return file;
}

test('a finished book lies among the finished files, whole, and nothing is left of the work', async () => {
  const file = await exportOnce(startExporter().service, await encodedSound());
  expect(await namesIn('work')).toEqual([]);
  const { streams, chapters, format } = await probeFile(file);
  expect(streams[0]).toMatchObject({
    codec_name: 'aac',
    nb_frames: '51',
    duration_ts: 51 * FRAME_SAMPLES,
  });
  expect(
    chapters.map(({ start_time, end_time, tags }) => [tags.title, start_time, end_time]),
  ).toEqual([
    ['One', '0.000000', framesToSeconds(20).toFixed(6)],
    ['Two: 🎉', framesToSeconds(20).toFixed(6), framesToSeconds(51).toFixed(6)],
  ]);
  expect(format.tags).toMatchObject({ title: 'Title', artist: 'Author', media_type: '2' });
});

test('the browser plays the file, for exactly as long as its frames are', async () => {
  const file = await exportOnce(startExporter().service, await encodedSound());
  const audio = new Audio(URL.createObjectURL(file));
  onTestFinished(() => {
    URL.revokeObjectURL(audio.src);
  });
  const loaded = new Promise((resolve, reject) => {
    audio.addEventListener('canplaythrough', resolve);
    audio.addEventListener('error', () => {
      reject(new Error(audio.error?.message));
    });
  });
  audio.load();
  await loaded;
  expect(audio.duration).toBeCloseTo(framesToSeconds(51), 5);
});

test('a file of the same name is replaced, and the same input gives the same bytes', async () => {
  const { service } = startExporter();
  const aac = await encodedSound();
  const first = await bytesOf(await exportOnce(service, aac));
  await service.begin();
  for (let count = 0; count < 3; count++) await service.append(aac);
  await service.finish(REQUEST, () => undefined);
  expect((await finishedFile(REQUEST.fileName)).size).toBeGreaterThan(2 * first.length);
  expect(await bytesOf(await exportOnce(service, aac))).toEqual(first);
  expect(await namesIn('finished')).toEqual([REQUEST.fileName]);
});

test('an export whose worker was ended in the middle is begun anew at once', async () => {
  const aac = await encodedSound();
  const wanted = await bytesOf(await exportOnce(startExporter().service, aac));
  const interrupted = startExporter();
  await interrupted.service.begin();
  for (let count = 0; count < 5; count++) await interrupted.service.append(aac);
  interrupted.terminate();
  expect(await bytesOf(await exportOnce(startExporter().service, aac))).toEqual(wanted);
});

test('two exports at a time are refused, not mixed', async () => {
  const { service: one } = startExporter();
  const { service: other } = startExporter();
  await one.begin();
  await expect(other.begin()).rejects.toMatchObject({
    code: 'storage-unavailable',
    retryable: true,
    message: expect.stringContaining('export.frames') as string,
  });
  await one.append(await encodedSound());
  await one.finish(REQUEST, () => undefined);
  await other.begin();
});

test.each([
  ['image/jpeg', 'mjpeg'],
  ['image/png', 'png'],
  ['image/webp', 'png'],
])('a cover of type %s becomes an attached %s picture', async (type, codec) => {
  const cover = { type, bytes: await coverImage(type) };
  const file = await exportOnce(startExporter().service, await encodedSound(), { cover });
  const picture = (await probeFile(file)).streams.at(-1);
  expect(picture).toMatchObject({ codec_name: codec, width: 30, height: 40 });
});

test('a cover whose bytes are damaged is left out', async () => {
  const bytes = (await coverImage('image/png')).map((byte, index) => (index < 40 ? byte : ~byte));
  const cover = { type: 'image/png', bytes };
  const file = await exportOnce(startExporter().service, await encodedSound(), { cover });
  expect((await probeFile(file)).streams.map((stream) => stream.codec_name)).toEqual(
    expect.not.arrayContaining(['png']),
  );
});

test('an abort while the file is written ends the call with an abort, and the next export works', async () => {
  const { service } = startExporter();
  const aac = await encodedSound();
  await service.begin();
  const many = new Uint8Array(100 * aac.length);
  for (let count = 0; count < 100; count++) many.set(aac, count * aac.length);
  for (let count = 0; count < 20; count++) await service.append(many);
  const controller = new AbortController();
  const finished = service.finish(
    REQUEST,
    () => {
      controller.abort();
    },
    controller.signal,
  );
  await expect(finished).rejects.toMatchObject({ name: 'AbortError' });
  expect(await namesIn('finished')).toEqual([]);
  expect((await exportOnce(service, aac)).size).toBeLessThan(many.length);
  expect(await namesIn('work')).toEqual([]);
});

test('a full disk is told by name, and the next export works once there is room', async () => {
  const { origin } = location;
  const session = cdp();
  const { service } = startExporter();
  const aac = await encodedSound();
  const { usage = 0 } = await navigator.storage.estimate();
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 1_000_000 });
  try {
    const appendMuch = async (): Promise<void> => {
      await service.begin();
      for (let count = 0; count < 500; count++) await service.append(aac);
    };
    await expect(appendMuch()).rejects.toMatchObject({ code: 'storage-full', retryable: true });
  } finally {
    await session.send('Storage.overrideQuotaForOrigin', { origin });
  }
  expect((await exportOnce(service, aac)).size).toBeGreaterThan(aac.length);
});
