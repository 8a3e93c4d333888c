import { expect, it, vi } from 'vitest';
import { ScreenWake, type WakePage } from '../../../src/ui/screen-wake.ts';

/** A page whose screen locks are counted. */
function setUp() {
  const shown: { visibilityState: DocumentVisibilityState } = { visibilityState: 'visible' };
  const document = Object.assign(new EventTarget(), shown);
  const locks: { released: boolean; release(): Promise<undefined> }[] = [];
  const page: WakePage = {
    document,
    wakeLock: {
      request: () => {
        const lock = {
          released: false,
          release() {
            lock.released = true;
            return Promise.resolve(undefined);
          },
        };
        locks.push(lock);
        return Promise.resolve(lock);
      },
    },
  };
  const show = (state: DocumentVisibilityState): void => {
    document.visibilityState = state;
    // The browser itself lets go of the lock when the page is hidden.
    if (state === 'hidden') for (const lock of locks) lock.released = true;
    document.dispatchEvent(new Event('visibilitychange'));
  };
  const held = (): number => locks.filter((lock) => !lock.released).length;
  return { page, locks, show, held };
}

it('the screen is kept on while a job runs, and let go afterwards', async () => {
  const { page, held } = setUp();
  const wake = new ScreenWake(page);
  wake.want(true);
  await vi.waitFor(() => {
    expect(held()).toBe(1);
  });
  wake.want(false);
  await vi.waitFor(() => {
    expect(held()).toBe(0);
  });
});

it('many updates ask for one lock', async () => {
  const { page, locks } = setUp();
  const wake = new ScreenWake(page);
  for (let update = 0; update < 5; update++) wake.want(true);
  await vi.waitFor(() => {
    expect(locks).toHaveLength(1);
  });
});

it('the lock is asked for again when the page is back', async () => {
  const { page, locks, show, held } = setUp();
  new ScreenWake(page).want(true);
  await vi.waitFor(() => {
    expect(held()).toBe(1);
  });
  show('hidden');
  expect(held()).toBe(0);
  show('visible');
  await vi.waitFor(() => {
    expect(held()).toBe(1);
  });
  expect(locks).toHaveLength(2);
});

it('a lock that comes when the job is over is given back', async () => {
  const { page, locks, held } = setUp();
  const wake = new ScreenWake(page);
  wake.want(true);
  wake.want(false);
  await vi.waitFor(() => {
    expect(locks).toHaveLength(1);
    expect(held()).toBe(0);
  });
});
