import { Workbox } from 'workbox-window';

/** Milliseconds between two looks for a new version while the page stays open. */
const LOOK_INTERVAL = 30 * 60_000;

/** Tells that a new version waits, and puts it to work when the user says so. */
export interface PageUpdates {
  /** Settles when the service worker is registered; rejects when it cannot be. */
  readonly registered: Promise<unknown>;
  /** Makes the new version the one in use; the page is then loaded again. */
  accept(): void;
}

/**
 * Registers the service worker. A new version waits until it is accepted here, or until all tabs are
 * closed; it is never forced on a page.
 * @param onWaiting called when a new version is ready to be used
 * @param onReplaced called when a new version has taken over: the page's files of old may be gone
 */
export function registerServiceWorker(
  url: string,
  onWaiting: () => void,
  onReplaced: () => void,
): PageUpdates {
  const workbox = new Workbox(url, { updateViaCache: 'none' });
  workbox.addEventListener('waiting', onWaiting);
  // The first one to take control is no update; Workbox's own account of it is of the page's load only.
  let controlled = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (controlled) onReplaced();
    controlled = true;
  });
  const registered = workbox.register({ immediate: true });
  const look = (): void => {
    // Offline, or the host is down: the version at hand is good.
    registered.then(() => workbox.update()).catch(() => undefined);
  };
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look();
  });
  setInterval(look, LOOK_INTERVAL);
  return {
    registered,
    accept() {
      workbox.messageSkipWaiting();
    },
  };
}
