import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { BookDrop } from './book-drop.ts';
import { FilesEvent } from './events.ts';
import { baseStyles } from './shared-styles.ts';

/** What the file dialogue offers first; everything else is told by its content, whatever its name. */
const ACCEPT =
  '.epub,.pdf,.docx,.html,.htm,.md,.markdown,.txt,.zip,application/epub+zip,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document,text/html,text/markdown,text/plain';

/** The way in: a button to choose books, and a window on which to drop them. */
@customElement('lectern-drop-zone')
export class DropZoneElement extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      .zone {
        display: flex;
        flex-direction: column;
        align-items: center;
        gap: var(--wa-space-s);
        padding: var(--wa-space-3xl) var(--wa-space-m);
        border: 2px dashed var(--wa-color-neutral-border-loud);
        border-radius: var(--wa-border-radius-l);
        background: var(--wa-color-surface-raised);
        text-align: center;
      }

      .zone > wa-icon {
        font-size: 2.5rem;
        color: var(--wa-color-brand-on-quiet);
      }

      :host([compact]) .zone {
        flex-direction: row;
        flex-wrap: wrap;
        justify-content: center;
        padding: var(--wa-space-s) var(--wa-space-m);
      }

      :host([compact]) .zone > wa-icon {
        font-size: 1.5rem;
      }

      .over {
        position: fixed;
        inset: 0;
        z-index: 10;
        display: grid;
        place-content: center;
        margin: var(--wa-space-s);
        border: 3px dashed var(--wa-color-brand-border-loud);
        border-radius: var(--wa-border-radius-l);
        background: color-mix(in oklab, var(--wa-color-brand-fill-quiet) 92%, transparent);
        color: var(--wa-color-brand-on-quiet);
        font-family: var(--wa-font-family-heading);
        font-size: var(--wa-font-size-2xl);
        pointer-events: none;
      }
    `,
  ];

  /** A bar instead of a large field, once there is something else on the page. */
  @property({ type: Boolean, reflect: true }) compact = false;
  @query('input') private input!: HTMLInputElement;
  private readonly drop = new BookDrop(this, (files) => {
    this.dispatchEvent(new FilesEvent(files));
  });

  private receive(): void {
    const files = [...(this.input.files ?? [])];
    // So that the same file can be chosen again.
    this.input.value = '';
    if (files.length > 0) this.dispatchEvent(new FilesEvent(files));
  }

  override render() {
    return html`
      <div class="zone">
        <wa-icon name="book" canvas="square"></wa-icon>
        <wa-button
          variant="brand"
          size=${this.compact ? 's' : 'l'}
          @click=${() => {
            this.input.click();
          }}
          ><wa-icon slot="start" name="plus"></wa-icon>Choose books</wa-button
        >
        <p class="quiet ${this.compact ? 'small' : ''}">
          or drop them anywhere on this page – EPUB, PDF, Word, HTML, Markdown or plain text
        </p>
        <input
          type="file"
          multiple
          hidden
          accept=${ACCEPT}
          aria-label="Book files"
          @change=${() => {
            this.receive();
          }}
        />
      </div>
      <div class="over" ?hidden=${!this.drop.dragging} aria-hidden="true">Drop to add</div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-drop-zone': DropZoneElement;
  }
}
