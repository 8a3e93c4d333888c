import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import '@awesome.me/webawesome/dist/components/progress-bar/progress-bar.js';
import './cover.element.ts';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Lectern } from '../api/lectern-api.ts';
import type { Job } from '../domain/job.ts';
import { voiceName } from '../domain/voice-blend.ts';
import { displayAuthors, displayTitle } from './display-text.ts';
import { AnnounceEvent, JobRequestEvent, reportProblems } from './events.ts';
import type { IconName } from './icons.ts';
import { jobCardStyles } from './job-card.styles.ts';
import { finishedTexts, paceTexts, placeTexts, statusText } from './job-text.ts';
import { problemCallout } from './problem-callout.ts';
import { saveFinishedBook } from './save-book.ts';
import { sameJob } from './same-job.ts';
import { baseStyles, sheetStyles } from './shared-styles.ts';
import { formatBytes, formatFactor, formatPercent, wholePercent } from './time-format.ts';

/** One job: waiting, being worked on, stopped or finished. */
@customElement('lectern-job-card')
export class JobCardElement extends LitElement {
  static override readonly styles = [baseStyles, sheetStyles, jobCardStyles];

  @property({ attribute: false }) api: Lectern = globalThis.lectern;
  @property({
    attribute: false,
    hasChanged: (a: Job, b?: Job) => b === undefined || !sameJob(a, b),
  })
  job!: Job;
  /** Place among the jobs that wait, from 0; -1 for all others. */
  @property({ type: Number }) position = -1;
  /** How many jobs wait. */
  @property({ type: Number }) waiting = 0;
  @state() private playing = false;
  @state() private saving = false;

  private act(action: Promise<unknown>): void {
    void reportProblems(this, action);
  }

  private async save(): Promise<void> {
    this.saving = true;
    try {
      const saved = await saveFinishedBook(this.api.jobs, this.job);
      if (saved) this.dispatchEvent(new AnnounceEvent('The audiobook is saved'));
    } finally {
      this.saving = false;
    }
  }

  /** Moves the job among those that wait; its button keeps the focus, although its element moves. */
  private async move(by: number, button: HTMLElement): Promise<void> {
    const position = this.position + by;
    await this.api.jobs.move(this.job.id, position);
    this.dispatchEvent(new AnnounceEvent(`Now number ${position + 1} in the queue`));
    requestAnimationFrame(() => {
      button.focus();
    });
  }

  override render() {
    const { job } = this;
    return html`<article class="sheet ${job.status}" aria-labelledby="title">
      <lectern-cover .image=${job.book.cover} .bookTitle=${job.book.title}></lectern-cover>
      <div class="about">
        <h3 id="title" class="clamp" dir="auto">${displayTitle(job.book.title)}</h3>
        <p class="quiet small clamp" dir="auto">${displayAuthors(job.book.authors)}</p>
        ${this.renderSummary()}
      </div>
      ${job.status === 'running' ? this.renderProgress() : nothing}
      ${job.error === null ? nothing : problemCallout(job.error)}
      <div class="row actions">${this.renderActions()}</div>
      ${
        this.playing && isHeard(job)
          ? html`<lectern-player .api=${this.api} .job=${job}></lectern-player>`
          : nothing
      }
    </article>`;
  }

  private renderSummary() {
    const { job } = this;
    const voice = voiceName(job.options.voice);
    const texts =
      job.status === 'completed'
        ? [
            ...finishedTexts(job),
            formatBytes(job.files.reduce((sum, file) => sum + file.bytes, 0)),
            voice,
          ]
        : [
            statusText(job),
            ...(job.status !== 'running' && job.progress > 0 ? [formatPercent(job.progress)] : []),
            `${voice}, ${formatFactor(job.options.speed)}`,
          ];
    return html`<p class="quiet small dotted numbers">
      ${texts.map((text) => html`<span>${text}</span>`)}
    </p>`;
  }

  private renderProgress() {
    const { job } = this;
    const list = (texts: string[]) => texts.map((text) => html`<span>${text}</span>`);
    return html`<div class="progress numbers">
      <div class="percent" aria-hidden="true">${formatPercent(job.progress)}</div>
      <wa-progress-bar
        label="Progress of ${displayTitle(job.book.title)}"
        .value=${wholePercent(job.progress)}
      ></wa-progress-bar>
      <p class="dotted">${list(placeTexts(job))}</p>
      <p class="dotted quiet small">${list(paceTexts(job))}</p>
    </div>`;
  }

  private renderActions() {
    const { job } = this;
    const { jobs } = this.api;
    const pause = this.renderButton('pause', 'Pause', () => jobs.pause(job.id));
    const cancel = this.renderButton('close', 'Cancel', () => jobs.cancel(job.id));
    const retry = this.renderButton('retry', 'Try again', () => jobs.retry(job.id), true);
    const remove = this.renderRequest('trash', 'Remove', 'remove');
    const log = this.renderRequest('list', 'Log', 'log');
    switch (job.status) {
      case 'queued':
        return [this.renderMove(-1), this.renderMove(1), pause, cancel];
      case 'running':
        return [this.renderPlay(), pause, cancel, log];
      case 'paused':
        return [
          this.renderMove(-1),
          this.renderMove(1),
          this.renderButton('play', 'Resume', () => jobs.resume(job.id), true),
          this.renderPlay(),
          cancel,
          log,
        ];
      case 'failed':
      case 'cancelled':
        return [retry, this.renderPlay(), remove, log];
      case 'completed':
        return [this.renderPlay(), this.renderSave(), remove, log];
    }
  }

  private renderButton(
    icon: IconName,
    text: string,
    action: () => Promise<unknown>,
    strong = false,
  ) {
    return html`<wa-button
      size="s"
      variant=${strong ? 'brand' : 'neutral'}
      appearance=${strong ? 'accent' : 'outlined'}
      @click=${() => {
        this.act(action());
      }}
      ><wa-icon slot="start" name=${icon}></wa-icon>${text}</wa-button
    >`;
  }

  private renderRequest(icon: IconName, text: string, request: 'remove' | 'log') {
    return html`<wa-button
      size="s"
      appearance="plain"
      @click=${() => {
        this.dispatchEvent(new JobRequestEvent(request, this.job));
      }}
      ><wa-icon slot="start" name=${icon}></wa-icon>${text}</wa-button
    >`;
  }

  private renderMove(by: -1 | 1) {
    const last = by < 0 ? this.position === 0 : this.position === this.waiting - 1;
    return html`<wa-button
      size="s"
      appearance="outlined"
      ?disabled=${last}
      @click=${(event: Event) => {
        this.act(this.move(by, event.currentTarget as HTMLElement));
      }}
      ><wa-icon
        name=${by < 0 ? 'arrow-up' : 'arrow-down'}
        label=${by < 0 ? 'Move up' : 'Move down'}
      ></wa-icon
    ></wa-button>`;
  }

  private renderPlay() {
    const { job, playing } = this;
    if (!isHeard(job)) return nothing;
    const finished = job.status === 'completed';
    return html`<wa-button
      size="s"
      variant=${finished ? 'brand' : 'neutral'}
      appearance=${finished ? 'accent' : 'outlined'}
      @click=${() => {
        this.playing = !this.playing;
      }}
      ><wa-icon slot="start" name=${playing ? 'close' : finished ? 'play' : 'speaker'}></wa-icon>${
        playing ? 'Close player' : finished ? 'Play' : 'Listen'
      }</wa-button
    >`;
  }

  private renderSave() {
    return html`<wa-button
      size="s"
      appearance="outlined"
      ?loading=${this.saving}
      @click=${() => {
        this.act(this.save());
      }}
      ><wa-icon slot="start" name="download"></wa-icon>Save</wa-button
    >`;
  }
}

/** Whether there is anything of a job to hear. */
function isHeard({ status, currentChunk }: Job): boolean {
  return status === 'completed' || currentChunk > 0;
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-job-card': JobCardElement;
  }
}
