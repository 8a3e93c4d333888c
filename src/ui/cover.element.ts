import { LitElement, css, html, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { displayTitle } from './display-text.ts';
import { baseStyles } from './shared-styles.ts';

/** The same image read from the database twice is two Blobs. */
const isOther = (a: Blob | null | undefined, b: Blob | null | undefined): boolean =>
  a?.size !== b?.size || a?.type !== b?.type;

/** A book's cover; drawn from its title when it has none that can be shown. */
@customElement('lectern-cover')
export class CoverElement extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        width: var(--cover-width, 6rem);
        aspect-ratio: 2 / 3;
        flex: none;
        container-type: inline-size;
      }

      img,
      .drawn {
        width: 100%;
        height: 100%;
        border-radius: var(--wa-border-radius-s);
        box-shadow: 0 1px 4px color-mix(in oklab, var(--wa-color-neutral-05) 35%, transparent);
      }

      img {
        display: block;
        object-fit: cover;
        background: var(--wa-color-neutral-fill-quiet);
      }

      .drawn {
        display: flex;
        flex-direction: column;
        justify-content: center;
        padding: 12%;
        overflow: hidden;
        background: linear-gradient(
          100deg,
          var(--wa-color-brand-20) 0 7%,
          var(--wa-color-brand-30) 9%
        );
        color: var(--wa-color-brand-90);
        font-family: var(--wa-font-family-heading);
        font-size: calc(var(--cover-width, 6rem) / 8);
        line-height: 1.2;
        text-align: center;
      }

      .drawn .title {
        --lines: 6;
        hyphens: auto;
      }

      .drawn .initial {
        display: none;
        font-size: calc(var(--cover-width, 6rem) / 2);
        line-height: 1;
      }

      /* Nobody can read a title as small as that. */
      @container (max-width: 5rem) {
        .drawn .title {
          display: none;
        }

        .drawn .initial {
          display: block;
        }
      }
    `,
  ];

  @property({ attribute: false, hasChanged: isOther }) image: Blob | null = null;
  @property() bookTitle = '';
  @state() private url: string | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('image')) this.show(this.image);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.show(this.image);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.show(null);
  }

  private show(image: Blob | null): void {
    if (this.url !== null) URL.revokeObjectURL(this.url);
    this.url = image === null || image.size === 0 ? null : URL.createObjectURL(image);
  }

  override render() {
    if (this.url === null) {
      const title = displayTitle(this.bookTitle);
      return html`<div class="drawn" aria-hidden="true">
        <span class="title clamp" dir="auto">${title}</span>
        <span class="initial">${initialOf(title)}</span>
      </div>`;
    }
    return html`<img
      src=${this.url}
      alt=""
      decoding="async"
      draggable="false"
      @error=${() => {
        this.show(null);
      }}
    />`;
  }
}

/** The first letter or digit of a title, articles passed over; its first character where it has none. */
function initialOf(title: string): string {
  const [, letter] = /^(?:(?:the|an?) )?[^\p{L}\p{N}]*([\p{L}\p{N}])/iu.exec(title) ?? [];
  return (letter ?? Array.from(title)[0] ?? '').toLocaleUpperCase();
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-cover': CoverElement;
  }
}
