import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { LecternError } from '../../../src/domain/errors.ts';
import { makeBook, makeChapter } from './lectern-double.ts';
import {
  bookFile,
  chooseFiles,
  dropOnWindow,
  expectEventually,
  expectSoon,
  openPage,
  pierce,
} from './page-setup.ts';

it('a book is in the queue after choosing it and one click', async () => {
  const { api, app } = await openPage();
  chooseFiles(app, [bookFile()]);
  await page.getByRole('button', { name: 'Start' }).click();
  await expectEventually(() => api.callsOf('submit')).toEqual([
    [
      'mill.epub',
      {
        voice: 'af_heart',
        dialogueVoice: null,
        speed: 1,
        pausePace: 1,
        notes: 'skip',
        emoji: 'name',
        introText: null,
        format: 'm4b',
        bitrate: 64,
      },
    ],
  ]);
  await expectSoon(page.getByRole('button', { name: 'Start' })).not.toBeInTheDocument();
});

it('books dropped anywhere each get a card, and the voice is fetched while the user chooses', async () => {
  const { api } = await openPage();
  expect(api.callsOf('prepare')).toEqual([]);
  dropOnWindow([bookFile('one.epub'), bookFile('two.epub')]);
  await page.getByRole('button', { name: 'As 2 books' }).click();
  await expectEventually(() => page.getByRole('button', { name: 'Start' }).elements()).toHaveLength(
    2,
  );
  expect(api.callsOf('prepare')).toHaveLength(1);
});

it('several books are put into the queue with one click, without those that cannot be read', async () => {
  const { api } = await openPage((double) => {
    double.readings.set('two.pdf', new LecternError('file-damaged', 'It is cut off.'));
  });
  dropOnWindow([bookFile('one.epub'), bookFile('two.pdf'), bookFile('three.epub')]);
  await page.getByRole('button', { name: 'As 3 books' }).click();
  await expectEventually(() => page.getByRole('button', { name: 'Start' }).elements()).toHaveLength(
    2,
  );
  await page.getByRole('button', { name: 'Narrate all' }).click();
  await expectEventually(() => api.callsOf('submit').map(([name]) => name)).toEqual([
    'one.epub',
    'three.epub',
  ]);
  await expectSoon(page.getByText('It is cut off.')).toBeVisible();
  await expectSoon(page.getByRole('button', { name: 'Narrate all' })).not.toBeInTheDocument();
});

it('files given together are one book if the user says so', async () => {
  const { api, app } = await openPage();
  chooseFiles(app, [bookFile('chapter 1.txt'), bookFile('chapter 2.txt')]);
  await expectSoon(page.getByText('2 files: one book, or 2 books?')).toBeVisible();
  expect(api.callsOf('readBook')).toEqual([]);
  await page.getByRole('button', { name: 'As one book' }).click();
  await expectEventually(() => api.callsOf('readBook')).toEqual([['chapter 1.txt+chapter 2.txt']]);
  await expectSoon(page.getByRole('button', { name: 'As one book' })).not.toBeInTheDocument();
  await expectSoon(page.getByRole('button', { name: 'Start' })).toBeVisible();
});

it('files given together by mistake are put away unread', async () => {
  const { api } = await openPage();
  dropOnWindow([bookFile('one.epub'), bookFile('two.epub')]);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expectSoon(page.getByRole('button', { name: 'Cancel' })).not.toBeInTheDocument();
  expect(api.callsOf('readBook')).toEqual([]);
});

it('a book that is being set up is there again after a reload, and gone once it is dismissed', async () => {
  const first = await openPage();
  chooseFiles(first.app, [bookFile()]);
  await expectSoon(page.getByRole('button', { name: 'Start' })).toBeVisible();
  await expectEventually(() => first.api.callsOf('keep')).toEqual([['mill.epub']]);
  const kept = await first.api.drafts.list();
  first.app.remove();
  const { api } = await openPage((double) => {
    double.setDrafts(kept);
  });
  await expectSoon(page.getByRole('button', { name: 'Start' })).toBeVisible();
  expect(api.callsOf('readBook')).toEqual([['mill.epub']]);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expectEventually(() => api.drafts.list()).toEqual([]);
});

it('a book that another tab has put into the queue is not set up here any more', async () => {
  const { api } = await openPage((double) => {
    double.setDrafts([{ id: 'kept', file: bookFile() }]);
  });
  await expectSoon(page.getByRole('button', { name: 'Start' })).toBeVisible();
  api.setDrafts([]);
  await expectSoon(page.getByRole('button', { name: 'Start' })).not.toBeInTheDocument();
});

it('a file that cannot be read is not kept', async () => {
  const { api, app } = await openPage((double) => {
    double.readings.set('bad.epub', new LecternError('file-damaged', 'The archive is cut off.'));
  });
  chooseFiles(app, [bookFile('bad.epub')]);
  await expectSoon(page.getByText('file-damaged')).toBeVisible();
  expect(await api.drafts.list()).toEqual([]);
});

it('text that is dropped is left to the browser', async () => {
  const { api } = await openPage();
  const dataTransfer = new DataTransfer();
  dataTransfer.setData('text/plain', 'words');
  const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
  document.body.dispatchEvent(drop);
  expect(drop.defaultPrevented).toBe(false);
  expect(api.callsOf('readBook')).toEqual([]);
});

it('a file that cannot be read says why, by name, and can be dismissed; the others go on', async () => {
  const { app } = await openPage((api) => {
    api.readings.set('bad.epub', new LecternError('file-damaged', 'The archive is cut off.'));
  });
  chooseFiles(app, [bookFile('bad.epub'), bookFile('good.epub')]);
  await page.getByRole('button', { name: 'As 2 books' }).click();
  await expectSoon(page.getByText('The archive is cut off.')).toBeVisible();
  await expectSoon(page.getByText('file-damaged')).toBeVisible();
  await expectSoon(page.getByRole('button', { name: 'Start' })).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).first().click();
  await expectSoon(page.getByText('The archive is cut off.')).not.toBeInTheDocument();
  await expectSoon(page.getByRole('button', { name: 'Start' })).toBeVisible();
});

it('a locked book asks for its password until it is right, and opens', async () => {
  const { api, app } = await openPage((double) => {
    double.locks.set('locked.pdf', 'emerald');
  });
  chooseFiles(app, [bookFile('locked.pdf')]);
  const field = page.getByLabelText('Password', { exact: true });
  const open = page.getByRole('button', { name: 'Open', exact: true });
  await field.fill('ruby');
  await open.click();
  await expectSoon(page.getByText('book-password-wrong')).toBeVisible();
  await field.fill('emerald');
  await open.click();
  await expectSoon(page.getByRole('button', { name: 'Start' })).toBeVisible();
  expect(api.callsOf('readBook')).toEqual([
    ['locked.pdf'],
    ['locked.pdf', 'ruby'],
    ['locked.pdf', 'emerald'],
  ]);
});

it('a book that cannot be submitted keeps its card, with the error in it', async () => {
  const { app } = await openPage((api) => {
    api.submitError = new LecternError('storage-full', 'There is no room left.');
  });
  chooseFiles(app, [bookFile()]);
  await page.getByRole('button', { name: 'Start' }).click();
  await expectSoon(page.getByText('storage-full')).toBeVisible();
  await expectSoon(page.getByRole('button', { name: 'Start' })).toBeVisible();
});

it('the chapters that are ticked are the ones that are narrated', async () => {
  const { api, app } = await openPage();
  chooseFiles(app, [bookFile()]);
  await expectSoon(page.getByText('2 of 3 chapters')).toBeVisible();
  await expectSoon(page.getByText('about 30 min')).toBeVisible();
  await page.getByText('Chapters and text').click();
  await page.getByRole('checkbox', { name: /The Mill/u }).click();
  await page.getByRole('checkbox', { name: /Copyright/u }).click();
  await expectSoon(page.getByText('2 of 3 chapters')).toBeVisible();
  await page.getByRole('button', { name: 'Start' }).click();
  await expectEventually(() => api.callsOf('submit')).toHaveLength(1);
  const { chapters } = await api.books.edited(bookFile());
  expect(chapters.map(({ include }) => include)).toEqual([true, false, true]);
});

it('a book without a chapter picked cannot be started', async () => {
  const { app } = await openPage();
  chooseFiles(app, [bookFile()]);
  await page.getByText('Chapters and text').click();
  await page.getByRole('button', { name: 'None' }).click();
  await expectSoon(page.getByText('Pick at least one chapter.')).toBeVisible();
  await expectSoon(page.getByRole('button', { name: 'Start' })).toBeDisabled();
});

it('a title is shown as text, whatever it contains', async () => {
  const { app } = await openPage((api) => {
    const title = '<img src=x onerror="document.title=1"><b>Bold</b>';
    const chapters = [makeChapter({ title: '<script>1</script>' })];
    api.readings.set('mill.epub', makeBook({ title, authors: ['<i>Ann</i>'], chapters }));
  });
  chooseFiles(app, [bookFile()]);
  await expectSoon(page.getByText('<img src=x onerror="document.title=1">').first()).toBeVisible();
  await page.getByText('Chapters and text').click();
  await expectSoon(page.getByText('<script>1</script>').first()).toBeVisible();
});

it('hundreds of chapters are rendered a slice at a time, and all of them in the end', async () => {
  const { app } = await openPage((api) => {
    const chapters = Array.from({ length: 400 }, (_, index) =>
      makeChapter({ title: `Stage ${index + 1}` }),
    );
    api.readings.set('mill.epub', makeBook({ chapters }));
  });
  chooseFiles(app, [bookFile()]);
  await expectSoon(page.getByText('400 of 400 chapters')).toBeVisible();
  const rows = (): number =>
    pierce(
      app,
      'lectern-draft-card',
      'lectern-draft-details',
      'lectern-review',
    )?.shadowRoot?.querySelectorAll('li').length ?? 0;
  const growth: number[] = [];
  const card = pierce(app, 'lectern-draft-card', 'lectern-draft-details');
  const observer = new MutationObserver(() => growth.push(rows()));
  if (card?.shadowRoot) observer.observe(card.shadowRoot, { subtree: true, childList: true });
  await page.getByText('Chapters and text').click();
  await expectEventually(rows).toBe(400);
  observer.disconnect();
  expect(growth[0]).toBeLessThanOrEqual(60);
});

it('a voice is heard on demand, at the speed chosen, and chosen for the book', async () => {
  const { api, app } = await openPage();
  chooseFiles(app, [bookFile()]);
  await page.getByRole('button', { name: 'Listen' }).click();
  await expectSoon(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  expect(api.callsOf('speak')[0]?.[1]).toMatchObject({ voice: 'af_heart', speed: 1 });
  await page.getByRole('combobox', { name: 'Voice' }).click();
  await page.getByRole('option', { name: /Emma – British, female, grade B-/u }).click();
  await expectSoon(page.getByRole('button', { name: 'Listen' })).toBeVisible();
  await page.getByRole('button', { name: 'Start' }).click();
  await expectEventually(() => api.callsOf('submit')[0]?.[1]).toMatchObject({
    voice: 'bf_emma',
  });
});

it('format, quality, notes, emoji and introduction are options of the book', async () => {
  const { api, app } = await openPage();
  chooseFiles(app, [bookFile()]);
  await page.getByText('More options').click();
  await page.getByRole('combobox', { name: 'Quality' }).click();
  await page.getByRole('option', { name: /96 kb\/s/u }).click();
  await page.getByRole('combobox', { name: 'Notes' }).click();
  await page.getByRole('option', { name: 'At the chapter’s end' }).click();
  await page.getByText('Read emoji by their names').click();
  await page.getByText('Speak an introduction first').click();
  await page.getByRole('textbox', { name: 'Introduction' }).fill('{title}, read by {voice}');
  await page.getByRole('button', { name: 'Start' }).click();
  await expectEventually(() => api.callsOf('submit')[0]?.[1]).toMatchObject({
    bitrate: 96,
    notes: 'chapter',
    emoji: 'drop',
    introText: '{title}, read by {voice}',
  });
});

it('a second voice is blended in, and another one speaks the dialogue', async () => {
  const { api, app } = await openPage();
  chooseFiles(app, [bookFile()]);
  await page.getByText('More options').click();
  await page.getByRole('combobox', { name: 'Blend with a second voice' }).click();
  await page.getByRole('option', { name: /^Bella/u }).click();
  await expectSoon(page.getByText('Share of the second voice 50 %')).toBeVisible();
  await page.getByRole('combobox', { name: 'Voice for dialogue' }).click();
  await page.getByRole('option', { name: /^Alloy/u }).click();
  const sounds = { voice: 'af_heart:0.5+af_bella:0.5', dialogueVoice: 'af_alloy' };
  await page.getByRole('button', { name: 'Listen' }).click();
  await expectEventually(() => api.callsOf('speak')[0]?.[1]).toMatchObject(sounds);
  await page.getByRole('button', { name: 'Start' }).click();
  await expectEventually(() => api.callsOf('submit')[0]?.[1]).toMatchObject(sounds);
});
