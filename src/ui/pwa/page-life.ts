import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { findSupportProblem, type SupportProblem } from '../browser-support.ts';
import { isolatePage, type IsolationState } from './isolation.ts';
import { registerServiceWorker, type PageUpdates } from './page-updates.ts';

/** The page as an installed application: its isolation, its versions, and what its browser lacks. */
export class PageLife implements ReactiveController {
  isolation: IsolationState = crossOriginIsolated ? 'isolated' : 'pending';
  support: SupportProblem | null = null;
  /** A new version waits to be accepted. */
  updateReady = false;
  /** A new version runs, while this page is still the old one. */
  replaced = false;
  private readonly host: ReactiveControllerHost;
  private readonly hasUnsavedWork: () => boolean;
  private accepted = false;
  private updates: PageUpdates | null = null;

  /** `hasUnsavedWork` says whether a reload, which nobody asked for in this tab, would lose something. */
  constructor(host: ReactiveControllerHost, hasUnsavedWork: () => boolean) {
    this.host = host;
    this.hasUnsavedWork = hasUnsavedWork;
    host.addController(this);
  }

  hostConnected(): void {
    void this.start();
  }

  /** Puts the waiting version to work; the page is loaded again. */
  accept(): void {
    this.accepted = true;
    this.updates?.accept();
  }

  private async start(): Promise<void> {
    this.support = await findSupportProblem(window);
    this.host.requestUpdate();
    this.updates = this.register();
    this.isolation = await isolatePage(
      {
        crossOriginIsolated,
        ...(this.updates === null ? {} : { serviceWorker: navigator.serviceWorker }),
        session: sessionStorage,
        reload: () => {
          location.reload();
        },
      },
      this.updates?.registered ?? Promise.resolve(),
    );
    this.host.requestUpdate();
  }

  /** The development server has no service worker, and insecure pages have none either. */
  private register(): PageUpdates | null {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return null;
    const updates = registerServiceWorker(
      new URL('service-worker.js', document.baseURI).href,
      () => {
        this.updateReady = true;
        this.host.requestUpdate();
      },
      () => {
        this.takeOver();
      },
    );
    // Without it Lectern works, as long as the host sends the headers; the isolation says so if not.
    updates.registered.catch(() => undefined);
    return updates;
  }

  private takeOver(): void {
    if (this.accepted || !this.hasUnsavedWork()) {
      location.reload();
      return;
    }
    this.replaced = true;
    this.host.requestUpdate();
  }
}
