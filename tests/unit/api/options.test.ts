import { describe, expect, it } from 'vitest';
import { chooseChapters, completeOptions } from '../../../src/api/options.ts';
import type { Book, Chapter } from '../../../src/domain/book.ts';
import type { JobOptions } from '../../../src/domain/job.ts';

const chapter = (title: string, words: number, include = true): Chapter => ({
  title,
  level: 1,
  role: 'chapter',
  include,
  reason: '',
  words,
  blocks: [],
});

const book = (chapters: Chapter[]): Book => ({
  title: 'Emma',
  authors: [],
  language: 'en',
  cover: null,
  chapters,
});

describe('the options of a job', () => {
  it('take the default voice, its language, speed 1 and 64 kb/s', () => {
    expect(completeOptions({})).toMatchObject({
      voice: 'af_heart',
      language: 'en-us',
      speed: 1,
      bitrate: 64,
      format: 'm4b',
      introText: null,
      chapters: null,
    });
  });

  it('take the language of the voice that was chosen', () => {
    expect(completeOptions({ voice: 'bm_george' }).language).toBe('en-gb');
  });

  it('take a blend in one form, with the language of its heaviest voice', () => {
    const options = completeOptions({
      voice: 'af_heart:1 + bf_emma:3',
      dialogueVoice: 'am_puck:2',
    });
    expect(options).toMatchObject({
      voice: 'bf_emma:0.75+af_heart:0.25',
      dialogueVoice: 'am_puck',
      language: 'en-gb',
    });
  });

  it('take dialogue in the voice of the narration for no dialogue voice at all', () => {
    expect(completeOptions({}).dialogueVoice).toBeNull();
    const same = { voice: 'af_heart+bf_emma', dialogueVoice: 'af_heart:0.5+bf_emma:0.5' };
    expect(completeOptions(same).dialogueVoice).toBeNull();
  });

  it.each([
    [{ voice: 'zz_nobody' }, 'voice-unknown', 'zz_nobody'],
    [{ voice: 'af_heart+zz_nobody' }, 'voice-unknown', 'zz_nobody'],
    [{ dialogueVoice: 'zz_nobody' }, 'voice-unknown', 'zz_nobody'],
    [{ dialogueVoice: '' }, 'voice-unknown', 'not known'],
    [{ pausePace: 0.4 }, 'option-invalid', '0.4'],
    [{ pausePace: 2.5 }, 'option-invalid', '2.5'],
    [{ speed: 0.49 }, 'speed-out-of-range', '0.49'],
    [{ speed: 2.01 }, 'speed-out-of-range', '2.01'],
    [{ speed: Number.NaN }, 'speed-out-of-range', 'NaN'],
    [{ bitrate: 32 }, 'option-invalid', '32'],
    [{ format: 'mp3' }, 'option-invalid', 'mp3'],
    [{ language: 'de' }, 'option-invalid', 'de'],
    [{ introText: 'x'.repeat(1_001) }, 'option-invalid', '1001'],
    [{ priority: Number.POSITIVE_INFINITY }, 'option-invalid', 'Infinity'],
  ])('refuse %o with %s', (given, code, named) => {
    expect(() => completeOptions(given as Partial<JobOptions>)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(named) as string }) as Error,
    );
  });

  it('take a blank introduction for none', () => {
    expect(completeOptions({ introText: '  ' }).introText).toBeNull();
  });
});

describe('the chapters of a job', () => {
  const chapters = [chapter('Title page', 5, false), chapter('One', 10), chapter('Two', 0)];

  it('are those that the reader includes and that have words', () => {
    expect(chooseChapters(book(chapters), completeOptions({}))).toEqual([1]);
  });

  it('are all with words where front matter is wanted', () => {
    const options = completeOptions({ skipFrontMatter: false });
    expect(chooseChapters(book(chapters), options)).toEqual([0, 1]);
  });

  it('are those that were chosen, in the order of the book, each once', () => {
    const options = completeOptions({ chapters: [1, 0, 1] });
    expect(chooseChapters(book(chapters), options)).toEqual([0, 1]);
  });

  it.each([
    [[3], 'option-invalid'],
    [[-1], 'option-invalid'],
    [[0.5], 'option-invalid'],
    [[2], 'chapter-selection-empty'],
    [[], 'chapter-selection-empty'],
  ])('refuse %o with %s', (chosen, code) => {
    expect(() => chooseChapters(book(chapters), completeOptions({ chapters: chosen }))).toThrow(
      expect.objectContaining({ code }) as Error,
    );
  });

  it('refuse a book in which nothing has words', () => {
    expect(() => chooseChapters(book([chapter('One', 0)]), completeOptions({}))).toThrow(
      expect.objectContaining({ code: 'book-without-text' }) as Error,
    );
  });
});
