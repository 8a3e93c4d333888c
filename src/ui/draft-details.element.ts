import '@awesome.me/webawesome/dist/components/details/details.js';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Lectern } from '../api/lectern-api.ts';
import type { Book } from '../domain/book.ts';
import { NO_EDITS, type BookEdits } from '../domain/edits/book-edits.ts';
import { reportProblems } from './events.ts';
import { chosenVoice, initialChoice, type NarrationChoice } from './narration-options.ts';
import type { ReviewedChapter } from './review/reviewed-book.ts';
import { baseStyles } from './shared-styles.ts';

/** What a book's card folds away; nothing of it is rendered before it is opened. */
@customElement('lectern-draft-details')
export class DraftDetailsElement extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      wa-details {
        --spacing: var(--wa-space-s);
        border-block-start: 1px solid var(--wa-color-surface-border);
      }

      wa-details::part(header),
      wa-details::part(content) {
        padding-inline: 0;
      }
    `,
  ];

  @property({ attribute: false }) api: Lectern = globalThis.lectern;
  @property({ attribute: false }) file!: File;
  @property({ attribute: false }) book!: Book;
  @property({ attribute: false }) edits: BookEdits = NO_EDITS;
  @property({ attribute: false }) chapters: readonly ReviewedChapter[] = [];
  @property({ attribute: false }) choice: NarrationChoice = initialChoice('', 1);
  @state() private isReviewOpened = false;
  @state() private areOptionsOpened = false;
  /** Hash of the file, once the book's own pronunciations are wanted. */
  @state() private sha256: string | null = null;

  private async openPronunciations(): Promise<void> {
    if (this.sha256 !== null) return;
    const source = this.api.books.source(this.file);
    await reportProblems(
      this,
      source.then(({ sha256 }) => {
        this.sha256 = sha256;
      }),
    );
  }

  private renderFold(summary: string, open: () => void, content: unknown) {
    return html`<wa-details summary=${summary} appearance="plain" @wa-show=${open}
      >${content}</wa-details
    >`;
  }

  override render() {
    return [
      this.renderFold(
        'Chapters and text',
        () => {
          this.isReviewOpened = true;
        },
        this.isReviewOpened ? this.renderReview() : nothing,
      ),
      this.renderFold(
        'Pronunciations',
        () => void this.openPronunciations(),
        this.sha256 === null ? nothing : this.renderPronunciations(this.sha256),
      ),
      this.renderFold(
        'More options',
        () => {
          this.areOptionsOpened = true;
        },
        this.areOptionsOpened ? this.renderChoices() : nothing,
      ),
    ];
  }

  private renderReview() {
    return html`<lectern-review
      .api=${this.api}
      .book=${this.book}
      .edits=${this.edits}
      .chapters=${this.chapters}
      .speed=${this.choice.speed}
      .notesHeard=${this.choice.notes !== 'skip'}
    ></lectern-review>`;
  }

  private renderPronunciations(book: string) {
    return html`<lectern-pronunciation-editor
      .api=${this.api}
      .voice=${chosenVoice(this.choice)}
      .book=${book}
    ></lectern-pronunciation-editor>`;
  }

  private renderChoices() {
    return html`<lectern-narration-options
      .api=${this.api}
      .choice=${this.choice}
    ></lectern-narration-options>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-draft-details': DraftDetailsElement;
  }
}
