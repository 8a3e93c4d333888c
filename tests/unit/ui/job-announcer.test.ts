import { expect, it } from 'vitest';
import { JobAnnouncer } from '../../../src/ui/job-announcer.ts';
import { makeJob } from '../../browser/ui/lectern-double.ts';

const at = (progress: number) => makeJob({ status: 'running', progress });

it('what is there when the page opens is not read out', () => {
  expect(new JobAnnouncer().announce([at(0.5)], 0)).toEqual([]);
});

it('every change of a state is said at once', () => {
  const announcer = new JobAnnouncer();
  announcer.announce([], 0);
  expect(announcer.announce([makeJob()], 1)).toEqual(['The Quiet Mill: in the queue']);
  expect(announcer.announce([at(0)], 2)).toEqual(['The Quiet Mill: narration has started']);
  expect(announcer.announce([makeJob({ status: 'completed', progress: 1 })], 3)).toEqual([
    'The Quiet Mill: the audiobook is finished',
  ]);
});

it('an error is said with its message', () => {
  const announcer = new JobAnnouncer();
  announcer.announce([at(0.2)], 0);
  const error = {
    code: 'storage-full',
    message: 'There is no room left.',
    retryable: true,
  } as const;
  expect(announcer.announce([makeJob({ status: 'failed', error })], 1)).toEqual([
    'The Quiet Mill: stopped by an error. There is no room left.',
  ]);
});

it('progress is said in steps of ten percent', () => {
  const announcer = new JobAnnouncer();
  announcer.announce([at(0)], 0);
  const said = Array.from({ length: 101 }, (_, percent) =>
    announcer.announce([at(percent / 100)], percent * 60_000),
  ).flat();
  expect(said).toEqual(
    [10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map((step) => `The Quiet Mill: ${step} percent`),
  );
});

it('progress is never said twice within fifteen seconds', () => {
  const announcer = new JobAnnouncer();
  announcer.announce([at(0)], 0);
  expect(announcer.announce([at(0.1)], 1_000)).toHaveLength(1);
  expect(announcer.announce([at(0.5)], 15_999)).toEqual([]);
  expect(announcer.announce([at(0.5)], 16_000)).toEqual(['The Quiet Mill: 50 percent']);
});
