import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import '@awesome.me/webawesome/dist/components/input/input.js';
import './chapter-text.element.ts';
import './reset-dialog.element.ts';
import type WaInput from '@awesome.me/webawesome/dist/components/input/input.js';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Lectern } from '../../api/lectern-api.ts';
import type { Book } from '../../domain/book.ts';
import { NO_EDITS, type BookEdits } from '../../domain/edits/book-edits.ts';
import { CHAPTER_TITLE_LIMIT, type BookEdit } from '../../domain/edits/changes.ts';
import { LINE_LIMIT, displayText } from '../display-text.ts';
import { AnnounceEvent } from '../events.ts';
import { GrowingList } from '../growing-list.ts';
import { estimateMinutes } from '../narration-estimate.ts';
import { baseStyles } from '../shared-styles.ts';
import { formatDuration } from '../time-format.ts';
import { EditEvent } from './edit-event.ts';
import type { ResetDialogElement } from './reset-dialog.element.ts';
import { chapterKey, isSuggested, tickChanges, type ReviewedChapter } from './reviewed-book.ts';
import { reviewStyles } from './review.styles.ts';

/**
 * A book's chapters as they will be narrated: ticked, renamed, merged and split, one of them open to its
 * text. Rows are native controls, because a book may have hundreds.
 */
@customElement('lectern-review')
export class ReviewElement extends LitElement {
  static override readonly styles = [baseStyles, reviewStyles];

  @property({ attribute: false }) api: Lectern = globalThis.lectern;
  @property({ attribute: false }) book!: Book;
  @property({ attribute: false }) edits: BookEdits = NO_EDITS;
  @property({ attribute: false }) chapters: readonly ReviewedChapter[] = [];
  @property({ type: Number }) speed = 1;
  /** Whether notes are spoken. */
  @property({ type: Boolean }) notesHeard = false;
  /** The chapter whose text is open. */
  @state() private opened: string | null = null;
  /** The text comes a frame after what is above it. */
  @state() private isTextShown = false;
  @query('ol') private list!: HTMLOListElement | null;
  @query('lectern-reset-dialog') private resetting!: ResetDialogElement;
  private readonly growing = new GrowingList(this, 60);
  private lastToggled: string | null = null;
  /** A chapter that is about to appear, and gets the focus then. */
  private awaited: string | null = null;

  private change(changes: readonly BookEdit[]): void {
    if (changes.length > 0) this.dispatchEvent(new EditEvent(changes));
  }

  private tickAll(include: (reviewed: ReviewedChapter) => boolean): void {
    this.change(tickChanges(this.chapters, include));
  }

  /** Ticks a chapter as its box was, and with shift all those from the one that was last ticked. */
  private tick(key: string, event: MouseEvent): void {
    const { checked } = event.target as HTMLInputElement;
    const keys = this.chapters.map(({ place }) => chapterKey(place));
    const to = keys.indexOf(key);
    const last = event.shiftKey && this.lastToggled !== null ? keys.indexOf(this.lastToggled) : to;
    this.lastToggled = key;
    const from = last < 0 ? to : last;
    const range = this.chapters.slice(Math.min(from, to), Math.max(from, to) + 1);
    this.change(tickChanges(range, () => checked));
  }

  private async toggleText(key: string): Promise<void> {
    this.opened = this.opened === key ? null : key;
    this.isTextShown = false;
    if (this.opened === null) return;
    await this.updateComplete;
    requestAnimationFrame(() => {
      this.isTextShown = true;
    });
    const row = this.list?.querySelector<HTMLElement>('li.open');
    if (this.list && row) this.list.scrollTop = row.offsetTop - this.list.offsetTop;
  }

  private rename({ place }: ReviewedChapter, event: Event): void {
    const title = (event.target as WaInput).value ?? '';
    this.change([{ kind: 'rename', ...place, title }]);
  }

  private merge(reviewed: ReviewedChapter, next: ReviewedChapter): void {
    this.change([{ kind: 'merge', ...reviewed.place }]);
    this.dispatchEvent(new AnnounceEvent(`${titleOf(next)} now belongs to ${titleOf(reviewed)}`));
  }

  /** After a split the focus goes to the new chapter: the button that made it is gone. */
  private followSplit([change]: readonly BookEdit[]): void {
    if (change?.kind !== 'split') return;
    this.awaited = chapterKey(change);
    this.dispatchEvent(new AnnounceEvent('A new chapter starts here'));
  }

  protected override updated(): void {
    if (this.awaited === null) return;
    const row = this.list?.querySelector(`li[data-key='${this.awaited}'] button`);
    if (!(row instanceof HTMLElement)) return;
    this.awaited = null;
    row.focus();
  }

  override render() {
    const button = (text: string, press: () => void) =>
      html`<wa-button size="s" appearance="outlined" @click=${press}>${text}</wa-button>`;
    return html`
      <div class="row bar">
        ${button('All', () => {
          this.tickAll(() => true);
        })}
        ${button('None', () => {
          this.tickAll(() => false);
        })}
        ${button('Suggested', () => {
          this.tickAll((reviewed) => isSuggested(this.book, reviewed));
        })}
        ${isReshaped(this.edits) ? this.renderReset() : nothing}
      </div>
      <ol
        aria-label="Chapters"
        class=${this.opened === null ? '' : 'reading'}
        @lectern-edit=${(event: EditEvent) => {
          this.followSplit(event.changes);
        }}
      >
        ${repeat(
          this.growing.take(this.chapters),
          ({ place }) => chapterKey(place),
          (reviewed, index) => this.renderRow(reviewed, index),
        )}
      </ol>
      <lectern-reset-dialog
        @lectern-reset=${() => {
          this.dispatchEvent(new Event('lectern-reset', { bubbles: true, composed: true }));
        }}
      ></lectern-reset-dialog>
    `;
  }

  private renderReset() {
    return html`<wa-button
      class="reset"
      size="s"
      appearance="plain"
      @click=${() => {
        this.resetting.show();
      }}
      >Undo all changes</wa-button
    >`;
  }

  /** A row is rendered anew only when something in it has changed: there may be hundreds. */
  private renderRow(reviewed: ReviewedChapter, index: number) {
    const { chapter, place, cuts } = reviewed;
    const isOpen = chapterKey(place) === this.opened;
    const { title, include, reason, words } = chapter;
    const shown = isOpen
      ? [this.chapters, this.edits, this.speed, this.notesHeard, this.isTextShown]
      : [title, index, include, reason, words, cuts, this.speed];
    return guard(shown, () => this.renderChapter(reviewed, index, isOpen));
  }

  private renderChapter(reviewed: ReviewedChapter, index: number, isOpen: boolean) {
    const { chapter, place } = reviewed;
    const key = chapterKey(place);
    const minutes = estimateMinutes(chapter.words, this.speed);
    const title = titleOf(reviewed, index);
    const note = noteOf(reviewed);
    const level = Math.min(4, Math.max(1, chapter.level));
    return html`<li
      data-key=${key}
      class="level-${level} ${isOpen ? 'open' : ''} ${chapter.include ? '' : 'unticked'}"
    >
      <div class="head">
        <label class="tick">
          <input
            type="checkbox"
            aria-label=${title}
            .checked=${chapter.include}
            @click=${(event: MouseEvent) => {
              this.tick(key, event);
            }}
          />
        </label>
        <button
          type="button"
          aria-expanded=${isOpen}
          @click=${() => {
            void this.toggleText(key);
          }}
        >
          <span class="title clamp" dir="auto">${title}</span>
          <span class="quiet small numbers">
            ${minutes === 0 ? 'no words' : formatDuration(minutes * 60)}
          </span>
          <wa-icon name="chevron-down"></wa-icon>
          ${note === '' ? nothing : html`<span class="reason quiet small">${note}</span>`}
        </button>
      </div>
      ${isOpen ? this.renderText(reviewed, index) : nothing}
    </li>`;
  }

  private renderText(reviewed: ReviewedChapter, index: number) {
    const next = this.chapters[index + 1];
    const { chapter } = reviewed;
    return html`
      <div class="tools">
        <wa-input
          label="Title"
          size="s"
          maxlength=${CHAPTER_TITLE_LIMIT}
          .value=${chapter.title}
          @change=${(event: Event) => {
            this.rename(reviewed, event);
          }}
        ></wa-input>
        ${
          next === undefined
            ? nothing
            : html`<wa-button
                size="s"
                appearance="outlined"
                @click=${() => {
                  this.merge(reviewed, next);
                }}
                ><wa-icon slot="start" name="merge"></wa-icon>Merge with the next</wa-button
              >`
        }
      </div>
      <p class="hint quiet small">
        Press a sentence to leave it out, or the box beside it for the whole paragraph; once more
        puts it back. With the keyboard: arrows move, space leaves out.
      </p>
      ${this.isTextShown ? this.renderWords(reviewed, index) : nothing}
    `;
  }

  private renderWords(reviewed: ReviewedChapter, index: number) {
    return html`<lectern-chapter-text
      .api=${this.api}
      .book=${this.book}
      .edits=${this.edits}
      .parts=${reviewed.parts}
      .chapterTitle=${titleOf(reviewed, index)}
      .notesHeard=${this.notesHeard}
      .scroller=${this.list}
    ></lectern-chapter-text>`;
  }
}

/** Whether more was changed than ticks, which have a button of their own. */
function isReshaped({ chapters, exclusions }: BookEdits): boolean {
  const isMore = chapters.some(({ starts, title }) => starts !== undefined || title !== undefined);
  return isMore || exclusions.length > 0;
}

function titleOf({ chapter }: ReviewedChapter, index = 0): string {
  const title = displayText(chapter.title, LINE_LIMIT);
  return title === '' ? `Chapter ${index + 1}` : title;
}

/** What a row says below the title: why a chapter is what it is, and what is missing of it. */
function noteOf({ chapter, cuts }: ReviewedChapter): string {
  const told = !chapter.include || chapter.role !== 'chapter';
  const missing = cuts === 1 ? '1 passage left out' : `${cuts} passages left out`;
  return [told ? displayText(chapter.reason) : '', cuts === 0 ? '' : missing]
    .filter((text) => text !== '')
    .join(' · ');
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-review': ReviewElement;
  }
}
