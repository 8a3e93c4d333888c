import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TWO_CHAPTERS } from '../support/books.ts';
import { runToEnd } from './command-run.ts';

let folder: string;
const path = (name: string): string => join(folder, name);

/** The output as JSON; a line of anything else, npm's own included, fails. */
function parseLines(stdout: string): Record<string, unknown>[] {
  expect(stdout.endsWith('\n')).toBe(true);
  return stdout
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-read-'));
  writeFileSync(path('mill – été.epub'), TWO_CHAPTERS);
  writeFileSync(path('cut.epub'), TWO_CHAPTERS.subarray(0, TWO_CHAPTERS.length >> 1));
  writeFileSync(path('empty.txt'), '');
  writeFileSync(path('story.txt'), 'CHAPTER I\n\nIt was late.\n\nThe house was dark.\n');
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('each book is one line of JSON, and nothing else is on standard output', async () => {
  const files = [path('mill – été.epub'), path('story.txt')];
  const { code, stdout } = await runToEnd('read', files);
  expect(code).toBe(0);
  const lines = parseLines(stdout);
  expect(lines.map((line) => line['file'])).toEqual(files);
  expect(lines[0]).toMatchObject({
    ms: expect.any(Number) as number,
    book: {
      title: 'Water and Stone',
      authors: ['Ada Quill', 'Tom Reed'],
      cover: {
        type: expect.stringMatching(/^image\//u) as string,
        bytes: expect.any(Number) as number,
      },
      chapters: [
        { title: 'The Mill', level: 1, include: true },
        { title: 'The River', level: 1, include: true },
      ],
    },
  });
  expect(JSON.stringify(lines[0])).toContain('"text":"Nobody could say why."');
  expect(lines[1]).toMatchObject({ book: { cover: null } });
});

test('paths are meant from the folder in which npm was called', async () => {
  const { code, stdout } = await runToEnd('read', ['story.txt'], { from: folder });
  expect(code).toBe(0);
  expect(parseLines(stdout)[0]).toMatchObject({ file: 'story.txt', book: { title: 'story' } });
});

test('a file that cannot be read is told by its error, and the others are read', async () => {
  const files = [path('cut.epub'), path('empty.txt'), path('story.txt')];
  const { code, stdout } = await runToEnd('read', files);
  expect(code).toBe(1);
  const [cut, empty, story] = parseLines(stdout);
  expect(cut).toMatchObject({ file: files[0], error: { code: 'file-damaged' } });
  expect(empty).toMatchObject({ file: files[1], error: { code: 'file-empty' } });
  expect(cut).not.toHaveProperty('book');
  expect(story).toHaveProperty('book');
});

test('a file that is not there is named, with the code for a wrong call', async () => {
  const { code, stdout } = await runToEnd('read', [path('nothing.epub'), path('story.txt')]);
  expect(code).toBe(2);
  const [missing, story] = parseLines(stdout);
  expect(missing).toMatchObject({ error: { code: 'file-missing' } });
  expect(JSON.stringify(missing)).toContain('nothing.epub');
  expect(story).toHaveProperty('book');
});

test.each([[[]], [['--verbose', 'x.epub']]])(
  'the call %j is refused with the usage',
  async (args) => {
    const { code, stdout, stderr } = await runToEnd('read', args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('npm run read -- [--password P] FILE…');
  },
);
