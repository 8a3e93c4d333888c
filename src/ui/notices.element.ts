import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/callout/callout.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import '@awesome.me/webawesome/dist/components/spinner/spinner.js';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SupportProblem } from './browser-support.ts';
import { problemCallout } from './problem-callout.ts';
import type { IsolationState } from './pwa/isolation.ts';
import { baseStyles } from './shared-styles.ts';

/** What a page that could not be isolated tells its user. */
const NOT_ISOLATED: SupportProblem = {
  code: 'not-isolated',
  message:
    'This page could not be isolated from other sites, and without that the browser gives it no threads to speak with. Reload the page. If that does not help, allow this site to store data and use service workers, or use another browser.',
};

/** Notices that concern the whole page. */
@customElement('lectern-notices')
export class NoticesElement extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: var(--wa-space-s);
      }

      .update {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--wa-space-s);
      }
    `,
  ];

  @property({ attribute: false }) support: SupportProblem | null = null;
  @property() isolation: IsolationState = 'isolated';
  /** A new version waits. */
  @property({ type: Boolean }) updateReady = false;
  /** Another tab put a new version to work; this one still runs the old one. */
  @property({ type: Boolean }) replaced = false;

  override render() {
    return html`
      ${this.support === null ? this.renderIsolation() : problemCallout(this.support)}
      ${
        this.replaced
          ? this.renderUpdate('Another tab has put a new version to work.', 'Reload', 'reload')
          : this.updateReady
            ? this.renderUpdate(
                'A new version is ready. A book that is being narrated goes on where it was.',
                'Update',
                'accept',
              )
            : nothing
      }
    `;
  }

  private renderIsolation() {
    if (this.isolation === 'failed') return problemCallout(NOT_ISOLATED);
    if (this.isolation === 'isolated') return nothing;
    return html`<wa-callout variant="neutral" size="s" role="status">
      <wa-spinner slot="icon"></wa-spinner>
      Lectern is being set up in this browser. The page reloads once, by itself.
    </wa-callout>`;
  }

  private renderUpdate(text: string, button: string, action: 'accept' | 'reload') {
    return html`<wa-callout variant="brand" size="s" role="status">
      <wa-icon slot="icon" name="update"></wa-icon>
      <div class="update">
        <span>${text}</span>
        <wa-button
          size="s"
          variant="brand"
          @click=${() => {
            this.dispatchEvent(new Event(`lectern-${action}`));
          }}
          >${button}</wa-button
        >
      </div>
    </wa-callout>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-notices': NoticesElement;
  }
}
