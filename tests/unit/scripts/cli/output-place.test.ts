import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CommandError, UsageError } from '../../../../scripts/cli/arguments.ts';
import {
  nameRefusal,
  placeFile,
  prepareFolder,
  requireReplaceable,
} from '../../../../scripts/cli/output-place.ts';

let folder: string;
const path = (...names: string[]): string => join(folder, ...names);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-output-'));
  writeFileSync(path('made'), 'new');
  writeFileSync(path('file'), 'old');
  mkdirSync(path('folder'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'nothing',
    (thrown: unknown) => thrown,
  );
}

test('a file takes the place of an earlier one, and leaves nothing beside it', async () => {
  await placeFile(path('made'), path('file'));
  expect(readFileSync(path('file'), 'utf8')).toBe('new');
  expect(readdirSync(folder).sort()).toEqual(['file', 'folder', 'made']);
});

test.each([
  ['a folder', 'folder', 'it is a folder'],
  ['below a file', 'file/out', 'a part of the path is a file'],
  ['in no folder', 'nowhere/out', 'its folder cannot be made'],
  ['under an endless name', 'x'.repeat(300), 'its name is too long'],
])('a place that is %s is refused by name, and nothing is left', async (_, name, reason) => {
  const thrown = await refusal(placeFile(path('made'), path(name)));
  expect(thrown).toBeInstanceOf(CommandError);
  expect(thrown).toMatchObject({ code: 'output-unwritable' });
  expect(String(thrown)).toContain(reason);
  expect(readdirSync(folder).sort()).toEqual(['file', 'folder', 'made']);
});

// Every write to this device fails as on a full disk (full(4)).
test.runIf(existsSync('/dev/full'))('a full disk is told as such, with the place', async () => {
  const thrown = await refusal(writeFile('/dev/full', 'x'));
  const named = nameRefusal(thrown, '/books/out.m4b');
  expect(named).toMatchObject({ code: 'storage-full' });
  expect(String(named)).toContain('“/books/out.m4b”');
});

test('what the file system did not say stays as it is', () => {
  const other = new Error('The page crashed.');
  expect(nameRefusal(other, '/books/out.m4b')).toBe(other);
});

test('a folder is made, and one that cannot be is refused by name', async () => {
  await prepareFolder(path('a', 'b'));
  expect(readdirSync(path('a'))).toEqual(['b']);
  for (const name of ['file', 'file/below']) {
    const thrown = await refusal(prepareFolder(path(name)));
    expect(thrown).toMatchObject({ code: 'output-unwritable' });
  }
});

test('only a file may be replaced', () => {
  for (const name of ['file', 'free', 'file/below']) {
    expect(() => {
      requireReplaceable(path(name));
    }).not.toThrow();
  }
  for (const wrong of [path('folder'), '/dev/null']) {
    expect(() => {
      requireReplaceable(wrong);
    }).toThrow(UsageError);
  }
});
