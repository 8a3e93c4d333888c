import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UsageError } from '../../../../scripts/cli/arguments.ts';
import { parseChapters, partPath, planNarration } from '../../../../scripts/cli/narration-plan.ts';

let folder: string;
const path = (...names: string[]): string => join(folder, ...names);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-plan-'));
  mkdirSync(path('other'));
  for (const name of ['emma.epub', 'emma.txt', 'other/Emma.epub']) writeFileSync(path(name), 'x');
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('chapters', () => {
  test.each([
    ['1', [0]],
    ['1-3,5', [0, 1, 2, 4]],
    ['5, 1 - 2 ,2', [0, 1, 4]],
    ['7-7', [6]],
  ])('“%s” are the indexes %j', (text, chapters) => {
    expect(parseChapters(text)).toEqual(chapters);
  });

  test.each(['', '0', '3-1', '1,', 'a', '-1', '1-', '1.5', '999999999'])(
    '“%s” is refused by name',
    (text) => {
      expect(() => parseChapters(text)).toThrow(/^option-invalid: .*1-3,5/u);
    },
  );
});

describe('a plan', () => {
  test('has the options of a job, complete', () => {
    const args = [
      ...['--voice', 'bm_george:3+af_sky:1', '--speed', '1.25', '--chapters', '2'],
      ...['--dialogue-voice', 'bf_emma', '--pause-pace', '1.5', '--bitrate', '48'],
    ];
    const { tasks, options } = planNarration([...args, path('emma.epub'), path('out.m4b')]);
    expect(tasks).toEqual([{ source: path('emma.epub'), out: path('out.m4b') }]);
    expect(options).toMatchObject({
      voice: 'bm_george:0.75+af_sky:0.25',
      dialogueVoice: 'bf_emma',
      pausePace: 1.5,
      speed: 1.25,
      language: 'en-gb',
      chapters: [1],
      introText: null,
      format: 'm4b',
      bitrate: 48,
    });
  });

  test('has the pronunciations of a file, checked', () => {
    const file = path('say.json');
    const plan = (rules: unknown) => {
      writeFileSync(file, JSON.stringify(rules));
      return planNarration([path('emma.epub'), path('out'), '--pronunciations', file]).options;
    };
    const rule = { written: 'Emma', spoken: 'EM-uh', match: 'word', matchCase: false };
    expect(plan([{ written: 'Emma', spoken: 'EM-uh' }]).pronunciations).toEqual([rule]);
    expect(() => plan([{ written: 'Emma', spoken: '/€/' }])).toThrow(
      /^pronunciation-invalid: Rule 1 of .*“€”/u,
    );
    expect(() => plan({ Emma: 'x' })).toThrow('no JSON list');
  });

  test('takes the format from the file’s ending', () => {
    expect(planNarration([path('emma.epub'), path('out.M4A')]).options.format).toBe('m4a');
    expect(planNarration([path('emma.epub'), path('out')]).options.format).toBe('m4b');
  });

  test('puts one book into a folder that is there', () => {
    const { tasks } = planNarration([path('emma.epub'), path('other')]);
    expect(tasks[0]?.out).toBe(path('other', 'emma.m4b'));
  });

  test('puts several books into a folder under names that differ', () => {
    const sources = [path('emma.epub'), path('emma.txt'), path('other', 'Emma.epub')];
    const { tasks } = planNarration(['--format', 'm4a', ...sources, path('new')]);
    expect(tasks.map((task) => task.out)).toEqual([
      path('new', 'emma.m4a'),
      path('new', 'emma (2).m4a'),
      path('new', 'Emma (3).m4a'),
    ]);
  });

  test.each([
    ['nothing to write', () => [path('emma.epub')], /at least one book/u],
    [
      'a book that is not there',
      () => [path('no.epub'), path('o.m4b')],
      /^file-missing: .*no\.epub/u,
    ],
    ['a folder for a book', () => [path('other'), path('o.m4b')], /^file-missing: .*not a file/u],
    ['a book named twice', () => [path('emma.epub'), path('emma.epub'), path('o')], /named twice/u],
    [
      'a file for several books',
      () => [path('emma.epub'), path('other', 'Emma.epub'), path('emma.txt')],
      /is a file/u,
    ],
    ['another ending', () => [path('emma.epub'), path('o.mp3')], /^option-invalid: .*\.mp3/u],
    ['two formats', () => ['--format', 'm4a', path('emma.epub'), path('o.m4b')], /\.m4a/u],
    ['another format', () => ['--format', 'mp3', path('emma.epub'), path('o')], /“mp3”/u],
    ['another voice', () => ['--voice', 'x', path('emma.epub'), path('o')], /^voice-unknown: /u],
    [
      'a speed too high',
      () => ['--speed', '2.1', path('emma.epub'), path('o')],
      /^speed-out-of-range: /u,
    ],
    [
      'a speed in words',
      () => ['--speed', 'fast', path('emma.epub'), path('o')],
      /^speed-out-of-range: /u,
    ],
    [
      'another bit rate',
      () => ['--bitrate', '50', path('emma.epub'), path('o')],
      /^option-invalid: .*50/u,
    ],
    [
      'another language',
      () => ['--language', 'xx', path('emma.epub'), path('o')],
      /^option-invalid: .*xx/u,
    ],
  ])('refuses %s', (_, args, message) => {
    expect(() => planNarration(args())).toThrow(UsageError);
    expect(() => planNarration(args())).toThrow(message);
  });
});

test('the parts of a long book are numbered before the ending', () => {
  expect(partPath('/a/book.m4b', 0, 1)).toBe('/a/book.m4b');
  expect(partPath('/a/book.m4b', 1, 3)).toBe('/a/book (2 of 3).m4b');
  expect(partPath('/a.b/book', 0, 2)).toBe('/a.b/book (1 of 2)');
});
