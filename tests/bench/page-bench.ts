import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LecternPage } from '../../scripts/cli/lectern-page.ts';
import { makeProse, SPOKEN_BOOK } from './bench-text.ts';
import { makeEpub } from '../fixtures/books/make-epub.ts';
import { takeLongestTask, watchLongTasks } from './long-tasks.ts';

/**
 * The longest task of the page's main thread while something goes on, in milliseconds; 0 when none took
 * 50. Of several rounds the best one counts: a busy machine makes tasks longer, never shorter.
 */
export interface PageResult {
  /** From the address to a page at rest. */
  opening: number;
  /** A book of 600 chapters is dropped, its list opened, scrolled, ticked, and a chapter's text opened. */
  longList: number;
  /** A book is narrated and written, with the page in view. */
  job: number;
}

const CHAPTERS = 600;

/** How long the page is left alone after something, in milliseconds, so that what follows from it is seen. */
const SETTLING = 800;

/** Looks for tasks that hold the page, in turn. The model is on the machine. */
export async function measurePage(
  lectern: LecternPage,
  folder: string,
  rounds: number,
): Promise<PageResult> {
  const long = join(folder, 'list.md');
  writeFileSync(long, makeLongBook());
  const short = join(folder, 'job.epub');
  const chapters = SPOKEN_BOOK.slice(0, 1).map(({ title, paragraphs }) => ({
    title,
    paragraphs: paragraphs.slice(0, 1),
  }));
  writeFileSync(short, makeEpub({ title: 'The Harbour', authors: ['Nobody'], chapters }));
  await watchLongTasks(lectern.page);
  const found: PageResult[] = [];
  for (let round = 0; round < rounds; round++) {
    found.push({
      opening: await measureOpening(lectern),
      longList: await measureList(lectern, long),
      job: await measureJob(lectern, short),
    });
  }
  const least = (name: keyof PageResult): number => Math.min(...found.map((round) => round[name]));
  return { opening: least('opening'), longList: least('longList'), job: least('job') };
}

function makeLongBook(): string {
  const paragraphs = makeProse(600 * 1_500);
  const size = Math.floor(paragraphs.length / CHAPTERS);
  const chapters = Array.from({ length: CHAPTERS }, (_, index) => {
    const text = paragraphs.slice(index * size, (index + 1) * size).join('\n\n');
    return `# Chapter ${index + 1}: of what happened on that day\n\n${text}`;
  });
  return chapters.join('\n\n');
}

async function measureOpening(lectern: LecternPage): Promise<number> {
  await lectern.load();
  await lectern.page.waitForTimeout(2 * SETTLING);
  return takeLongestTask(lectern.page);
}

async function measureList({ page }: LecternPage, path: string): Promise<number> {
  const settle = (): Promise<void> => page.waitForTimeout(SETTLING);
  await page.locator('lectern-drop-zone input').setInputFiles(path);
  await page.getByText(`${CHAPTERS} of ${CHAPTERS} chapters`).waitFor();
  await settle();
  await page.getByText('Chapters and text').click();
  await page.getByText(`Chapter ${CHAPTERS}:`).waitFor({ state: 'attached' });
  const list = page.locator('lectern-review ol');
  for (let at = 0; at < 8; at++) {
    await list.evaluate((element, share) => {
      element.scrollTop = share * element.scrollHeight;
    }, at / 8);
  }
  await settle();
  for (const name of ['None', 'All']) {
    await page.getByRole('button', { name, exact: true }).click();
    await settle();
  }
  await page.getByRole('button', { name: /^Chapter 600:/u }).click();
  await settle();
  const longest = await takeLongestTask(page);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await settle();
  return longest;
}

async function measureJob(lectern: LecternPage, path: string): Promise<number> {
  await takeLongestTask(lectern.page);
  const id = await lectern.submit(path, {});
  await lectern.page.evaluate(
    async (job) =>
      new Promise<void>((resolve) => {
        globalThis.lectern.jobs.watch(job, ({ status }) => {
          if (status !== 'queued' && status !== 'running') resolve();
        });
      }),
    id,
  );
  await lectern.page.waitForTimeout(SETTLING);
  const longest = await takeLongestTask(lectern.page);
  await lectern.command('remove', id);
  return longest;
}
