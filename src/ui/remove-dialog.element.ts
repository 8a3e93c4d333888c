import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import type WaDialog from '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
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
  @query('wa-dialog') private dialog!: WaDialog | null;
  /** Each question is a dialogue of its own: one that is just closing cannot be opened again. */
  private question = 0;

  /** Removes a job, or asks whether to. */
  request(job: Job): void {
    if (job.status !== 'completed') {
      void this.removeNow(job);
      return;
    }
    this.question += 1;
    this.job = job;
  }

  private async removeNow(job: Job): Promise<void> {
    if (this.dialog !== null) this.dialog.open = false;
    await reportProblems(
      this,
      this.api.jobs.remove(job.id).then(() => {
        this.dispatchEvent(new AnnounceEvent(`${displayTitle(job.book.title)} is removed`));
      }),
    );
  }

  private answered(question: number): void {
    if (question === this.question) this.job = null;
  }

  override render() {
    const { job, question } = this;
    if (job === null) return nothing;
    return keyed(
      question,
      html`<wa-dialog
        label="Remove this audiobook?"
        open
        @wa-after-hide=${() => {
          this.answered(question);
        }}
      >
        <p>
          “<bdi>${displayTitle(job.book.title)}</bdi>” and its audio are deleted from this machine.
          Copies that you have saved are kept.
        </p>
        <wa-button slot="footer" appearance="outlined" data-dialog="close">Keep it</wa-button>
        <wa-button
          slot="footer"
          variant="danger"
          @click=${() => {
            void this.removeNow(job);
          }}
          >Remove</wa-button
        >
      </wa-dialog>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-remove-dialog': RemoveDialogElement;
  }
}
