import { afterEach, expect, it } from 'vitest';
import { saveFinishedBook, type SaveWindow } from '../../../src/ui/save-book.ts';
import { LecternDouble, makeJob, makeWav } from './lectern-double.ts';

const FOLDER = 'save-book-test';

afterEach(async () => {
  const root = await navigator.storage.getDirectory();
  await root.removeEntry(FOLDER, { recursive: true }).catch(() => undefined);
});

/** A real folder in the page's own file system, in the place of one that the user picks. */
async function openFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(FOLDER, { create: true });
}

function setUp(...names: string[]) {
  const api = new LecternDouble();
  const files = names.map((name) => ({ name, bytes: 48_044 }));
  const job = makeJob({ status: 'completed', files });
  api.setJobs([job]);
  return { api, job };
}

async function sizeOf(folder: FileSystemDirectoryHandle, name: string): Promise<number> {
  return (await (await folder.getFileHandle(name)).getFile()).size;
}

it('a book is streamed into the file that the user picks', async () => {
  const { api, job } = setUp('mill.m4b');
  const folder = await openFolder();
  let suggested = '';
  const picker: SaveWindow = {
    showSaveFilePicker: ({ suggestedName }) => {
      suggested = suggestedName;
      return folder.getFileHandle('picked.m4b', { create: true });
    },
  };
  expect(await saveFinishedBook(api.jobs, job, picker)).toBe(true);
  expect(suggested).toBe('mill.m4b');
  expect(await sizeOf(folder, 'picked.m4b')).toBe(makeWav(3).byteLength);
});

it('a book in several files goes into one folder, all of it', async () => {
  const { api, job } = setUp('mill 1.m4b', 'mill 2.m4b');
  const folder = await openFolder();
  const picker: SaveWindow = { showDirectoryPicker: () => Promise.resolve(folder) };
  expect(await saveFinishedBook(api.jobs, job, picker)).toBe(true);
  expect(await sizeOf(folder, 'mill 1.m4b')).toBe(makeWav(3).byteLength);
  expect(await sizeOf(folder, 'mill 2.m4b')).toBe(makeWav(3).byteLength);
  expect(api.callsOf('result')).toEqual([
    ['job-1', 0],
    ['job-1', 1],
  ]);
});

it('closing the dialogue is no error, and nothing is read', async () => {
  const { api, job } = setUp('mill.m4b');
  const picker: SaveWindow = {
    showSaveFilePicker: () => Promise.reject(new DOMException('closed', 'AbortError')),
  };
  expect(await saveFinishedBook(api.jobs, job, picker)).toBe(false);
  expect(api.callsOf('result')).toEqual([]);
});

it('without a save dialogue each file becomes a download of its name', async () => {
  const { api, job } = setUp('mill 1.m4b', 'mill 2.m4b');
  const names: string[] = [];
  const note = (event: Event): void => {
    if (!(event.target instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    names.push(event.target.download);
  };
  document.addEventListener('click', note);
  expect(await saveFinishedBook(api.jobs, job, {})).toBe(true);
  document.removeEventListener('click', note);
  expect(names).toEqual(['mill 1.m4b', 'mill 2.m4b']);
});
