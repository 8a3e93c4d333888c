import '@awesome.me/webawesome/dist/components/button/button.js';
import { LitElement, css, html, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { FilesChoiceEvent } from './events.ts';
import { baseStyles } from './shared-styles.ts';

/** Formats that mostly hold a whole book; other files given together are mostly parts of one. */
const WHOLE_BOOK = /\.(?:epub|pdf|docx|zip)$/i;
/** Names that are shown; more are counted. */
const MOST_NAMES = 4;

/** Asks whether several files are as many books, or one. */
@customElement('lectern-files-choice')
export class FilesChoiceElement extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      section {
        display: flex;
        flex-wrap: wrap;
        gap: var(--wa-space-s) var(--wa-space-m);
        align-items: center;
        justify-content: space-between;
        padding: var(--wa-space-m);
        border: 1px solid var(--wa-color-surface-border);
        border-radius: var(--wa-border-radius-m);
      }

      .what {
        flex: 1 1 14rem;
        min-width: 0;
      }

      p {
        margin: 0;
        overflow-wrap: anywhere;
      }

      .names {
        font-size: var(--wa-font-size-s);
        color: var(--wa-color-text-quiet);
      }

      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: var(--wa-space-xs);
      }
    `,
  ];

  @property({ attribute: false }) files: readonly File[] = [];
  @query('wa-button') private firstWay!: HTMLElement | null;

  protected override firstUpdated(changed: PropertyValues<this>): void {
    super.firstUpdated(changed);
    // Whoever has just given the files goes on here.
    void this.updateComplete.then(() => this.firstWay?.focus());
  }

  private choose(way: FilesChoiceEvent['way']): void {
    this.dispatchEvent(new FilesChoiceEvent(way));
  }

  private button(way: FilesChoiceEvent['way'], label: string, isLikely: boolean) {
    return html`<wa-button
      size="s"
      variant=${isLikely ? 'brand' : 'neutral'}
      appearance=${isLikely ? 'accent' : 'outlined'}
      @click=${() => {
        this.choose(way);
      }}
      >${label}</wa-button
    >`;
  }

  override render() {
    const { files } = this;
    const count = files.length;
    const names = files.slice(0, MOST_NAMES).map(({ name }) => name);
    if (count > MOST_NAMES) names.push(`and ${count - MOST_NAMES} more`);
    const areBooks = files.every(({ name }) => WHOLE_BOOK.test(name));
    // The likelier way comes first and has the keyboard.
    const separate = this.button('separate', `As ${count} books`, areBooks);
    const joined = this.button('joined', 'As one book', !areBooks);
    return html`<section aria-labelledby="question">
      <div class="what">
        <p id="question"><strong>${count} files: one book, or ${count} books?</strong></p>
        <p class="names">${names.join(', ')}</p>
      </div>
      <div class="ways">
        ${areBooks ? [separate, joined] : [joined, separate]}
        <wa-button
          size="s"
          appearance="plain"
          @click=${() => {
            this.choose('none');
          }}
          >Cancel</wa-button
        >
      </div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-files-choice': FilesChoiceElement;
  }
}
