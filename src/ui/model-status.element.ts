import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import '@awesome.me/webawesome/dist/components/progress-bar/progress-bar.js';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { EngineState, ModelState } from '../domain/engine-state.ts';
import type { ErrorRecord } from '../domain/errors.ts';
import { problemCallout } from './problem-callout.ts';
import { baseStyles } from './shared-styles.ts';
import { formatBytes, wholePercent } from './time-format.ts';

/** What the model weighs before its manifest has been read. */
const USUAL_SIZE = 'about 95 MB';

/** Says that all stays on this machine, and how far the voice has come onto it. */
@customElement('lectern-model-status')
export class ModelStatusElement extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      .promise {
        display: flex;
        gap: var(--wa-space-2xs);
        align-items: baseline;
      }

      wa-icon {
        flex: none;
        color: var(--wa-color-brand-on-quiet);
      }

      .download {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: var(--wa-space-m);
        align-items: center;
        margin-block-start: var(--wa-space-s);
      }

      @media (max-width: 40rem) {
        .download {
          grid-template-columns: 1fr;
          gap: var(--wa-space-2xs);
        }
      }

      wa-progress-bar {
        --track-height: 0.5rem;
      }

      .failed {
        display: grid;
        gap: var(--wa-space-s);
        justify-items: start;
        margin-block-start: var(--wa-space-s);
      }
    `,
  ];

  @property({ attribute: false }) engine: EngineState | null = null;
  /** Why the last attempt to fetch the voice failed. */
  @property({ attribute: false }) problem: ErrorRecord | null = null;

  override render() {
    const model = this.engine?.model;
    return html`
      <p class="promise">
        <wa-icon name="lock"></wa-icon>
        <span>${this.promiseText(model)}</span>
      </p>
      ${model?.state === 'downloading' ? this.renderDownload(model) : nothing}
      ${this.problem === null ? nothing : this.renderProblem(this.problem)}
    `;
  }

  private promiseText(model: ModelState | undefined): string {
    const here = model !== undefined && ['stored', 'loading', 'ready'].includes(model.state);
    if (here) {
      return 'Everything stays on this machine. The voice is here: Lectern works offline.';
    }
    const size = model && model.totalBytes > 0 ? formatBytes(model.totalBytes) : USUAL_SIZE;
    return `Everything stays on this machine. The voice (${size}) is loaded once and kept.`;
  }

  private renderDownload(model: ModelState) {
    const share = model.totalBytes === 0 ? 0 : model.loadedBytes / model.totalBytes;
    return html`<div class="download small numbers">
      <wa-progress-bar
        label="Loading the voice"
        .value=${wholePercent(share)}
        ?indeterminate=${model.totalBytes === 0}
      ></wa-progress-bar>
      <span
        >Loading the voice:
        ${formatBytes(model.loadedBytes)}${
          model.totalBytes === 0 ? '' : ` of ${formatBytes(model.totalBytes)}`
        }</span
      >
    </div>`;
  }

  private renderProblem(problem: ErrorRecord) {
    return html`<div class="failed">
      ${problemCallout(problem)}
      <wa-button
        size="s"
        appearance="outlined"
        @click=${() => {
          this.dispatchEvent(new Event('lectern-prepare', { bubbles: true, composed: true }));
        }}
        ><wa-icon slot="start" name="retry"></wa-icon>Load the voice again</wa-button
      >
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-model-status': ModelStatusElement;
  }
}
