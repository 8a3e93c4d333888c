import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { LecternError } from '../../../src/domain/errors.ts';
import { bookFile, chooseFiles, expectSoon, openPage } from './page-setup.ts';

it('the first visit says that all stays here and that the voice is loaded once', async () => {
  await openPage((api) => {
    api.setModel({ state: 'absent', loadedBytes: 0, totalBytes: 0 });
  });
  await expectSoon(
    page.getByText('Everything stays on this machine. The voice (about 95 MB) is loaded once'),
  ).toBeVisible();
});

it('the download of the voice has a bar', async () => {
  const { api } = await openPage();
  api.setModel({ state: 'downloading', loadedBytes: 23e6, totalBytes: 92e6 });
  await expectSoon(page.getByRole('progressbar', { name: 'Loading the voice' })).toHaveAttribute(
    'aria-valuenow',
    '25',
  );
  await expectSoon(page.getByText('23 MB of 92 MB')).toBeVisible();
});

it('a voice that cannot be fetched says so, and is fetched again on demand', async () => {
  const { api, app } = await openPage((double) => {
    double.setModel({ state: 'absent', loadedBytes: 0, totalBytes: 0 });
    double.prepareError = new LecternError('model-unreachable', 'The server does not answer.');
  });
  chooseFiles(app, [bookFile()]);
  await expectSoon(page.getByText('The server does not answer.')).toBeVisible();
  api.prepareError = null;
  await page.getByRole('button', { name: 'Load the voice again' }).click();
  await expectSoon(page.getByText('The server does not answer.')).not.toBeInTheDocument();
  expect(api.callsOf('prepare')).toHaveLength(2);
});
