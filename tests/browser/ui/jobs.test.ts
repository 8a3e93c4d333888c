import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { LecternError } from '../../../src/domain/errors.ts';
import { makeJob } from './lectern-double.ts';
import { expectEventually, expectSoon, openPage, pierce } from './page-setup.ts';

const book = (title: string) => ({ ...makeJob().book, title });
const finished = makeJob({
  status: 'completed',
  progress: 1,
  finishedAt: 5,
  audioSeconds: 3,
  files: [{ name: 'mill.m4b', bytes: 48_044 }],
});

afterEach(() => {
  document.title = '';
});

it('a running job shows its percentage, place, speed and time left, and the tab shows it, too', async () => {
  const { api } = await openPage((double) => {
    double.setJobs([makeJob({ status: 'running', progress: 0.1 })]);
  });
  api.setJobs([
    makeJob({
      status: 'running',
      progress: 0.426,
      currentChunk: 45,
      totalChunks: 320,
      currentChapter: 3,
      totalChapters: 12,
      elapsed: 250,
      eta: 725,
      realTimeFactor: 2.1,
    }),
  ]);
  const bar = page.getByRole('progressbar', { name: 'Progress of The Quiet Mill' });
  await expectSoon(bar).toHaveAttribute('aria-valuenow', '42');
  for (const text of [
    'Chapter 3 of 12',
    'Chunk 45 of about 320',
    '2.1× real time',
    '4:10 so far',
  ]) {
    await expectSoon(page.getByText(text)).toBeVisible();
  }
  await expectSoon(page.getByText('about 12 min left')).toBeVisible();
  expect(document.title).toBe('42 % · The Quiet Mill – Lectern');
});

it('the bar of a running job does not glide, which would take the cores from the narrator', async () => {
  const { app } = await openPage((double) => {
    double.setJobs([makeJob({ status: 'running', progress: 0.1 })]);
  });
  await expectSoon(page.getByRole('progressbar')).toBeVisible();
  const indicator = pierce(app, 'lectern-job-card', 'wa-progress-bar', '[part="indicator"]');
  if (indicator === null) throw new Error('The bar has no indicator.');
  expect(getComputedStyle(indicator).transitionProperty).toBe('none');
});

it('each command of a job asks the API for just that', async () => {
  const { api } = await openPage((double) => {
    double.setJobs([makeJob({ status: 'running' })]);
  });
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  api.setJobs([makeJob({ status: 'paused' })]);
  await page.getByRole('button', { name: 'Resume' }).click();
  api.setJobs([makeJob({ status: 'cancelled' })]);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Remove' }).click();
  const asked = api.calls.filter(([name]) => name !== 'prepare');
  expect(asked).toEqual(
    ['pause', 'cancel', 'resume', 'retry', 'remove'].map((name) => [name, 'job-1']),
  );
});

it('waiting jobs move up and down, and the button that moved one keeps the focus', async () => {
  const jobs = ['a', 'b', 'c'].map((id) => makeJob({ id, book: book(`Book ${id}`) }));
  const { api, app } = await openPage((double) => {
    double.setJobs(jobs);
  });
  const third = page.getByRole('article', { name: 'Book c' });
  await third.getByRole('button', { name: 'Move up' }).click();
  expect(api.callsOf('move')).toEqual([['c', 1]]);
  api.setJobs(['a', 'c', 'b'].map((id) => makeJob({ id, book: book(`Book ${id}`) })));
  const order = (): string[] =>
    [...(app.shadowRoot?.querySelectorAll('lectern-job-card') ?? [])].map((card) => card.job.id);
  await expectEventually(order).toEqual(['a', 'c', 'b']);
  await expectEventually(() => {
    const card = app.shadowRoot?.activeElement;
    return card === null || card === undefined ? null : pierce(card, 'wa-button:focus') !== null;
  }).toBe(true);
  const first = page.getByRole('article', { name: 'Book a' });
  await expectSoon(first.getByRole('button', { name: 'Move up' })).toBeDisabled();
});

it('a failed job shows its error’s message and code, and what waits goes on', async () => {
  await openPage((api) => {
    const error = {
      code: 'storage-full',
      message: 'There is no room left.',
      retryable: true,
    } as const;
    api.setJobs([
      makeJob({ id: 'failed', status: 'failed', error }),
      makeJob({ id: 'next', status: 'running', book: book('Next') }),
    ]);
  });
  await expectSoon(page.getByText('There is no room left.')).toBeVisible();
  await expectSoon(page.getByText('storage-full')).toBeVisible();
  await expectSoon(page.getByRole('progressbar', { name: 'Progress of Next' })).toBeVisible();
});

it('a command that is refused is told on the page', async () => {
  const { api } = await openPage((double) => {
    double.setJobs([makeJob({ status: 'running' })]);
  });
  api.jobs.pause = () => Promise.reject(new LecternError('job-state', 'It is finished already.'));
  await page.getByRole('button', { name: 'Pause' }).click();
  await expectSoon(page.getByText('It is finished already.')).toBeVisible();
});

it('a finished book is played from the library, and a chapter is a click away', async () => {
  const { api, app } = await openPage((double) => {
    double.setJobs([finished]);
  });
  await page.getByRole('button', { name: 'Play' }).click();
  const river = page.getByRole('button', { name: /The River/u });
  await expectSoon(river).toBeVisible();
  const audio = (): HTMLAudioElement | null =>
    pierce(app, 'lectern-job-card', 'lectern-player', 'audio') as HTMLAudioElement | null;
  expect(audio()?.src).toMatch(/^blob:/u);
  await expectEventually(() => audio()?.readyState).toBeGreaterThan(0);
  await river.click();
  await expectEventually(() => audio()?.currentTime).toBeGreaterThanOrEqual(1.5);
  await expectSoon(river).toHaveAttribute('aria-current', 'true');
  expect(api.callsOf('result')).toEqual([['job-1', 0]]);
});

it('a book is heard while it is being narrated, and goes on as soon as there is more', async () => {
  const job = makeJob({ status: 'running', currentChunk: 3, currentChapter: 1, audioSeconds: 2 });
  const { api, app } = await openPage((double) => {
    double.sounds = [{ seconds: 0.4, complete: false }];
    double.setJobs([job]);
  });
  await page.getByRole('button', { name: 'Listen' }).click();
  await expectSoon(page.getByText('being narrated')).toBeVisible();
  await expectSoon(page.getByRole('button', { name: /The River/u })).toBeDisabled();
  await expectSoon(page.getByText('You have caught up; it goes on in a moment.')).toBeVisible();

  api.sounds = [
    { seconds: 0.4, complete: true },
    { seconds: 3, complete: false },
  ];
  api.setJobs([{ ...job, currentChunk: 5, currentChapter: 2, audioSeconds: 4 }]);
  const river = page.getByRole('button', { name: /The River/u });
  await expectSoon(river).toHaveAttribute('aria-current', 'true');
  const audio = pierce(app, 'lectern-job-card', 'lectern-player', 'audio') as HTMLAudioElement;
  await expectEventually(() => audio.duration).toBeCloseTo(3, 1);
  await expectSoon(page.getByText('You have caught up')).not.toBeInTheDocument();
});

it('what is heard can be read along, the word marked', async () => {
  const { app } = await openPage((double) => {
    const word = (start: number, end: number, from: number) => ({ start, end, from, to: from });
    const words = [word(20, 22, 0), word(23, 28, 1)];
    double.heardWords = [
      { chapter: 1, block: 2, text: '“It stood.”', at: 0, samples: 48_000, words },
    ];
    localStorage.setItem('lectern-heard', JSON.stringify([['job-1', 1, 0]]));
    double.setJobs([finished]);
  });
  await page.getByRole('button', { name: 'Play' }).click();
  const captions = (): HTMLElement | null =>
    pierce(app, 'lectern-job-card', 'lectern-player', 'lectern-captions', 'p');
  await expectEventually(() => captions()?.textContent).toBe('“It stood.”');
  await expectEventually(() => captions()?.querySelector('mark')?.textContent).toBe('stood');
});

it('a book goes on where it was left off', async () => {
  await openPage((double) => {
    localStorage.setItem('lectern-heard', JSON.stringify([['job-1', 1, 0.5]]));
    double.setJobs([finished]);
  });
  await page.getByRole('button', { name: 'Play' }).click();
  await expectSoon(page.getByRole('button', { name: /The River/u })).toHaveAttribute(
    'aria-current',
    'true',
  );
});

it('removing a finished book asks first', async () => {
  const { api } = await openPage((double) => {
    double.setJobs([finished]);
  });
  await page.getByRole('button', { name: 'Remove' }).first().click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  expect(api.callsOf('remove')).toEqual([]);
  await expectSoon(page.getByRole('button', { name: 'Keep it' })).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Remove' }).first().click();
  await expectSoon(page.getByRole('dialog', { name: 'Remove this audiobook?' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove' }).last().click();
  await expectEventually(() => api.callsOf('remove')).toEqual([['job-1']]);
});

it('the log tells what could not be spoken', async () => {
  await openPage((api) => {
    api.setJobs([finished]);
    api.logs.set('job-1', [
      {
        at: 0,
        level: 'warning',
        code: 'unspoken',
        message: 'Could not be spoken: “漢”',
        chapter: 1,
      },
    ]);
  });
  await page.getByRole('button', { name: 'Log' }).click();
  await expectSoon(page.getByText('Could not be spoken: “漢”')).toBeVisible();
  await expectSoon(page.getByText(/chapter 2/u)).toBeVisible();
});

it('hundreds of jobs are rendered a slice at a time, and all of them in the end', async () => {
  const { app } = await openPage((api) => {
    api.setJobs(Array.from({ length: 120 }, (_, index) => makeJob({ id: `job-${index}` })));
  });
  const cards = (): number => app.shadowRoot?.querySelectorAll('lectern-job-card').length ?? 0;
  expect(cards()).toBeLessThanOrEqual(20);
  await expectEventually(cards).toBe(120);
});
