import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Lets an element render a long list a slice a frame, so that hundreds of rows never hold up the page.
 * Only for lists whose rows keep their place while they grow.
 */
export class GrowingList implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private readonly step: number;
  private limit: number;
  private frame: number | null = null;
  private wanted = 0;

  /** `step` is the number of rows that are added a frame. */
  constructor(host: ReactiveControllerHost, step: number) {
    this.host = host;
    this.step = step;
    this.limit = step;
    host.addController(this);
  }

  /** The part of a list that may be rendered now. */
  take<T>(items: readonly T[]): readonly T[] {
    this.wanted = items.length;
    return items.length <= this.limit ? items : items.slice(0, this.limit);
  }

  hostUpdated(): void {
    if (this.limit >= this.wanted || this.frame !== null) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = null;
      this.limit += this.step;
      this.host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    if (this.frame !== null) cancelAnimationFrame(this.frame);
    this.frame = null;
  }
}
