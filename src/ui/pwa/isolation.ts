/** Where the page stands with the isolation that threads need. */
export type IsolationState = 'isolated' | 'pending' | 'reloading' | 'failed';

/** The parts of the page that isolating it needs; the real ones by default. */
export interface IsolationPage {
  crossOriginIsolated: boolean;
  /** Absent where there are no service workers. */
  serviceWorker?: Pick<ServiceWorkerContainer, 'ready' | 'controller' | 'addEventListener'>;
  session: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  reload(): void;
}

const GUARD = 'lectern-isolation-reload';

/**
 * Gets the page isolated where the host sends no headers: once the service worker is in control, which
 * adds them, the page is loaded again; once, never in a circle.
 * @param registered settles when the service worker is registered; rejects when it cannot be
 */
export async function isolatePage(
  page: IsolationPage,
  registered: Promise<unknown>,
): Promise<IsolationState> {
  if (page.crossOriginIsolated) {
    // A later visit past the service worker (a forced reload) may need its one reload again.
    page.session.removeItem(GUARD);
    return 'isolated';
  }
  if (page.serviceWorker === undefined || page.session.getItem(GUARD) !== null) return 'failed';
  try {
    await registered;
    await page.serviceWorker.ready;
    await controlled(page.serviceWorker);
  } catch {
    return 'failed';
  }
  page.session.setItem(GUARD, '1');
  page.reload();
  return 'reloading';
}

/** Resolves when a service worker controls the page, or one is active that will after a reload. */
async function controlled(container: NonNullable<IsolationPage['serviceWorker']>): Promise<void> {
  if (container.controller !== null) return;
  const { active } = await container.ready;
  // Active and not in control: a forced reload went past it. It never will take this page over.
  if (active?.state === 'activated') return;
  await new Promise<void>((resolve) => {
    container.addEventListener('controllerchange', () => {
      resolve();
    });
  });
}
