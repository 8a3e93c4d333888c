import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import type { Lectern } from '../../api/lectern-api.ts';
import type { Book } from '../../domain/book.ts';
import { NO_EDITS, entryAt, type BookEdits } from '../../domain/edits/book-edits.ts';
import type { ChapterPart } from '../../domain/edits/chapter-parts.ts';
import type { TextRange } from '../../domain/edits/text-ranges.ts';
import { baseStyles } from '../shared-styles.ts';
import { chapterTextStyles } from './chapter-text.styles.ts';
import { EditEvent } from './edit-event.ts';
import { toggleLine, toggleSentence } from './line-state.ts';
import { SentenceStore } from './sentence-store.ts';
import { SliceWindow } from './slice-window.ts';
import { cursorAt, moveCursor, type TextCursor } from './text-cursor.ts';
import { renderLine } from './text-line.ts';
import { sliceText, type TextLine, type TextSlice } from './text-slices.ts';

/** Characters of one block that are shown; what is longer has lost its paragraphs. */
const LONGEST_SHOWN = 20_000;

/**
 * The text of a chapter as it will be heard. A tree for keyboard and screen reader: its lines, and in each
 * line its sentences; what is ticked is heard. Only what is near the view is rendered.
 */
@customElement('lectern-chapter-text')
export class ChapterTextElement extends LitElement {
  static override readonly styles = [baseStyles, chapterTextStyles];

  @property({ attribute: false }) api: Lectern = globalThis.lectern;
  @property({ attribute: false }) book!: Book;
  @property({ attribute: false }) edits: BookEdits = NO_EDITS;
  @property({ attribute: false }) parts: readonly ChapterPart[] = [];
  /** What the text is called. */
  @property() chapterTitle = '';
  /** Whether notes are spoken. */
  @property({ type: Boolean }) notesHeard = false;
  /** The element that scrolls the text. */
  @property({ attribute: false }) scroller: Element | null = null;
  /** Where the keyboard is. */
  @state() private cursor: TextCursor = { line: 0, sentence: null };
  private slices: readonly TextSlice[] = [];
  private noteNumbers = new Map<string, number>();
  private readonly closed = new AbortController();
  private readonly sentences = new SentenceStore(
    () => this.api,
    () => {
      this.requestUpdate();
    },
  );
  private readonly sliceWindow: SliceWindow = new SliceWindow(
    this,
    () => this.scroller,
    () => this.slices.length,
    (slice) => this.slices[slice]?.characters ?? 0,
  );

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.closed.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('book') || changed.has('parts') || changed.has('edits')) this.cutText();
  }

  protected override updated(): void {
    for (const [index, { lines }] of this.slices.entries()) {
      if (this.isShown(index)) void this.sentences.want(lines, this.closed.signal);
    }
  }

  private cutText(): void {
    this.slices = sliceText(this.book, this.edits, this.parts);
    const notes = this.slices.flatMap(({ lines }) =>
      lines.flatMap(({ block }) => (block.kind === 'note' ? (block.id ?? []) : [])),
    );
    this.noteNumbers = new Map(notes.map((id, index) => [id, index + 1]));
    const count = this.lineCount();
    if (this.cursor.line >= count) this.cursor = { line: Math.max(0, count - 1), sentence: null };
  }

  private lineCount(): number {
    const last = this.slices.at(-1);
    return last === undefined ? 0 : last.first + last.lines.length;
  }

  private lineAt(index: number): TextLine | undefined {
    const slice = this.slices.findLast(({ first }) => first <= index);
    return slice?.lines[index - slice.first];
  }

  /** The slice with the cursor stays, so that the focus is never lost. */
  private isShown(index: number): boolean {
    const slice = this.slices[index];
    return slice !== undefined && (this.sliceWindow.isNear(index) || this.hasCursor(slice));
  }

  private hasCursor({ first, lines }: TextSlice): boolean {
    return this.cursor.line >= first && this.cursor.line < first + lines.length;
  }

  private toggle(cursor: TextCursor): void {
    const line = this.lineAt(cursor.line);
    if (line === undefined) return;
    const exclusion = entryAt(this.edits.exclusions, line.place);
    const sentence = cursor.sentence === null ? null : this.shownSentences(line)[cursor.sentence];
    this.dispatchEvent(
      new EditEvent([
        sentence ? toggleSentence(line, sentence, exclusion) : toggleLine(line, exclusion),
      ]),
    );
  }

  private onClick(event: Event): void {
    // Text that is being selected is not being left out.
    if (document.getSelection()?.type === 'Range') return;
    const cursor = cursorAt(event);
    if (cursor === null) return;
    this.cursor = cursor;
    this.toggle(cursor);
  }

  private onKeydown(event: KeyboardEvent): void {
    const target = event.composedPath()[0];
    const isItem = target instanceof Element && target.getAttribute('role') === 'treeitem';
    // A button in a line has keys of its own.
    if (event.ctrlKey || event.metaKey || event.altKey || !isItem) return;
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      this.toggle(this.cursor);
      return;
    }
    const line = this.lineAt(this.cursor.line);
    if (line === undefined) return;
    const moved = moveCursor(this.cursor, event.key, {
      lines: this.lineCount(),
      sentences: this.shownSentences(line).length,
    });
    if (moved === null) return;
    event.preventDefault();
    void this.moveTo(moved);
  }

  private async moveTo(cursor: TextCursor): Promise<void> {
    this.cursor = cursor;
    await this.updateComplete;
    const { line, sentence } = cursor;
    const target = this.renderRoot.querySelector<HTMLElement>(
      sentence === null
        ? `.line[data-line='${line}']`
        : `.line[data-line='${line}'] [data-sentence='${sentence}']`,
    );
    target?.focus();
  }

  override render() {
    return html`<div
      role="tree"
      aria-label="Text of ${this.chapterTitle}"
      lang=${this.book.language === 'und' ? nothing : this.book.language}
      @click=${(event: Event) => {
        this.onClick(event);
      }}
      @keydown=${(event: KeyboardEvent) => {
        this.onKeydown(event);
      }}
    >
      ${this.slices.map((slice, index) =>
        // What has not changed is not looked through for changes: there may be thousands of lines.
        guard(this.dependencies(slice, index), () => this.renderSlice(slice, index)),
      )}
    </div>`;
  }

  /** All that the look of a slice depends on. */
  private dependencies(slice: TextSlice, index: number): unknown[] {
    if (!this.isShown(index)) return [this.sliceWindow.heightOf(index)];
    const cursor = this.hasCursor(slice) ? this.cursor : null;
    return [slice, this.edits, this.sentences.version, this.notesHeard, cursor];
  }

  private renderSlice({ lines, first }: TextSlice, index: number) {
    const isShown = this.isShown(index);
    const gap = `height: ${this.sliceWindow.heightOf(index)}px`;
    // One element in both cases: it is observed.
    return html`<div data-slice=${index} role="none" style=${isShown ? nothing : gap}>
      ${isShown ? lines.map((line, at) => this.renderLine(line, first + at)) : nothing}
    </div>`;
  }

  private renderLine(line: TextLine, index: number) {
    return renderLine({
      line,
      index,
      count: this.lineCount(),
      sentences: this.shownSentences(line),
      exclusion: entryAt(this.edits.exclusions, line.place),
      cursor: this.cursor,
      noteNumber: (id) => this.noteNumbers.get(id),
      notesHeard: this.notesHeard,
      split: () => {
        this.dispatchEvent(new EditEvent([{ kind: 'split', ...line.place }]));
      },
    });
  }

  private shownSentences(line: TextLine): readonly TextRange[] {
    const sentences = this.sentences.of(line);
    if (line.block.text.length <= LONGEST_SHOWN) return sentences;
    const shown = sentences.filter(({ end }) => end <= LONGEST_SHOWN);
    return shown.length > 0 ? shown : [{ start: 0, end: LONGEST_SHOWN }];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-chapter-text': ChapterTextElement;
  }
}
