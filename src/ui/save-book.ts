import './browser-apis.ts';
import type { LecternJobs } from '../api/lectern-api.ts';
import type { Job } from '../domain/job.ts';

/** How long a download's URL is kept: the browser may begin to read it after the click. */
const URL_LIFETIME = 60_000;

/** What saving needs of the page; the window itself by default. */
export type SaveWindow = Pick<Window, 'showSaveFilePicker' | 'showDirectoryPicker'>;

/**
 * Saves a finished book where the user says: through the browser's save dialogue where it has one, else
 * as a download. Several files go into one folder, one after another. False when the user changed their mind.
 */
export async function saveFinishedBook(
  jobs: Pick<LecternJobs, 'result'>,
  job: Job,
  page: SaveWindow = window,
): Promise<boolean> {
  const [first] = job.files;
  try {
    if (job.files.length > 1 && page.showDirectoryPicker !== undefined) {
      const folder = await page.showDirectoryPicker({ mode: 'readwrite' });
      for (const [part, { name }] of job.files.entries()) {
        const handle = await folder.getFileHandle(name, { create: true });
        await writeFile(handle, await jobs.result(job.id, part));
      }
      return true;
    }
    if (job.files.length === 1 && first !== undefined && page.showSaveFilePicker !== undefined) {
      const handle = await page.showSaveFilePicker({
        suggestedName: first.name,
        types: [{ description: 'Audiobook', accept: { 'audio/mp4': [`.${job.options.format}`] } }],
      });
      await writeFile(handle, await jobs.result(job.id));
      return true;
    }
  } catch (thrown) {
    // The dialogue was closed.
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return false;
    throw thrown;
  }
  for (const part of job.files.keys()) downloadFile(await jobs.result(job.id, part));
  return true;
}

async function writeFile(handle: FileSystemFileHandle, file: File): Promise<void> {
  await file.stream().pipeTo(await handle.createWritable());
}

function downloadFile(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, URL_LIFETIME);
}
