import { readFileSync, statSync } from 'node:fs';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { decodeAac, decodeFile } from '../../../scripts/levels/measure-sound.ts';
import { AacEncoder } from '../../../src/audio/aac-encoder.ts';
import type { ChapterMark, ExportRequest } from '../../../src/audio/exporter-service.ts';
import { FrameCollector } from '../../../src/audio/frame-collector.ts';
import { readImageHeader } from '../../../src/audio/image-size.ts';
import { M4bExporter } from '../../../src/audio/m4b-exporter.ts';
import type { CoverArt } from '../../../src/audio/mp4/metadata.ts';
import { FRAME_SAMPLES } from '../../../src/domain/audio-format.ts';
import type { CoverImage } from '../../../src/domain/book.ts';
import { DiskExportFolder } from './disk-export-folder.ts';
import { framesOf, makeImage, probe } from './media-programs.ts';
import { openNodeCore } from '../../../scripts/ffmpeg/node-core.ts';
import { speechLike } from './speech-like.ts';

let aac: Uint8Array<ArrayBuffer>;
let frames: number;
let folder: DiskExportFolder;

beforeAll(async () => {
  ({ aac, frames } = await new AacEncoder(openNodeCore).encode(speechLike(6), 64));
});
beforeEach(() => {
  folder = new DiskExportFolder();
});
afterEach(() => {
  folder.delete();
});

/** Takes covers by their header; the browser's decoder is not to be had in Node. */
function readCover({ bytes }: CoverImage): Promise<CoverArt | null> {
  const format = readImageHeader(bytes)?.format;
  return Promise.resolve(format === 'jpeg' || format === 'png' ? { format, bytes } : null);
}

function chaptersOf(titles: readonly string[], length: number): ChapterMark[] {
  return titles.map((title, index) => ({
    title,
    startFrame: index * length,
    endFrame: (index + 1) * length,
  }));
}

const TAGS = {
  title: 'Pride and Prejudice',
  authors: ['Jane Austen', 'A. N. Other'],
  narrator: 'Heart',
  language: 'en-GB',
  year: 1813,
  description: 'It is a truth universally acknowledged…\nA second line; with = and #.',
};

function request(changes: Partial<ExportRequest> = {}): ExportRequest {
  return { fileName: 'book.m4b', chapters: [], tags: TAGS, cover: null, ...changes };
}

/** Exports the encoded sound, repeated, and returns the finished file's path. */
async function exportBook(book: ExportRequest, repetitions = 1): Promise<string> {
  const exporter = new M4bExporter(folder, readCover);
  await exporter.begin();
  for (let count = 0; count < repetitions; count++) await exporter.append(aac);
  const bytes = await exporter.finish(book, () => undefined);
  const path = folder.finished(book.fileName);
  expect(bytes).toBe(statSync(path).size);
  return path;
}

function titlesOf(path: string): (string | undefined)[] {
  return probe(path).chapters.map((chapter) => chapter.tags?.title);
}

test('the file holds the frames as they were, and plays exactly their samples from the first to the last', async () => {
  const path = await exportBook(request(), 3);
  const [audio] = probe(path).streams;
  expect(audio).toMatchObject({
    codec_name: 'aac',
    profile: 'LC',
    sample_rate: '24000',
    channels: 1,
    start_pts: 0,
    nb_frames: (3 * frames).toString(),
    duration_ts: 3 * frames * FRAME_SAMPLES,
  });
  const wanted = decodeAac(Buffer.concat([aac, aac, aac]));
  expect(wanted.length).toBe(3 * frames * FRAME_SAMPLES);
  expect(decodeFile(path)).toEqual(wanted);
});

test('a file that is made in memory is the same to the byte', async () => {
  const path = await exportBook(request({ fileName: 'book.m4a' }), 40);
  const collector = new FrameCollector();
  for (let count = 0; count < 40; count++) collector.append(aac);
  const file = collector.toFile({ brand: 'M4A ', chapters: [], tags: TAGS, cover: null });
  expect(file.size).toBeGreaterThan(1 << 20);
  expect(Buffer.from(await file.arrayBuffer()).equals(readFileSync(path))).toBe(true);
});

test('chapters begin and end at exactly the frames given', async () => {
  const path = await exportBook(
    request({
      chapters: [
        { title: 'One', startFrame: 0, endFrame: 31 },
        { title: 'Two', startFrame: 31, endFrame: 40 },
        { title: 'Three', startFrame: 40, endFrame: frames },
      ],
    }),
  );
  const inFrames = probe(path).chapters.map((chapter) => {
    return [chapter.tags?.title, ...framesOf(chapter)];
  });
  expect(inFrames).toEqual([
    ['One', 0, 31],
    ['Two', 31, 40],
    ['Three', 40, frames],
  ]);
});

test('what precedes the first chapter belongs to none', async () => {
  const chapters = [
    { title: 'One', startFrame: 20, endFrame: 60 },
    { title: 'Two', startFrame: 60, endFrame: frames },
  ];
  const probed = probe(await exportBook(request({ chapters }))).chapters;
  expect(probed.map((chapter) => framesOf(chapter)[0])).toEqual([20, 60]);
});

test('titles come out as they went in', async () => {
  const titles = [
    'Plain',
    `Quotes "double" 'single' “curly”`,
    'a=b;c#d\\e\\',
    '; [CHAPTER] # =',
    'Two\nlines',
    '🎉 Émigré — Ω 漢字 👩‍👩‍👧',
    'שלום עולם ‏',
    '  spaces around  ',
    'x'.repeat(5_000),
    'é'.repeat(127) + '🎉',
  ];
  expect(titlesOf(await exportBook(request({ chapters: chaptersOf(titles, 3) })))).toEqual(titles);
});

test.each([0, 1, 255, 256, 1_000])('all of %i chapters are there', async (count) => {
  const titles = Array.from({ length: count }, (_, index) => `Chapter ${index + 1} of ${count}`);
  const path = await exportBook(
    request({ chapters: chaptersOf(titles, 1) }),
    Math.ceil(count / frames) + 1,
  );
  expect(titlesOf(path)).toEqual(titles);
  const hasNeroList = readFileSync(path).includes('chpl');
  expect(hasNeroList).toBe(count > 0 && count <= 255);
});

test('tags, language and gapless information are there', async () => {
  const { format, streams } = probe(await exportBook(request()));
  expect(format.tags).toMatchObject({
    major_brand: 'M4B ',
    title: 'Pride and Prejudice',
    artist: 'Jane Austen, A. N. Other',
    album_artist: 'Jane Austen, A. N. Other',
    album: 'Pride and Prejudice',
    composer: 'Heart',
    genre: 'Audiobook',
    date: '1813',
    description: TAGS.description,
    synopsis: TAGS.description,
    media_type: '2',
    gapless_playback: '1',
    encoder: 'Lectern',
    LANGUAGE: 'eng',
  });
  expect(format.tags).not.toHaveProperty('creation_time');
  expect(format.tags).not.toHaveProperty('track');
  const samples = (frames * FRAME_SAMPLES).toString(16).toUpperCase().padStart(16, '0');
  expect(format.tags['iTunSMPB']).toMatch(
    new RegExp(`^ 00000000 00000000 00000000 ${samples}( 00000000){8}$`),
  );
  expect(streams[0]?.tags?.['language']).toBe('eng');
});

test('tags that are not known are left out', async () => {
  const tags = { title: 'Untitled', authors: [], narrator: 'Heart', language: 'und' };
  const { format, streams } = probe(await exportBook(request({ tags })));
  for (const name of ['artist', 'album_artist', 'date', 'description', 'synopsis']) {
    expect(format.tags).not.toHaveProperty(name);
  }
  expect(streams[0]?.tags?.['language']).toBe('und');
});

test('a part of a longer book says which one it is', async () => {
  const tags = { ...TAGS, part: { number: 2, of: 3 } };
  const { format } = probe(await exportBook(request({ tags })));
  expect(format.tags).toMatchObject({
    title: 'Pride and Prejudice (part 2 of 3)',
    album: 'Pride and Prejudice',
    track: '2/3',
  });
});

test.each([
  ['mjpeg', 'jpeg', 'image/jpeg'],
  ['png', 'png', 'image/png'],
] as const)('a %s cover is the attached picture, byte for byte', async (codec, format, type) => {
  const bytes = makeImage(codec, '320x480');
  expect(readImageHeader(bytes)).toEqual({ format, width: 320, height: 480 });
  const path = await exportBook(request({ cover: { type, bytes } }));
  const picture = probe(path).streams.find((stream) => stream.codec_type === 'video');
  expect(picture).toMatchObject({ codec_name: codec, width: 320, height: 480 });
  expect(picture?.disposition['attached_pic']).toBe(1);
  expect(readFileSync(path).includes(Buffer.from(bytes))).toBe(true);
});

test('bytes that are no image leave the file without a cover', async () => {
  const cover = { type: 'image/jpeg', bytes: new TextEncoder().encode('not an image at all') };
  const { streams } = probe(await exportBook(request({ cover })));
  expect(streams.map((stream) => stream.codec_type)).toEqual(['audio']);
});

test('an M4A differs from an M4B in what it calls itself only', async () => {
  const book = readFileSync(await exportBook(request()));
  const audio = readFileSync(await exportBook(request({ fileName: 'book.M4A' })));
  expect(book.toString('latin1', 4, 12)).toBe('ftypM4B ');
  expect(audio.toString('latin1', 4, 12)).toBe('ftypM4A ');
  expect(audio.subarray(12)).toEqual(book.subarray(12));
});

test('what describes the file precedes the audio', async () => {
  const bytes = readFileSync(await exportBook(request()));
  expect(bytes.indexOf('moov')).toBeGreaterThan(0);
  expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
});

test('the same book gives the same bytes', async () => {
  const cover = { type: 'image/png', bytes: makeImage('png', '64x64') };
  const book = request({ cover, chapters: chaptersOf(['One', 'Two'], 20) });
  const first = readFileSync(await exportBook(book, 2));
  expect(readFileSync(await exportBook(book, 2))).toEqual(first);
});

test('how frames are divided among calls makes no difference', async () => {
  const whole = readFileSync(await exportBook(request(), 2));
  const exporter = new M4bExporter(folder, readCover);
  await exporter.begin();
  await exporter.append(new Uint8Array(Buffer.concat([aac, aac])));
  await exporter.append(new Uint8Array(0));
  await exporter.finish(request(), () => undefined);
  expect(readFileSync(folder.finished('book.m4b'))).toEqual(whole);
});

test('what an interrupted export left is gone when the next one begins', async () => {
  const wanted = readFileSync(await exportBook(request()));
  const interrupted = new M4bExporter(folder, readCover);
  await interrupted.begin();
  for (let count = 0; count < 5; count++) await interrupted.append(aac);
  expect(readFileSync(await exportBook(request()))).toEqual(wanted);
});

test('progress rises from 0 to 1', async () => {
  const exporter = new M4bExporter(folder, readCover);
  await exporter.begin();
  for (let count = 0; count < 300; count++) await exporter.append(aac);
  const seen: number[] = [];
  await exporter.finish(request(), (fraction) => seen.push(fraction));
  expect(seen.length).toBeGreaterThan(4);
  expect(seen[0]).toBe(0);
  expect(seen.at(-1)).toBe(1);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
});

test('an export that is aborted ends with an abort, and leaves nothing behind', async () => {
  const exporter = new M4bExporter(folder, readCover);
  await exporter.begin();
  for (let count = 0; count < 300; count++) await exporter.append(aac);
  const controller = new AbortController();
  const finished = exporter.finish(
    request(),
    (fraction) => {
      if (fraction > 0.3) controller.abort();
    },
    controller.signal,
  );
  await expect(finished).rejects.toMatchObject({ name: 'AbortError' });
  expect(() => statSync(folder.finished('book.m4b'))).toThrow('ENOENT');
  expect(() => statSync(folder.finished('export.frames'))).toThrow('ENOENT');
  expect(probe(await exportBook(request())).streams).toHaveLength(1);
});

test.each([
  [{ startFrame: 0, endFrame: 1e6 }, /Chapter 1, “One”, ends at frame 1000000, but the audio has/],
  [{ startFrame: 0.5, endFrame: 2 }, /starts at frame 0\.5/],
  [{ startFrame: -1, endFrame: 2 }, /starts at frame -1/],
  [{ startFrame: 5, endFrame: 2 }, /ends at frame 2, before its start 5/],
  [{ startFrame: 0, endFrame: NaN }, /ends at frame NaN/],
])('a chapter mark %o is refused with its numbers', async (mark, message) => {
  const chapters = [{ title: 'One', ...mark }];
  await expect(exportBook(request({ chapters }))).rejects.toMatchObject({
    code: 'export-failed',
    retryable: false,
    message: expect.stringMatching(message) as string,
  });
});

test('chapters that overlap are refused', async () => {
  const chapters = [
    { title: 'One', startFrame: 0, endFrame: 10 },
    { title: 'Two', startFrame: 9, endFrame: 20 },
  ];
  await expect(exportBook(request({ chapters }))).rejects.toThrow(
    'Chapter 2, “Two”, starts at frame 9, before frame 10',
  );
});

test('a chapter without any audio keeps its mark', async () => {
  const chapters = [
    { title: 'One', startFrame: 0, endFrame: 10 },
    { title: 'Empty', startFrame: 10, endFrame: 10 },
    { title: 'Three', startFrame: 10, endFrame: frames },
  ];
  expect(titlesOf(await exportBook(request({ chapters })))).toEqual(['One', 'Empty', 'Three']);
});

test('bytes that are no AAC frames are refused with their place', async () => {
  const exporter = new M4bExporter(folder, readCover);
  await exporter.begin();
  await expect(exporter.append(aac.slice(1))).rejects.toMatchObject({
    code: 'export-failed',
    message: expect.stringContaining('ADTS frame at byte 0') as string,
  });
});

test('an export without audio, or not begun, is refused', async () => {
  const exporter = new M4bExporter(folder, readCover);
  await expect(exporter.append(aac)).rejects.toThrow('No export has been begun');
  await exporter.begin();
  await expect(exporter.finish(request(), () => undefined)).rejects.toThrow('no audio');
});
