import { describe, expect, it } from 'vitest';
import type { ChapterSound, Job } from '../../../../src/domain/job.ts';
import { FinishedSource } from '../../../../src/ui/player/finished-source.ts';
import { GrowingSource } from '../../../../src/ui/player/growing-source.ts';
import type { Place, SoundSource, Stretch } from '../../../../src/ui/player/sound-source.ts';

const at = (chapter: number, seconds = 0): Place => ({ chapter, seconds });

async function openStretch(source: SoundSource, place: Place): Promise<Stretch> {
  const found = await source.open(place);
  if (typeof found === 'string') throw new Error(`There is nothing to hear: ${found}.`);
  return found;
}

describe('a book that is being narrated', () => {
  const sound = (seconds: number, complete: boolean): ChapterSound => ({
    file: seconds > 0 ? new Blob(['sound']) : null,
    seconds,
    complete,
  });
  const open = (...chapters: ChapterSound[]): GrowingSource =>
    new GrowingSource(
      { listen: (_id, chapter) => Promise.resolve(chapters[chapter] ?? sound(0, false)) },
      'job',
      chapters.length,
    );

  it('is heard from its first words on, and goes on where they end', async () => {
    const stretch = await openStretch(open(sound(2, false)), at(0));
    expect(stretch.next).toEqual(at(0, 2));
    expect(stretch.placeAt(1.5)).toEqual(at(0, 1.5));
    expect([stretch.timeOf(at(0, 1)), stretch.timeOf(at(0, 3)), stretch.timeOf(at(1))]).toEqual([
      1,
      null,
      null,
    ]);
  });

  it('lets a listener who has caught up wait for more than a word', async () => {
    expect(await open(sound(2, false)).open(at(0, 2))).toBe('wait');
    expect(await open(sound(9, false)).open(at(0, 2))).toBe('wait');
    expect(await openStretch(open(sound(11, false)), at(0, 2))).toMatchObject({
      next: at(0, 11),
    });
    expect(await open(sound(1_010, false)).open(at(0, 1_000))).toBe('wait');
  });

  it('plays the rest of a chapter however short it is, and then the next one with words', async () => {
    const book = open(sound(12, true), sound(0, true), sound(5, false));
    expect(await openStretch(book, at(0, 11))).toMatchObject({ next: at(0, 12) });
    expect(await openStretch(book, at(0, 12))).toMatchObject({ next: at(2, 5) });
  });

  it('waits for a chapter that has not been begun, and ends behind the last', async () => {
    expect(await open(sound(12, true), sound(0, false)).open(at(0, 12))).toBe('wait');
    expect(await open(sound(12, true)).open(at(0, 12))).toBe('end');
  });
});

describe('a finished book', () => {
  const open = (starts: (number | null)[], files: number[]): FinishedSource => {
    const job = {
      id: 'job',
      files: files.map((seconds) => ({ name: String(seconds), bytes: 1 })),
      book: { chapters: starts.map((startSeconds) => ({ title: '', startSeconds })) },
    } as unknown as Job;
    const result = (_id: string, part = 0): Promise<File> =>
      Promise.resolve(new File(['sound'], String(files[part])));
    return new FinishedSource({ result }, job, (file) =>
      Promise.resolve(Number((file as File).name)),
    );
  };

  it('has all chapters in its one file', async () => {
    const stretch = await openStretch(open([0, 10, null, 30], [60]), at(1, 5));
    expect(stretch.timeOf(at(1, 5))).toBe(15);
    expect(stretch.timeOf(at(3))).toBe(30);
    expect(stretch.placeAt(12)).toEqual(at(1, 2));
    expect(stretch.placeAt(45)).toEqual(at(3, 15));
    expect(stretch.next).toBeNull();
  });

  it('of several files goes on from one to the next', async () => {
    const book = open([0, 10, 60, 70], [60, 40]);
    const first = await openStretch(book, at(1));
    expect(first.timeOf(at(1))).toBe(10);
    expect(first.timeOf(at(3))).toBeNull();
    expect(first.next).toEqual(at(2));
    const second = await openStretch(book, at(3, 1));
    expect(second.timeOf(at(3, 1))).toBe(11);
    expect(second.placeAt(0)).toEqual(at(2));
    expect(second.next).toBeNull();
  });

  it('ends behind its last chapter', async () => {
    expect(await open([0], [60]).open(at(1))).toBe('end');
  });
});
