import '@awesome.me/webawesome/dist/components/button/button.js';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Chapter } from '../domain/book.ts';
import {
  allChapters,
  includedChapters,
  selectRange,
  type ChapterSelection,
} from './chapter-selection.ts';
import { LINE_LIMIT, displayText } from './display-text.ts';
import { GrowingList } from './growing-list.ts';
import { estimateMinutes } from './narration-estimate.ts';
import { baseStyles } from './shared-styles.ts';
import { formatDuration } from './time-format.ts';

/** The user picked other chapters. */
export class SelectionEvent extends Event {
  static readonly type = 'lectern-selection';
  readonly selection: ChapterSelection;

  constructor(selection: ChapterSelection) {
    super(SelectionEvent.type);
    this.selection = selection;
  }
}

/** A book's chapters with check boxes and minutes; native boxes, because a book may have hundreds. */
@customElement('lectern-chapter-picker')
export class ChapterPickerElement extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      .row {
        padding-block-end: var(--wa-space-xs);
      }

      ol {
        max-height: 24rem;
        overflow-y: auto;
        border-block-start: 1px solid var(--wa-color-surface-border);
      }

      li {
        content-visibility: auto;
        contain-intrinsic-size: auto 2.75rem;
        border-block-end: 1px solid var(--wa-color-surface-border);
      }

      label {
        display: grid;
        grid-template-columns: auto 1fr auto;
        align-items: center;
        gap: 0 var(--wa-space-s);
        min-height: 2.75rem;
        padding: var(--wa-space-2xs) var(--wa-space-xs);
        cursor: pointer;
      }

      .level-2 {
        padding-inline-start: calc(var(--wa-space-xs) + 1rem);
      }

      .level-3 {
        padding-inline-start: calc(var(--wa-space-xs) + 2rem);
      }

      .level-4 {
        padding-inline-start: calc(var(--wa-space-xs) + 3rem);
      }

      label:hover {
        background: var(--wa-color-neutral-fill-quiet);
      }

      input {
        width: 1.15rem;
        height: 1.15rem;
        margin: 0;
        accent-color: var(--wa-color-brand-fill-loud);
      }

      .reason {
        grid-column: 2;
      }

      .minutes {
        grid-row: 1;
        grid-column: 3;
      }
    `,
  ];

  @property({ attribute: false }) chapters: readonly Chapter[] = [];
  @property({ attribute: false }) selection: ChapterSelection = new Set();
  @property({ type: Number }) speed = 1;
  private readonly growing = new GrowingList(this, 60);
  private lastToggled: number | null = null;

  private choose(selection: ChapterSelection): void {
    this.dispatchEvent(new SelectionEvent(selection));
  }

  private toggle(index: number, event: MouseEvent): void {
    const { checked } = event.target as HTMLInputElement;
    const from = event.shiftKey && this.lastToggled !== null ? this.lastToggled : index;
    this.lastToggled = index;
    this.choose(selectRange(this.selection, from, index, checked));
  }

  override render() {
    const button = (text: string, pick: () => ChapterSelection) =>
      html`<wa-button
        size="s"
        appearance="outlined"
        @click=${() => {
          this.choose(pick());
        }}
        >${text}</wa-button
      >`;
    return html`
      <div class="row">
        ${button('All', () => allChapters(this.chapters))} ${button('None', () => new Set())}
        ${button('Suggested', () => includedChapters(this.chapters))}
      </div>
      <ol aria-label="Chapters" tabindex="0">
        ${this.growing.take(this.chapters).map((chapter, index) => this.renderRow(chapter, index))}
      </ol>
    `;
  }

  private renderRow(chapter: Chapter, index: number) {
    const title = displayText(chapter.title, LINE_LIMIT);
    const minutes = estimateMinutes(chapter.words, this.speed);
    const told = !chapter.include || chapter.role !== 'chapter';
    return html`<li>
      <label class="level-${Math.min(4, Math.max(1, chapter.level))}">
        <input
          type="checkbox"
          .checked=${this.selection.has(index)}
          @click=${(event: MouseEvent) => {
            this.toggle(index, event);
          }}
        />
        <span class="clamp" dir="auto">${title === '' ? `Chapter ${index + 1}` : title}</span>
        <span class="minutes quiet small numbers">
          ${minutes === 0 ? 'no words' : formatDuration(minutes * 60)}
        </span>
        ${
          told && chapter.reason !== ''
            ? html`<span class="reason quiet small">${displayText(chapter.reason)}</span>`
            : nothing
        }
      </label>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-chapter-picker': ChapterPickerElement;
  }
  interface HTMLElementEventMap {
    'lectern-selection': SelectionEvent;
  }
}
