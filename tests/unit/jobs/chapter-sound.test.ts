import { beforeAll, expect, it } from 'vitest';
import { AacEncoder } from '../../../src/audio/aac-encoder.ts';
import { framesToSeconds } from '../../../src/domain/audio-format.ts';
import { chapterSound, type SoundContext } from '../../../src/jobs/chapter-sound.ts';
import type { AudioRecord, ChunkRecord } from '../../../src/storage/database.ts';
import { makeBook, makeRecords } from '../../fixtures/jobs/job-records.ts';
import { openNodeCore } from '../../../scripts/ffmpeg/node-core.ts';
import { speechLike } from '../audio/speech-like.ts';

const PAUSE = 6;

let encoder: AacEncoder;
let sound: Pick<AudioRecord, 'aac' | 'frames'>;

beforeAll(async () => {
  encoder = new AacEncoder(openNodeCore);
  sound = await encoder.encode(speechLike(0.5), 64);
});

/** A job of two chapters with an introduction, narrated as far as `[position, index]` says. */
function contextOf(narrated: readonly [number, number][], lost: string[] = []): SoundContext {
  const book = makeBook(['One.', 'Two.'], ['Three.']);
  const { job, book: record } = makeRecords('job', book, 0, { introText: 'Hello.' });
  const plans = new Map([
    [-1, 1],
    [0, 3],
    [1, 0],
  ]);
  const chunks = narrated.map(([position, index]) => ({
    position,
    index,
    key: `${position}/${index}`,
    frames: sound.frames,
    pauseFrames: PAUSE,
  })) as ChunkRecord[];
  const context = {
    jobs: { get: () => Promise.resolve(job) },
    books: { get: () => Promise.resolve(record) },
    chunks: {
      plans: () =>
        Promise.resolve(Array.from(plans, ([position, count]) => ({ position, chunks: count }))),
      ofChapter: (_id: string, wanted: number) =>
        Promise.resolve(chunks.filter(({ position }) => position === wanted)),
      findAudio: (key: string) => Promise.resolve(lost.includes(key) ? undefined : sound),
    },
    crew: { encoder: { service: encoder } },
  };
  return context as unknown as SoundContext;
}

const secondsOf = (chunks: number): number => framesToSeconds(chunks * (sound.frames + PAUSE));

it('a chapter can be heard as far as it has been narrated, the introduction first', async () => {
  const narrated: [number, number][] = [
    [-1, 0],
    [0, 0],
    [0, 1],
  ];
  const heard = await chapterSound(contextOf(narrated), 'job', 0);
  expect(heard).toMatchObject({ seconds: secondsOf(3), complete: false });
  expect(heard.file?.type).toBe('audio/mp4');
  const whole = await chapterSound(contextOf([...narrated, [0, 2]]), 'job', 0);
  expect(whole).toMatchObject({ seconds: secondsOf(4), complete: true });
});

it('what comes after a gap is not heard before the gap is filled', async () => {
  const narrated: [number, number][] = [
    [-1, 0],
    [0, 0],
    [0, 2],
  ];
  const heard = await chapterSound(contextOf(narrated), 'job', 0);
  expect(heard).toMatchObject({ seconds: secondsOf(2), complete: false });
});

it('a chapter without words is complete and silent, one that has not been begun is neither', async () => {
  expect(await chapterSound(contextOf([[-1, 0]]), 'job', 1)).toEqual({
    file: null,
    seconds: 0,
    complete: true,
  });
  expect(await chapterSound(contextOf([]), 'job', 0)).toMatchObject({
    file: null,
    complete: false,
  });
});

it('a chapter that the job does not have, and sound that has gone, are named', async () => {
  await expect(chapterSound(contextOf([]), 'job', 2)).rejects.toMatchObject({
    code: 'option-invalid',
  });
  await expect(chapterSound(contextOf([[-1, 0]], ['-1/0']), 'job', 0)).rejects.toMatchObject({
    code: 'export-failed',
    retryable: true,
  });
});
