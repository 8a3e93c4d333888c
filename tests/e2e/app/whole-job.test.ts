import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserContext, Page } from 'playwright';
import { App, readResult, saveTo, submit, waitForEnd, type JobView } from '../support/app.ts';
import { TWO_CHAPTERS } from '../support/books.ts';
import { measureLevels, probe, type Probe } from '../support/media.ts';

let app: App;
let context: BrowserContext;
let page: Page;
let job: JobView;
let seen: { status: string; progress: number; currentChunk: number; totalChunks: number }[];
let path: string;
let file: Probe;

beforeAll(async () => {
  app = await App.start();
  context = await app.openBrowser(app.makeFolder());
  page = await app.openPage(context);
  await page.evaluate(() => {
    const states: unknown[] = [];
    Object.assign(globalThis, { states });
    globalThis.lectern.jobs.watchAll(([first]) => {
      if (first === undefined) return;
      const { status, progress, currentChunk, totalChunks } = first;
      states.push({ status, progress, currentChunk, totalChunks });
    });
  });
  const id = await submit(page, TWO_CHAPTERS, {
    voice: 'af_heart',
    introText: '{title}, by {author}, narrated by {voice}',
  });
  job = await waitForEnd(page);
  seen = await page.evaluate(() => (globalThis as unknown as { states: typeof seen }).states);
  path = saveTo(app.makeFolder(), 'book.m4b', await readResult(page, id));
  file = probe(path);
});

afterAll(async () => {
  await context.close();
  await app.stop();
});

describe('a book narrated from beginning to end', () => {
  it('is AAC-LC, mono, 24 kHz, in an MP4 container', () => {
    expect(file.format.format_name).toContain('mp4');
    expect(file.streams[0]).toMatchObject({
      codec_name: 'aac',
      profile: 'LC',
      sample_rate: '24000',
      channels: 1,
    });
  });

  it('has the chapters of the book, end to end', () => {
    expect(file.chapters.map((chapter) => chapter.tags.title)).toEqual(['The Mill', 'The River']);
    expect(Number(file.chapters[0]?.start_time)).toBe(0);
    expect(file.chapters[1]?.start_time).toBe(file.chapters[0]?.end_time);
    const end = Number(file.chapters[1]?.end_time);
    expect(Math.abs(end - Number(file.format.duration))).toBeLessThan(0.05);
  });

  it('has its cover and tags', () => {
    const cover = file.streams.find((stream) => stream.disposition['attached_pic'] === 1);
    expect(cover?.codec_name).toBe('mjpeg');
    expect(file.format.tags).toMatchObject({
      title: 'Water and Stone',
      artist: 'Ada Quill, Tom Reed',
      album: 'Water and Stone',
      genre: 'Audiobook',
      media_type: '2',
    });
    expect(file.format.tags['composer']).toContain('Heart');
    expect(file.streams[0]?.tags?.['language']).toBe('eng');
  });

  it('is as long as the job says', () => {
    expect(Math.abs(Number(file.format.duration) - job.audioSeconds)).toBeLessThan(0.05);
  });

  it('is as loud as every voice, peaks below −3 dBFS, and never falls silent for long', () => {
    const levels = measureLevels(path);
    expect(levels.loudness).toBeGreaterThan(-22);
    expect(levels.loudness).toBeLessThan(-18);
    expect(levels.peak).toBeLessThanOrEqual(-3);
    expect(Math.max(...levels.silences)).toBeLessThan(2.6);
  });

  it('was watched from the queue to the end, never going back', () => {
    expect(seen[0]?.status).toMatch(/queued|running/);
    expect(seen.at(-1)).toMatchObject({ status: 'completed', progress: 1 });
    const progress = seen.map((state) => state.progress);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    const running = seen.filter((state) => state.status === 'running');
    expect(running.length).toBeGreaterThan(3);
    expect(running.at(-1)?.currentChunk).toBe(running.at(-1)?.totalChunks);
  });

  it('could be heard chapter by chapter before its file was there', async () => {
    const heard = await page.evaluate(
      async (id) =>
        Promise.all([0, 1].map((chapter) => globalThis.lectern.jobs.listen(id, chapter))),
      job.id,
    );
    expect(heard.map(({ complete }) => complete)).toEqual([true, true]);
    for (const [index, { start_time, end_time }] of file.chapters.entries()) {
      const length = Number(end_time) - Number(start_time);
      expect(Math.abs((heard[index]?.seconds ?? 0) - length)).toBeLessThan(0.05);
    }
  });

  it('is played on the page, where a chapter is a click away', async () => {
    await page.getByRole('button', { name: 'Play' }).click();
    const river = page.getByRole('button', { name: /^The River/u });
    await river.click();
    const start = Number(file.chapters[1]?.start_time);
    const time = (): Promise<number> =>
      page
        .locator('lectern-player audio')
        .evaluate((audio) => (audio as HTMLAudioElement).currentTime);
    await expect.poll(time).toBeGreaterThan(start);
    await expect.poll(() => river.getAttribute('aria-current')).toBe('true');
    await page.getByRole('button', { name: 'Close player' }).click();
  });

  it('is saved where the user says, the same to the last byte', async () => {
    // Nobody is there to answer the browser's save dialogue; without one it is a download.
    await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
    const arriving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save' }).click();
    const download = await arriving;
    expect(download.suggestedFilename()).toBe('Water and Stone - Ada Quill, Tom Reed.m4b');
    expect(readFileSync(await download.path()).equals(readFileSync(path))).toBe(true);
  });
});
