import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import '@awesome.me/webawesome/dist/components/spinner/spinner.js';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Lectern } from '../api/lectern-api.ts';
import type { Job, JobLogEntry } from '../domain/job.ts';
import { LINE_LIMIT, displayText, displayTitle } from './display-text.ts';
import { reportProblems } from './events.ts';
import { GrowingList } from './growing-list.ts';
import { baseStyles } from './shared-styles.ts';

const LEVELS: Readonly<Record<JobLogEntry['level'], string>> = {
  info: 'Note',
  warning: 'Warning',
  error: 'Error',
};

/** What was noted while a book was narrated: above all what could not be spoken. */
@customElement('lectern-job-log')
export class JobLogElement extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      wa-dialog {
        --width: min(44rem, 94vw);
      }

      li {
        display: grid;
        grid-template-columns: 5rem 1fr;
        gap: 0 var(--wa-space-s);
        padding-block: var(--wa-space-xs);
        border-block-start: 1px solid var(--wa-color-surface-border);
        overflow-wrap: anywhere;
        content-visibility: auto;
        contain-intrinsic-size: auto 3.5rem;
      }

      .warning strong {
        color: var(--wa-color-warning-on-quiet);
      }

      .error strong {
        color: var(--wa-color-danger-on-quiet);
      }

      .where {
        grid-column: 2;
      }
    `,
  ];

  @property({ attribute: false }) api: Lectern = globalThis.lectern;
  @state() private job: Job | null = null;
  @state() private entries: readonly JobLogEntry[] | null = null;
  private readonly growing = new GrowingList(this, 60);
  /** Each log is a dialogue of its own: one that is just closing cannot be opened again. */
  private opened = 0;

  /** Opens the log of a job. */
  async show(job: Job): Promise<void> {
    this.opened += 1;
    this.job = job;
    this.entries = null;
    await reportProblems(
      this,
      this.api.jobs.log(job.id).then((entries) => {
        this.entries = entries;
      }),
    );
  }

  private closed(opened: number): void {
    if (opened === this.opened) this.job = null;
  }

  override render() {
    const { job, opened } = this;
    if (job === null) return nothing;
    return keyed(
      opened,
      html`<wa-dialog
        label="Log of ${displayTitle(job.book.title)}"
        light-dismiss
        open
        @wa-after-hide=${() => {
          this.closed(opened);
        }}
      >
        ${this.renderEntries()}
      </wa-dialog>`,
    );
  }

  private renderEntries() {
    if (this.entries === null) return html`<wa-spinner></wa-spinner>`;
    if (this.entries.length === 0) return html`<p class="quiet">Nothing to tell so far.</p>`;
    return html`<ol>
      ${this.growing.take(this.entries).map((entry) => this.renderEntry(entry))}
    </ol>`;
  }

  private renderEntry(entry: JobLogEntry) {
    const time = new Date(entry.at).toLocaleString();
    const chapter = entry.chapter === undefined ? '' : ` · chapter ${entry.chapter + 1}`;
    return html`<li class=${entry.level}>
      <strong class="small">${LEVELS[entry.level]}</strong>
      <span dir="auto">${displayText(entry.message, LINE_LIMIT * 3)}</span>
      <span class="where quiet small">${time}${chapter} · <code>${entry.code}</code></span>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-job-log': JobLogElement;
  }
}
