import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ExporterService } from '../../../src/audio/exporter-service.ts';
import { M4bExporter } from '../../../src/audio/m4b-exporter.ts';
import { summarize } from '../../../src/audio/mp4/audio-samples.ts';
import { layOutAudiobook } from '../../../src/audio/mp4/audiobook-layout.ts';
import { lengthOf } from '../../../src/audio/mp4/box.ts';
import { FRAME_SAMPLES, framesToSeconds } from '../../../src/domain/audio-format.ts';
import { DiskExportFolder } from './disk-export-folder.ts';
import { framesOf, probe, probePackets } from './media-programs.ts';

const TAGS = { title: 'Long', authors: [], narrator: 'Heart', language: 'en' };
const FRAMES_PER_MINUTE = 1_400;
const PAYLOAD = 190;

/** About a minute of ADTS frames with made-up content. */
function madeFrames(): Uint8Array<ArrayBuffer> {
  const length = 7 + PAYLOAD;
  const header = [0xff, 0xf1, 0x58, 0x40 | (length >> 11), (length >> 3) & 0xff];
  const bytes = new Uint8Array(FRAMES_PER_MINUTE * length).map((_, index) => index * 31);
  for (let frame = 0; frame < FRAMES_PER_MINUTE; frame++) {
    bytes.set([...header, ((length & 7) << 5) | 0x1f, 0xfc], frame * length);
  }
  return bytes;
}

/** Exports this many hours and returns how much memory buffers took at most, above what they took before. */
async function peakMemory(exporter: ExporterService, hours: number): Promise<number> {
  const frames = madeFrames();
  const before = process.memoryUsage().arrayBuffers;
  let peak = 0;
  const look = (): void => {
    peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
  };
  await exporter.begin();
  for (let minute = 0; minute < hours * 60; minute++) {
    await exporter.append(frames);
    look();
  }
  const request = { fileName: 'long.m4b', chapters: [], tags: TAGS, cover: null };
  const bytes = await exporter.finish(request, look);
  expect(bytes).toBeGreaterThan(hours * 60 * FRAMES_PER_MINUTE * PAYLOAD);
  return peak;
}

test('a book of 20 hours takes no more memory to write than one of two', async () => {
  const folder = new DiskExportFolder();
  onTestFinished(() => {
    folder.delete();
  });
  const exporter = new M4bExporter(folder, () => Promise.resolve(null));
  const short = await peakMemory(exporter, 2);
  const long = await peakMemory(exporter, 20);
  const file = 20 * 60 * FRAMES_PER_MINUTE * PAYLOAD;
  expect(long - short).toBeLessThan(file / 8);
  const [audio] = probe(folder.finished('long.m4b')).streams;
  expect(audio?.nb_frames).toBe((20 * 60 * FRAMES_PER_MINUTE).toString());
});

test('a file of over 4 GiB, with over 49 hours, is described with numbers that are long enough', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-large-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const size = 1_021;
  const run = new Uint16Array(10_000).fill(size);
  const sizes = (): Uint16Array[] => Array<Uint16Array>(430).fill(run);
  const summary = summarize(sizes);
  const chapters = [
    { title: 'Long', startFrame: 0, endFrame: 4_200_000 },
    { title: 'Last', startFrame: 4_200_000, endFrame: summary.frames },
  ];
  const data = { length: summary.bytes, pieces: () => [] };
  const parts = layOutAudiobook(
    { brand: 'M4B ', chapters, tags: TAGS, cover: null },
    { sizes, summary, data },
  );

  // Everything but the audio is written; the rest of the file is a hole.
  const path = join(folder, 'large.m4b');
  const file = openSync(path, 'w');
  for (const part of parts) {
    for (const piece of part instanceof Uint8Array ? [part] : part.pieces()) writeSync(file, piece);
  }
  const total = lengthOf(parts);
  ftruncateSync(file, total);
  closeSync(file);

  expect(total).toBeGreaterThan(2 ** 32);
  const probed = probe(path);
  expect(probed.streams[0]?.duration_ts).toBe(4_300_000 * FRAME_SAMPLES);
  expect(4_300_000 * FRAME_SAMPLES).toBeGreaterThan(2 ** 32);
  expect(probed.chapters.map(framesOf)).toEqual([
    [0, 4_200_000],
    [4_200_000, 4_300_000],
  ]);
  expect(probed.chapters[1]?.tags?.title).toBe('Last');
  const last = probePackets(path, framesToSeconds(4_299_990), 10).at(-1);
  expect(last).toMatchObject({ pts: 4_299_999 * FRAME_SAMPLES, size: size.toString() });
  expect(Number(last?.pos)).toBe(total - size);
});
