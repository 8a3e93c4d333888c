import { expect, it, vi } from 'vitest';
import { isolatePage, type IsolationPage } from '../../../../src/ui/pwa/isolation.ts';

interface Setting {
  isolated?: boolean;
  guarded?: boolean;
  controller?: boolean;
  /** State of the service worker that is active. */
  active?: ServiceWorkerState;
}

/** A page on a host that sends no headers, unless `isolated`. */
function setUp({ isolated = false, guarded = false, controller = false, active }: Setting = {}) {
  const stored = new Map<string, string>(guarded ? [['lectern-isolation-reload', '1']] : []);
  const container = Object.assign(new EventTarget(), {
    controller: controller ? ({} as ServiceWorker) : null,
    ready: Promise.resolve({
      active: active === undefined ? null : { state: active },
    } as ServiceWorkerRegistration),
  });
  const reload = vi.fn();
  const page: IsolationPage = {
    crossOriginIsolated: isolated,
    serviceWorker: container,
    session: {
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => stored.set(key, value),
      removeItem: (key) => stored.delete(key),
    },
    reload,
  };
  return { page, reload, stored, container };
}

it('an isolated page is left alone, and its guard taken away', async () => {
  const { page, reload, stored } = setUp({ isolated: true, guarded: true });
  expect(await isolatePage(page, Promise.resolve())).toBe('isolated');
  expect(reload).not.toHaveBeenCalled();
  expect(stored.size).toBe(0);
});

it('a page under a service worker is loaded again, once', async () => {
  const { page, reload, stored } = setUp({ controller: true, active: 'activated' });
  expect(await isolatePage(page, Promise.resolve())).toBe('reloading');
  expect(reload).toHaveBeenCalledTimes(1);
  expect(stored.size).toBe(1);
  expect(await isolatePage(page, Promise.resolve())).toBe('failed');
  expect(reload).toHaveBeenCalledTimes(1);
});

it('the first visit waits until the new service worker has taken control', async () => {
  const { page, reload, container } = setUp({ active: 'activating' });
  const state = isolatePage(page, Promise.resolve());
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  expect(reload).not.toHaveBeenCalled();
  container.dispatchEvent(new Event('controllerchange'));
  expect(await state).toBe('reloading');
});

it('a page that was loaded past its service worker is loaded again', async () => {
  const { page } = setUp({ active: 'activated' });
  expect(await isolatePage(page, Promise.resolve())).toBe('reloading');
});

it('without service workers the page says that it could not be isolated', async () => {
  const { page, reload } = setUp();
  delete page.serviceWorker;
  expect(await isolatePage(page, Promise.resolve())).toBe('failed');
  expect(reload).not.toHaveBeenCalled();
});

it('a service worker that cannot be registered is the end of it', async () => {
  const { page } = setUp();
  expect(await isolatePage(page, Promise.reject(new Error('blocked')))).toBe('failed');
});
