import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Lectern } from '../api/lectern-api.ts';
import type { Job } from '../domain/job.ts';
import { displayTitle } from './display-text.ts';
import { AnnounceEvent, reportProblems } from './events.ts';
import { baseStyles } from './shared-styles.ts';

/** Removes a job; asks first where a finished book would be lost. */
@customElement('lectern-remove-dialog')
export class RemoveDialogElement extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      wa-dialog {
        --width: min(30rem, 94vw);
      }
    `,
  ];

  @property({ attribute: false }) api: Lectern = globalThis.lectern;
  @state() private job: Job | null = null;
  @state() private open = false;

  /** Removes a job, or asks whether to. */
  request(job: Job): void {
    if (job.status !== 'completed') {
      void this.removeNow(job);
      return;
    }
    this.job = job;
    this.open = true;
  }

  private async removeNow(job: Job): Promise<void> {
    this.open = false;
    await reportProblems(
      this,
      this.api.jobs.remove(job.id).then(() => {
        this.dispatchEvent(new AnnounceEvent(`${displayTitle(job.book.title)} is removed`));
      }),
    );
  }

  override render() {
    const { job } = this;
    return html`<wa-dialog
      label="Remove this audiobook?"
      ?open=${this.open}
      @wa-after-hide=${() => {
        this.open = false;
        this.job = null;
      }}
    >
      ${
        job === null
          ? ''
          : html`<p>
              “<bdi>${displayTitle(job.book.title)}</bdi>” and its audio are deleted from this
              machine. Copies that you have saved are kept.
            </p>`
      }
      <wa-button
        slot="footer"
        appearance="outlined"
        @click=${() => {
          this.open = false;
        }}
        >Keep it</wa-button
      >
      <wa-button
        slot="footer"
        variant="danger"
        @click=${() => {
          if (job !== null) void this.removeNow(job);
        }}
        >Remove</wa-button
      >
    </wa-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-remove-dialog': RemoveDialogElement;
  }
}
