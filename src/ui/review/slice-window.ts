import type { LitElement, ReactiveController } from 'lit';

/** Pixels around what is seen that are rendered as well, so that scrolling meets text and no gaps. */
const MARGIN = 800;

/** Pixels of height that a character takes as long as nothing has been measured. */
const USUAL_RATIO = 0.4;

/**
 * Knows which slices of a long text are near what is seen; the others are only as high as they would be.
 * Slices are elements with their number in `data-slice`.
 */
export class SliceWindow implements ReactiveController {
  private readonly host: LitElement;
  private observer: IntersectionObserver | null = null;
  private watched = 0;
  private readonly near = new Set([0]);
  private readonly heights = new Map<number, number>();
  /** Pixels of height per character; measured once, so that gaps do not change size all the time. */
  private ratio: number | null = null;

  /** @param scroller the element that scrolls the text; the page unless given */
  constructor(
    host: LitElement,
    private readonly scroller: () => Element | null,
    private readonly sliceCount: () => number,
    private readonly charactersOf: (slice: number) => number,
  ) {
    this.host = host;
    host.addController(this);
  }

  /** Whether a slice is to be rendered. */
  isNear(slice: number): boolean {
    return this.near.has(slice);
  }

  /** The height in pixels of a slice that is not rendered. */
  heightOf(slice: number): number {
    return (
      this.heights.get(slice) ?? Math.ceil((this.ratio ?? USUAL_RATIO) * this.charactersOf(slice))
    );
  }

  hostUpdated(): void {
    const count = this.sliceCount();
    if (this.observer !== null && count === this.watched) return;
    this.watched = count;
    this.observer ??= new IntersectionObserver(
      (entries) => {
        this.follow(entries);
      },
      { root: this.scroller(), rootMargin: `${MARGIN}px 0px` },
    );
    // Those that are observed already are passed over.
    for (const slice of this.host.renderRoot.querySelectorAll('[data-slice]')) {
      this.observer.observe(slice);
    }
  }

  hostDisconnected(): void {
    this.observer?.disconnect();
    this.observer = null;
  }

  private follow(entries: readonly IntersectionObserverEntry[]): void {
    let changed = false;
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const slice = Number((target as HTMLElement).dataset['slice']);
      if (isIntersecting === this.near.has(slice)) continue;
      changed = true;
      if (isIntersecting) this.near.add(slice);
      else this.leave(slice, boundingClientRect.height);
    }
    if (changed) this.host.requestUpdate();
  }

  /** A slice that goes leaves a gap of exactly its height. */
  private leave(slice: number, height: number): void {
    this.near.delete(slice);
    this.ratio ??= height / Math.max(1, this.charactersOf(slice));
    this.heights.set(slice, height);
  }
}
