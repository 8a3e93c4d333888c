import '@awesome.me/webawesome/dist/components/spinner/spinner.js';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Lectern } from '../api/lectern-api.ts';
import type { Job } from '../domain/job.ts';
import { LINE_LIMIT, displayText, displayTitle } from './display-text.ts';
import { reportProblems } from './events.ts';
import { GrowingList } from './growing-list.ts';
import { chapterAt, locateInParts, partStart } from './parts.ts';
import { baseStyles } from './shared-styles.ts';
import { formatClock } from './time-format.ts';

/** Plays a finished book from the library, with its chapters. */
@customElement('lectern-player')
export class PlayerElement extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      audio {
        display: block;
        width: 100%;
        height: 3rem;
      }

      ol {
        max-height: 22rem;
        margin-block-start: var(--wa-space-s);
        overflow-y: auto;
        border-block-start: 1px solid var(--wa-color-surface-border);
      }

      li {
        content-visibility: auto;
        contain-intrinsic-size: auto 2.75rem;
        border-block-end: 1px solid var(--wa-color-surface-border);
      }

      button {
        display: grid;
        grid-template-columns: 1fr auto;
        align-items: center;
        gap: var(--wa-space-m);
        width: 100%;
        min-height: 2.75rem;
        padding: var(--wa-space-2xs) var(--wa-space-s);
        border: 0;
        border-inline-start: 3px solid transparent;
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
        cursor: pointer;
      }

      button:hover {
        background: var(--wa-color-neutral-fill-quiet);
      }

      button:focus-visible {
        outline-offset: -3px;
      }

      button[aria-current] {
        border-inline-start-color: var(--wa-color-brand-fill-loud);
        background: var(--wa-color-brand-fill-quiet);
        color: var(--wa-color-brand-on-quiet);
        font-weight: var(--wa-font-weight-semibold);
      }
    `,
  ];

  @property({ attribute: false }) api: Lectern = globalThis.lectern;
  @property({ attribute: false }) job!: Job;
  @state() private url: string | null = null;
  @state() private chapter = -1;
  @query('audio') private audio!: HTMLAudioElement | null;
  private readonly growing = new GrowingList(this, 60);
  /** Seconds of each file; known only for books of several files, otherwise a single 0. */
  private durations: readonly number[] = [0];
  private openPart = 0;

  private get starts(): (number | null)[] {
    return this.job.book.chapters.map(({ startSeconds }) => startSeconds);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The job is set by then.
    queueMicrotask(() => void reportProblems(this, this.open()));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.url !== null) URL.revokeObjectURL(this.url);
    this.url = null;
  }

  private async open(): Promise<void> {
    if (this.job.files.length > 1) {
      const files = await Promise.all(
        this.job.files.map((_file, part) => this.api.jobs.result(this.job.id, part)),
      );
      this.durations = await Promise.all(files.map(readDuration));
    }
    await this.load(0);
    this.chapter = chapterAt(this.starts, 0);
    await this.start();
  }

  private async load(part: number): Promise<void> {
    const file = await this.api.jobs.result(this.job.id, part);
    if (!this.isConnected) return;
    if (this.url !== null) URL.revokeObjectURL(this.url);
    this.openPart = part;
    this.url = URL.createObjectURL(file);
    await this.updateComplete;
  }

  private async seek(start: number): Promise<void> {
    const { part, seconds } = locateInParts(this.durations, start);
    if (part !== this.openPart) await this.load(part);
    const { audio } = this;
    if (audio === null) return;
    audio.currentTime = seconds;
    this.follow();
    await this.start();
  }

  private async start(): Promise<void> {
    try {
      await this.audio?.play();
    } catch (thrown) {
      // A browser that wants a click of its own: the controls are there.
      if (!(thrown instanceof DOMException && thrown.name === 'NotAllowedError')) throw thrown;
    }
  }

  private follow(): void {
    const seconds = this.audio?.currentTime ?? 0;
    this.chapter = chapterAt(this.starts, partStart(this.durations, this.openPart) + seconds);
  }

  private async goOn(): Promise<void> {
    if (this.openPart + 1 >= this.job.files.length) return;
    await this.load(this.openPart + 1);
    await this.start();
  }

  override render() {
    if (this.url === null) {
      return html`<p class="row quiet"><wa-spinner></wa-spinner> Opening the audiobook</p>`;
    }
    return html`
      <audio
        controls
        src=${this.url}
        aria-label=${displayTitle(this.job.book.title)}
        @timeupdate=${() => {
          this.follow();
        }}
        @ended=${() => {
          void reportProblems(this, this.goOn());
        }}
      ></audio>
      <ol aria-label="Chapters">
        ${this.growing.take(this.job.book.chapters).map(
          ({ title, startSeconds }, index) =>
            html`<li>
              <button
                type="button"
                ?disabled=${startSeconds === null}
                aria-current=${index === this.chapter ? 'true' : nothing}
                @click=${() => {
                  void reportProblems(this, this.seek(startSeconds ?? 0));
                }}
              >
                <span class="clamp" dir="auto">${displayText(title, LINE_LIMIT)}</span>
                <span class="numbers small"
                  >${startSeconds === null ? '' : formatClock(startSeconds)}</span
                >
              </button>
            </li>`,
        )}
      </ol>
    `;
  }
}

/** Seconds of an audio file, from its header. */
function readDuration(file: File): Promise<number> {
  const audio = new Audio();
  audio.preload = 'metadata';
  const url = URL.createObjectURL(file);
  return new Promise<number>((resolve, reject) => {
    audio.addEventListener('loadedmetadata', () => {
      resolve(audio.duration);
    });
    audio.addEventListener('error', () => {
      reject(new Error(`The browser cannot play ${file.name}.`));
    });
    audio.src = url;
  }).finally(() => {
    URL.revokeObjectURL(url);
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-player': PlayerElement;
  }
}
