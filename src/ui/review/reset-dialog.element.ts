import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { baseStyles } from '../shared-styles.ts';

/** Asks before all changes of a book are taken back; `lectern-reset` is the answer yes. */
@customElement('lectern-reset-dialog')
export class ResetDialogElement extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      wa-dialog {
        --width: min(30rem, 94vw);
      }
    `,
  ];

  /** Each question is a dialogue of its own: one that is just closing cannot be opened again. */
  @state() private question = 0;

  /** Asks. */
  show(): void {
    this.question += 1;
  }

  override render() {
    if (this.question === 0) return nothing;
    return keyed(
      this.question,
      html`<wa-dialog label="Undo all changes?" open>
        <p>
          The chapters get their own titles, places and ticks back, and all text that was left out
          is read again.
        </p>
        <wa-button slot="footer" appearance="outlined" data-dialog="close">Keep them</wa-button>
        <wa-button
          slot="footer"
          variant="danger"
          data-dialog="close"
          @click=${() => {
            this.dispatchEvent(new Event('lectern-reset'));
          }}
          >Undo all</wa-button
        >
      </wa-dialog>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-reset-dialog': ResetDialogElement;
  }
}
