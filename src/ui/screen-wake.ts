/** What keeping the screen awake needs of the page. */
export interface WakePage {
  /** Absent where the browser has no such thing. */
  wakeLock?: { request(type: 'screen'): Promise<Pick<WakeLockSentinel, 'release' | 'released'>> };
  document: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
}

/**
 * Keeps the screen on while a job runs, so that the machine does not fall asleep over it. The browser
 * takes the lock away whenever the page is hidden; it is asked for again when the page is back.
 */
export class ScreenWake {
  private readonly page: WakePage;
  private wanted = false;
  private asking = false;
  private lock: Pick<WakeLockSentinel, 'release' | 'released'> | null = null;

  constructor(page: WakePage) {
    this.page = page;
    page.document.addEventListener('visibilitychange', this.onVisibility);
  }

  /** Says whether a job runs. */
  want(wanted: boolean): void {
    this.wanted = wanted;
    void this.settle();
  }

  /** Lets the screen go, for good. */
  stop(): void {
    this.page.document.removeEventListener('visibilitychange', this.onVisibility);
    this.want(false);
  }

  private readonly onVisibility = (): void => {
    void this.settle();
  };

  private async settle(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    try {
      const held = this.lock !== null && !this.lock.released;
      if (this.wanted && !held && this.page.document.visibilityState === 'visible') {
        this.lock = (await this.page.wakeLock?.request('screen')) ?? null;
      }
      // It may have been wanted no longer by the time it came.
      if (!this.isWanted() && this.lock !== null) {
        const lock = this.lock;
        this.lock = null;
        await lock.release();
      }
    } catch {
      // Refused, on low battery for one; the job goes on without it.
    } finally {
      this.asking = false;
    }
  }

  private isWanted(): boolean {
    return this.wanted;
  }
}
