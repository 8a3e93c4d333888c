import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { bookFile, chooseFiles, expectEventually, expectSoon, openPage } from './page-setup.ts';

beforeEach(async () => {
  await page.viewport(1_100, 1_600);
});

it('a pronunciation is heard before it is kept, and kept for this book', async () => {
  const { api, app } = await openPage();
  chooseFiles(app, [bookFile()]);
  await page.getByText('Pronunciations').click();
  await page.getByRole('textbox', { name: 'Written' }).fill('Hermione');
  await page.getByRole('textbox', { name: 'Said as' }).fill('her-MY-oh-nee');
  await page.getByRole('button', { name: 'Hear it' }).click();
  const rule = {
    written: 'Hermione',
    spoken: 'her-MY-oh-nee',
    match: 'word',
    matchCase: false,
    book: 'hash of mill.epub',
  };
  await expectEventually(() => api.callsOf('speak')).toEqual([
    ['Hermione', expect.objectContaining({ voice: 'af_heart', pronunciations: [rule] })],
  ]);
  await page.getByRole('button', { name: 'Add' }).click();
  await expectSoon(page.getByText('(this book)')).toBeVisible();
  expect(api.callsOf('set')).toEqual([[expect.objectContaining(rule)]]);
  await expectSoon(page.getByRole('textbox', { name: 'Written' })).toHaveValue('');
});

it('what is wrong with a pronunciation is said by name, beside it', async () => {
  const { app } = await openPage();
  chooseFiles(app, [bookFile()]);
  await page.getByText('Pronunciations').click();
  await page.getByRole('textbox', { name: 'Written' }).fill('Hermione');
  await page.getByRole('textbox', { name: 'Said as' }).fill('/h#m/');
  await userEvent.keyboard('{Enter}');
  await expectSoon(page.getByText('pronunciation-invalid')).toBeVisible();
  await expectSoon(page.getByText(/“#” \(U\+0023\) is no symbol/u)).toBeVisible();
});

it('pronunciations for all books are changed and removed in the settings', async () => {
  const { api } = await openPage((double) => {
    void double.pronunciations.set({ written: 'Cholmondeley', spoken: 'CHUM-lee' });
    void double.pronunciations.set({ written: 'Other', spoken: 'UDH-er', book: 'some other' });
  });
  await page.getByRole('button', { name: 'Settings' }).click();
  await expectSoon(page.getByText('Cholmondeley')).toBeVisible();
  expect(page.getByText('UDH-er').elements()).toEqual([]);
  await page.getByRole('button', { name: 'Change Cholmondeley' }).click();
  await page.getByRole('textbox', { name: 'Said as' }).fill('CHUM-lay');
  await page.getByText('Only with the same capitals').click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expectSoon(page.getByText('CHUM-lay')).toBeVisible();
  await expectSoon(page.getByText('(same capitals)')).toBeVisible();
  expect(api.callsOf('set').at(-1)?.[0]).toMatchObject({ id: 'rule-1', book: null });
  await page.getByRole('button', { name: 'Remove Cholmondeley' }).click();
  await expectSoon(page.getByText('CHUM-lay')).not.toBeInTheDocument();
});

it('how the machine is used can be said', async () => {
  const { api } = await openPage();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: 'Pace of work' }).click();
  await page.getByRole('option', { name: 'Always gently' }).click();
  await expectEventually(() => api.callsOf('changeEngineSettings')).toEqual([
    [{ gentle: 'always' }],
  ]);
});
