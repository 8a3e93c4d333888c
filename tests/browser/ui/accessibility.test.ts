import axe from 'axe-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { LecternError } from '../../../src/domain/errors.ts';
import { makeJob, type LecternDouble } from './lectern-double.ts';
import { bookFile, chooseFiles, expectSoon, openPage } from './page-setup.ts';

beforeEach(async () => {
  await page.viewport(1_100, 2_400);
});

afterEach(() => {
  document.documentElement.classList.remove('wa-dark');
});

/** One job in each state, so that every kind of card is there. */
function fill(api: LecternDouble): void {
  api.readings.set('bad.epub', new LecternError('file-damaged', 'The archive is cut off.'));
  api.setModel({ state: 'downloading', loadedBytes: 23e6, totalBytes: 92e6 });
  const error = {
    code: 'storage-full',
    message: 'There is no room left.',
    retryable: true,
  } as const;
  const files = [{ name: 'mill.m4b', bytes: 1_000 }];
  const named = (title: string) => ({ ...makeJob().book, title });
  api.setJobs([
    makeJob({ id: 'finished', status: 'completed', progress: 1, files, book: named('Finished') }),
    makeJob({ id: 'running', status: 'running', progress: 0.4, currentChapter: 1, elapsed: 60 }),
    makeJob({ id: 'queued', book: named('Queued') }),
    makeJob({ id: 'paused', status: 'paused', book: named('Paused') }),
    makeJob({ id: 'failed', status: 'failed', error, book: named('Failed') }),
  ]);
}

/** Rules of WCAG 2.2 A and AA that the page breaks, with the places. */
async function violations(): Promise<string[]> {
  const { violations: found } = await axe.run(document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  });
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

it.each(['light', 'dark'])('every kind of card meets WCAG 2.2 AA in %s', async (scheme) => {
  document.documentElement.classList.toggle('wa-dark', scheme === 'dark');
  const { app } = await openPage(fill);
  chooseFiles(app, [bookFile('good.epub'), bookFile('bad.epub')]);
  await expectSoon(page.getByRole('button', { name: 'As 2 books' })).toBeVisible();
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: 'As 2 books' }).click();
  await page.getByText('Chapters and text').click();
  await page.getByText('More options').click();
  await page.getByRole('button', { name: 'Play' }).click();
  await expectSoon(page.getByRole('checkbox', { name: /The Mill/u })).toBeVisible();
  await expectSoon(page.getByRole('combobox', { name: 'Voice for dialogue' })).toBeVisible();
  expect(await violations()).toEqual([]);
});

it('the dialogue that asks before a book is removed meets WCAG 2.2 AA', async () => {
  await openPage(fill);
  const card = page.getByRole('article', { name: 'Finished' });
  await card.getByRole('button', { name: 'Remove' }).click();
  await expectSoon(page.getByRole('button', { name: 'Keep it' })).toBeVisible();
  expect(await violations()).toEqual([]);
});

it('the check finds a control without a name', async () => {
  const { app } = await openPage();
  app.shadowRoot?.append(document.createElement('button'));
  expect(await violations()).toEqual([expect.stringContaining('button-name')]);
});
