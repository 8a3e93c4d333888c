import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import '@awesome.me/webawesome/dist/components/slider/slider.js';
import '@awesome.me/webawesome/dist/components/spinner/spinner.js';
import './cover.element.ts';
import './draft-details.element.ts';
import './voice-picker.element.ts';
import type WaSlider from '@awesome.me/webawesome/dist/components/slider/slider.js';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Lectern } from '../api/lectern-api.ts';
import type { Book } from '../domain/book.ts';
import { LecternError, isAbort, type ErrorRecord } from '../domain/errors.ts';
import { SPEED_RANGE } from '../domain/speech.ts';
import { displayAuthors, displayText, displayTitle } from './display-text.ts';
import { draftCardStyles } from './draft-card.styles.ts';
import type { Draft } from './draft-shelf.ts';
import { AnnounceEvent, DraftDoneEvent } from './events.ts';
import type { ChoiceEvent } from './narration-options.element.ts';
import { initialChoice, submitOptions, type NarrationChoice } from './narration-options.ts';
import { estimateBytes, estimateSeconds } from './narration-estimate.ts';
import { readPreferences, writePreferences } from './preferences.ts';
import { asksForPassword } from './password-prompt.element.ts';
import { problemCallout } from './problem-callout.ts';
import { BookEditing } from './review/book-editing.ts';
import type { EditEvent } from './review/edit-event.ts';
import { narratedWords } from './review/reviewed-book.ts';
import { baseStyles, sheetStyles } from './shared-styles.ts';
import { formatBytes, formatDuration, formatFactor } from './time-format.ts';
import type { VoiceEvent } from './voice-select.element.ts';

/** The card's head with its buttons, the voice, the speed, what is folded away. */
const CARD_PARTS = 4;

/** One book between being given to the page and being put into the queue. */
@customElement('lectern-draft-card')
export class DraftCardElement extends LitElement {
  static override readonly styles = [baseStyles, sheetStyles, draftCardStyles];

  @property({ attribute: false }) api: Lectern = globalThis.lectern;
  @property({ attribute: false }) draft!: Draft;
  @state() private choice: NarrationChoice = initialChoice('', 1);
  @state() private submitting = false;
  @state() private problem: ErrorRecord | null = null;
  /** Parts of the card rendered so far: one a frame, because each brings components of its own. */
  @state() private shownParts = 1;
  private ready = false;
  private readonly editing = new BookEditing(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('draft') || this.ready || this.draft.state.kind !== 'ready') return;
    this.ready = true;
    this.editing.open(this.api, this.draft.file, this.draft.state.book);
    this.choice = readPreferences(localStorage);
  }

  protected override updated(): void {
    if (!this.ready || this.shownParts >= CARD_PARTS) return;
    requestAnimationFrame(() => {
      this.shownParts += 1;
    });
  }

  /** How many chapters are ticked. */
  private get ticked(): number {
    return this.editing.chapters.filter(({ chapter }) => chapter.include).length;
  }

  private change(changes: Partial<NarrationChoice>): void {
    this.choice = { ...this.choice, ...changes };
    writePreferences(localStorage, this.choice);
  }

  private dismiss(): void {
    this.dispatchEvent(new DraftDoneEvent(this.draft.id));
  }

  /** Puts the book into the queue. */
  async submit(): Promise<void> {
    if (this.submitting || this.ticked === 0) return;
    this.submitting = true;
    this.problem = null;
    try {
      await this.editing.settled();
      await this.api.jobs.submit(this.draft.file, submitOptions(this.choice));
      this.dispatchEvent(new AnnounceEvent('The book is in the queue'));
      this.dismiss();
    } catch (thrown) {
      if (!isAbort(thrown)) this.problem = LecternError.from(thrown).toRecord();
    } finally {
      this.submitting = false;
    }
  }

  override render() {
    const { state: reading, file } = this.draft;
    switch (reading.kind) {
      case 'waiting':
      case 'reading':
        return this.renderPlain(
          file,
          html`<p class="row quiet"><wa-spinner></wa-spinner> Reading the book</p>`,
        );
      case 'failed':
        return this.renderPlain(file, this.renderProblem(reading.problem));
      case 'ready':
        return this.renderReady(reading.book, reading.cover);
    }
  }

  private renderProblem(problem: ErrorRecord) {
    const { code } = problem;
    if (!asksForPassword(code)) return problemCallout(problem);
    return html`${problemCallout(problem)}
      <lectern-password-prompt
        .draftId=${this.draft.id}
        .wrong=${code === 'book-password-wrong'}
      ></lectern-password-prompt>`;
  }

  private renderPlain(file: File, content: unknown) {
    return html`<article class="sheet plain" aria-labelledby="title">
      <h3 id="title" class="clamp" dir="auto">${displayText(file.name)}</h3>
      ${content}
      <div class="row">
        <wa-button
          size="s"
          appearance="outlined"
          @click=${() => {
            this.dismiss();
          }}
          >Dismiss</wa-button
        >
      </div>
    </article>`;
  }

  private renderReady(book: Book, cover: Blob | null) {
    return html`<article class="sheet" aria-labelledby="title">
      <lectern-cover .image=${cover} .bookTitle=${book.title}></lectern-cover>
      <div class="about">
        <h3 id="title" class="clamp" dir="auto">${displayTitle(book.title)}</h3>
        <p class="quiet clamp" dir="auto">${displayAuthors(book.authors)}</p>
        ${this.renderTotals()}
      </div>
      <div class="setup">${this.renderVoice()}</div>
      ${this.shownParts > 3 ? this.renderDetails(book) : nothing}
      ${this.problem === null ? nothing : problemCallout(this.problem)} ${this.renderActions()}
    </article>`;
  }

  private renderTotals() {
    const { chapters } = this.editing;
    const seconds = estimateSeconds(narratedWords(chapters), this.choice.speed);
    return html`<p class="quiet small dotted numbers totals">
      <span>${this.ticked} of ${chapters.length} chapters</span
      ><span>about ${formatDuration(seconds)}</span
      ><span>${formatBytes(estimateBytes(seconds, this.choice.bitrate))}</span>
    </p>`;
  }

  private renderVoice() {
    return [
      this.shownParts > 1
        ? html`<lectern-voice-picker
            .api=${this.api}
            .choice=${this.choice}
            @lectern-voice=${(event: VoiceEvent) => {
              if (event.voice !== null) this.change({ voice: event.voice });
            }}
          ></lectern-voice-picker>`
        : nothing,
      this.shownParts > 2
        ? html`<wa-slider
            size="s"
            label="Speed ${formatFactor(this.choice.speed)}"
            min=${SPEED_RANGE.min}
            max=${SPEED_RANGE.max}
            step="0.05"
            .valueFormatter=${formatFactor}
            .value=${this.choice.speed}
            @input=${(event: Event) => {
              this.change({ speed: Number((event.target as WaSlider).value.toFixed(2)) });
            }}
          ></wa-slider>`
        : nothing,
    ];
  }

  private renderDetails(book: Book) {
    return html`<lectern-draft-details
      .api=${this.api}
      .file=${this.draft.file}
      .book=${book}
      .edits=${this.editing.edits}
      .chapters=${this.editing.chapters}
      .choice=${this.choice}
      @lectern-edit=${(event: EditEvent) => {
        this.editing.change(event.changes);
      }}
      @lectern-reset=${() => {
        this.editing.reset();
      }}
      @lectern-choice=${(event: ChoiceEvent) => {
        this.change(event.changes);
      }}
    ></lectern-draft-details>`;
  }

  private renderActions() {
    const none = this.ticked === 0;
    return html`<div class="row actions">
      <wa-button
        class="start"
        variant="brand"
        ?disabled=${none}
        ?loading=${this.submitting}
        @click=${() => {
          void this.submit();
        }}
      >
        <wa-icon slot="start" name="play"></wa-icon>Start
      </wa-button>
      <wa-button
        appearance="plain"
        @click=${() => {
          this.dismiss();
        }}
        >Dismiss</wa-button
      >
      ${none ? html`<span class="quiet small">Pick at least one chapter.</span>` : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-draft-card': DraftCardElement;
  }
}
