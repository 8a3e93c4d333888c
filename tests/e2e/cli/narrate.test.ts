import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findByArgument } from '../../../scripts/cli/processes.ts';
import { ONE_SENTENCE, TWO_CHAPTERS } from '../support/books.ts';
import { probe } from '../support/media.ts';
import { CommandRun, runToEnd } from './command-run.ts';

let folder: string;
/** What an undisturbed run makes of the book with two chapters. */
let undisturbed: Buffer;

const path = (...names: string[]): string => join(folder, ...names);
const profile = (name: string): Record<string, string> => ({ LECTERN_PROFILE: path(name) });
/** A line of progress after the first percent. */
const UNDER_WAY = /: [1-9]\d*\.\d %/u;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-narrate-'));
  writeFileSync(path('mill.epub'), TWO_CHAPTERS);
  writeFileSync(path('word.epub'), ONE_SENTENCE);
  writeFileSync(path('cut.epub'), TWO_CHAPTERS.subarray(0, TWO_CHAPTERS.length >> 1));
  const { code, stdout, stderr } = await runToEnd(
    'narrate',
    [path('mill.epub'), path('undisturbed.m4b')],
    { environment: profile('first') },
  );
  expect({ code, stdout }, stderr).toEqual({ code: 0, stdout: '' });
  undisturbed = readFileSync(path('undisturbed.m4b'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, maxRetries: 5, retryDelay: 200 });
});

test('a book becomes an audiobook with chapters, cover and tags', () => {
  const { format, streams, chapters } = probe(path('undisturbed.m4b'));
  expect(format.tags).toMatchObject({
    title: 'Water and Stone',
    artist: 'Ada Quill, Tom Reed',
    genre: 'Audiobook',
  });
  expect(streams[0]).toMatchObject({ codec_name: 'aac', sample_rate: '24000', channels: 1 });
  expect(streams.some((stream) => stream.disposition['attached_pic'] === 1)).toBe(true);
  expect(chapters.map((chapter) => chapter.tags.title)).toEqual(['The Mill', 'The River']);
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('Ctrl-C stops it, another book goes first, and the same command goes on', async () => {
  const environment = profile('stopped');
  const out = path('stopped.m4b');
  const strikes = [
    { when: UNDER_WAY, target: 'npm' },
    { when: /: [4-9]\d\.\d %/u, target: 'group' },
  ] as const;
  for (const { when, target } of strikes) {
    const run = new CommandRun('narrate', [path('mill.epub'), out], { environment });
    await run.until(when);
    run.signal('SIGINT', target);
    const stopped = await run.end();
    expect(stopped.code, stopped.stderr).toBe(130);
    expect(stopped.stderr).toContain('The same command goes on from here.');
  }
  expect(existsSync(out)).toBe(false);
  expect(findByArgument(`--user-data-dir=${path('stopped')}`)).toEqual([]);

  const other = await runToEnd(
    'narrate',
    ['--format', 'm4a', path('word.epub'), path('word.m4a')],
    { environment },
  );
  expect(other.code, other.stderr).toBe(0);
  expect(other.stderr).not.toContain('mill.epub');
  expect(probe(path('word.m4a')).format.tags['title']).toBe('A Word');

  const second = await runToEnd('narrate', [path('mill.epub'), out], { environment });
  expect(second.code, second.stderr).toBe(0);
  expect(second.stderr).not.toMatch(/: 0\.0 %, chapter 1 of/u);
  expect(readFileSync(out).equals(undisturbed)).toBe(true);
});

test('killed outright three times it goes on each time, to the same bytes', async () => {
  const environment = profile('killed');
  const out = path('killed.m4b');
  const strikes = [
    { when: /mill\.epub: /u, target: 'group' },
    { when: UNDER_WAY, target: 'npm' },
    { when: /: [5-9]\d\.\d %/u, target: 'group' },
  ] as const;
  for (const { when, target } of strikes) {
    const run = new CommandRun('narrate', [path('mill.epub'), out], { environment });
    await run.until(when);
    run.signal('SIGKILL', target);
    await run.end();
  }
  const last = await runToEnd('narrate', [path('mill.epub'), out], { environment });
  expect(last.code, last.stderr).toBe(0);
  expect(readFileSync(out).equals(undisturbed)).toBe(true);
});

test('of several books one that fails is told by its error, and the others are made', async () => {
  const { code, stdout, stderr } = await runToEnd(
    'narrate',
    [path('cut.epub'), path('word.epub'), path('books')],
    { environment: profile('first') },
  );
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/cut\.epub: file-damaged: ./u);
  expect(readdirSync(path('books'))).toEqual(['word.m4b']);
  expect(probe(path('books', 'word.m4b')).chapters.length).toBe(1);
});

test('a wrong call is refused by name before anything starts', async () => {
  const environment = profile('never');
  const { code, stderr } = await runToEnd(
    'narrate',
    ['--voice', 'nobody', path('word.epub'), path('never.m4b')],
    { environment },
  );
  expect(code).toBe(2);
  expect(stderr).toContain('voice-unknown: There is no voice “nobody”');
  expect(existsSync(path('never'))).toBe(false);
});
