import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Lectern } from '../../api/lectern-api.ts';
import type { ChunkWords } from '../../domain/speech.ts';
import { reportProblems } from '../events.ts';
import { baseStyles } from '../shared-styles.ts';
import { heardAt, wordsInText, type HeardAt } from './heard-text.ts';

const NOTHING: HeardAt = { chunk: -1, word: -1 };

/** The sentences that are being heard, the word among them marked. */
@customElement('lectern-captions')
export class CaptionsElement extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      p {
        min-height: 4.8em;
        max-height: 8em;
        overflow-y: auto;
        padding: var(--wa-space-s) var(--wa-space-s) 0;
        font-family: var(--wa-font-family-heading);
        font-size: var(--wa-font-size-l);
        line-height: 1.6;
        white-space: pre-line;
        overflow-wrap: anywhere;
        text-wrap: pretty;
      }

      @media (max-width: 40rem) {
        p {
          max-height: 9.6em;
          font-size: var(--wa-font-size-m);
        }
      }

      mark {
        border-radius: var(--wa-border-radius-s);
        background: var(--wa-color-brand-fill-normal);
        color: var(--wa-color-brand-on-normal);
        box-shadow: 0 0 0 0.12em var(--wa-color-brand-fill-normal);
      }
    `,
  ];

  @property({ attribute: false }) api: Lectern = globalThis.lectern;
  @property() jobId = '';
  /** Position among the job's chapters, from 0. */
  @property({ type: Number }) chapter = 0;
  /** Changes when more has been narrated. */
  @property({ type: Number }) news = 0;
  /** Seconds into the chapter that are heard now. */
  @property({ attribute: false }) clock: () => number = () => 0;
  @state() private chunks: readonly ChunkWords[] = [];
  @state({ hasChanged: (a: HeardAt, b?: HeardAt) => a.chunk !== b?.chunk || a.word !== b.word })
  private heard = NOTHING;
  @query('p') private line!: HTMLElement | null;
  private frame: number | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    const follow = (): void => {
      this.heard = heardAt(this.chunks, this.clock());
      this.frame = requestAnimationFrame(follow);
    };
    this.frame = requestAnimationFrame(follow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.frame !== null) cancelAnimationFrame(this.frame);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isOther = changed.has('chapter') || changed.has('jobId');
    if (isOther) this.chunks = [];
    // What was read holds until it has been heard.
    const isSpent = this.heard.chunk >= this.chunks.length - 1;
    if (isOther || (changed.has('news') && isSpent)) void reportProblems(this, this.load());
  }

  /** Keeps the word that is heard in sight where a chunk is longer than the place for it. */
  protected override updated(): void {
    const { line } = this;
    const word = line?.querySelector('mark');
    if (!line || !word) return;
    const below = word.offsetTop - line.offsetTop;
    const isSeen = below >= line.scrollTop && below < line.scrollTop + line.clientHeight * 0.7;
    if (!isSeen) line.scrollTop = below - line.clientHeight * 0.2;
  }

  private async load(): Promise<void> {
    const { jobId, chapter } = this;
    const chunks = await this.api.jobs.words(jobId, chapter);
    if (jobId === this.jobId && chapter === this.chapter) this.chunks = chunks;
  }

  override render() {
    const chunk = this.chunks[this.heard.chunk];
    if (chunk === undefined) return nothing;
    const word = wordsInText(chunk)[this.heard.word];
    const { text } = chunk;
    if (word === undefined) return html`<p dir="auto">${text}</p>`;
    // prettier-ignore
    return html`<p dir="auto">${text.slice(0, word.start)}<mark>${text.slice(word.start, word.end)}</mark>${text.slice(word.end)}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-captions': CaptionsElement;
  }
}
