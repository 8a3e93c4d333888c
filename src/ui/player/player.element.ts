import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/spinner/spinner.js';
import './captions.element.ts';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Lectern } from '../../api/lectern-api.ts';
import type { Job } from '../../domain/job.ts';
import { displayTitle } from '../display-text.ts';
import { reportProblems } from '../events.ts';
import { GrowingList } from '../growing-list.ts';
import { baseStyles } from '../shared-styles.ts';
import { isChapterThere, renderChapterRow } from './chapter-row.ts';
import { FinishedSource } from './finished-source.ts';
import { GrowingSource, leastNews } from './growing-source.ts';
import { readHeardPlace, writeHeardPlace } from './heard-place.ts';
import { CHAPTER_START_SECONDS, hideFromSystem, showInSystem } from './media-keys.ts';
import { playerStyles } from './player.styles.ts';
import { readDuration } from './read-duration.ts';
import type { Place, SoundSource, Stretch } from './sound-source.ts';

/** Seconds that the buttons below the player go back and on. */
const BACK_SECONDS = 15;
const ON_SECONDS = 30;

/** Seconds of listening after which the place is kept. */
const KEEP_PLACE_EVERY = 5;

/** Plays a book, finished or as far as it has been narrated, with its chapters; goes on where it was left off. */
@customElement('lectern-player')
export class PlayerElement extends LitElement {
  static override readonly styles = [baseStyles, playerStyles];

  @property({ attribute: false }) api: Lectern = globalThis.lectern;
  @property({ attribute: false }) job!: Job;
  @state() private url: string | null = null;
  @state() private chapter = 0;
  /** The listener has caught up with the narrator. */
  @state() private waiting = false;
  @query('audio') private audio!: HTMLAudioElement | null;
  private readonly growing = new GrowingList(this, 60);
  private source: SoundSource | null = null;
  private stretch: Stretch | null = null;
  private place: Place = { chapter: 0, seconds: 0 };
  /** What the job was like when it was last looked at for more to hear. */
  private lookedAt = '';
  /** Counts what was asked for, so that an older answer never replaces a newer one. */
  private asked = 0;
  private coverUrl: string | null = null;
  private keptAt = 0;
  /** Seconds into the chapter that are heard now. */
  private readonly clock = (): number =>
    this.audio === null || this.stretch === null
      ? this.place.seconds
      : this.stretch.placeAt(this.audio.currentTime).seconds;

  private get isFinished(): boolean {
    return this.job.status === 'completed';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The job is set by then.
    queueMicrotask(() => {
      this.place = readHeardPlace(localStorage, this.job.id) ?? this.place;
      const { cover } = this.job.book;
      this.coverUrl = cover === null ? null : URL.createObjectURL(cover);
      void reportProblems(this, this.go(this.place));
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.keepPlace();
    hideFromSystem(navigator.mediaSession);
    if (this.coverUrl !== null) URL.revokeObjectURL(this.coverUrl);
    this.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('job');
    if (before === undefined) return;
    // What is being heard is heard to its end; then the finished files take over.
    if (before.status !== this.job.status) this.source = null;
    if (this.waiting && this.newsOf() !== this.lookedAt) {
      void reportProblems(this, this.go(this.place));
    }
  }

  /** Changes when there may be more to hear. */
  private newsOf(): string {
    const { status, phase, currentChapter, audioSeconds } = this.job;
    const steps = Math.floor(audioSeconds / leastNews(this.place.seconds));
    return `${status} ${phase} ${currentChapter} ${steps}`;
  }

  private openSource(): SoundSource {
    const { api, job } = this;
    this.source ??= this.isFinished
      ? new FinishedSource(api.jobs, job, readDuration)
      : new GrowingSource(api.jobs, job.id, job.book.chapters.length);
    return this.source;
  }

  /** Plays from a place on, as soon as it has been narrated. */
  private async go(place: Place): Promise<void> {
    this.place = place;
    this.chapter = place.chapter;
    this.asked += 1;
    const { asked } = this;
    const time = this.stretch?.timeOf(place) ?? null;
    if (time === null || this.audio === null || this.audio.ended) {
      this.lookedAt = this.newsOf();
      const found = await this.openSource().open(place);
      if (!this.isConnected || this.asked !== asked) return;
      this.waiting = found === 'wait';
      if (found === 'wait' || found === 'end') return;
      await this.load(found);
    }
    if (this.audio === null || this.stretch === null) return;
    this.waiting = false;
    this.audio.currentTime = this.stretch.timeOf(place) ?? 0;
    await this.start(this.audio);
    this.announceToSystem();
  }

  private async load(stretch: Stretch): Promise<void> {
    this.close();
    this.stretch = stretch;
    this.url = URL.createObjectURL(stretch.file);
    await this.updateComplete;
  }

  private close(): void {
    if (this.url !== null) URL.revokeObjectURL(this.url);
    this.url = null;
    this.stretch = null;
  }

  private async start(audio: HTMLAudioElement): Promise<void> {
    try {
      await audio.play();
    } catch (thrown) {
      // A browser that wants a click of its own, or a file that another one has replaced.
      const told = thrown instanceof DOMException && thrown.name;
      if (told !== 'NotAllowedError' && told !== 'AbortError') throw thrown;
    }
  }

  /** Follows what is heard. */
  private follow({ currentTime, ended }: HTMLAudioElement): void {
    if (this.stretch === null || ended) return;
    this.place = this.stretch.placeAt(currentTime);
    if (this.place.chapter !== this.chapter) {
      this.chapter = this.place.chapter;
      this.announceToSystem();
    }
    if (Math.abs(currentTime - this.keptAt) >= KEEP_PLACE_EVERY) this.keepPlace();
  }

  private keepPlace(): void {
    if (this.stretch === null) return;
    this.keptAt = this.audio?.currentTime ?? 0;
    writeHeardPlace(localStorage, this.job.id, this.place);
  }

  private async goOn(): Promise<void> {
    const next = this.stretch?.next ?? null;
    if (next !== null) {
      await this.go(next);
      return;
    }
    // Heard to the end: the next time it begins anew.
    writeHeardPlace(localStorage, this.job.id, { chapter: 0, seconds: 0 });
  }

  private skip(by: -1 | 1): void {
    const { chapter, seconds } = this.place;
    const back = by < 0 && seconds > CHAPTER_START_SECONDS ? 0 : by;
    const wanted = Math.max(0, chapter + back);
    if (!isChapterThere(this.job, wanted)) return;
    void reportProblems(this, this.go({ chapter: wanted, seconds: 0 }));
  }

  /** Goes back or on within what is open. */
  private seekBy(seconds: number): void {
    const { audio } = this;
    if (audio === null) return;
    const end = Number.isFinite(audio.duration) ? audio.duration : Number.MAX_VALUE;
    audio.currentTime = Math.min(end, Math.max(0, audio.currentTime + seconds));
  }

  private announceToSystem(): void {
    const title = this.job.book.chapters[this.chapter]?.title ?? '';
    showInSystem(navigator.mediaSession, this.job, title, this.coverUrl, {
      skip: (by) => {
        this.skip(by);
      },
      seek: (by) => {
        this.seekBy(by < 0 ? -BACK_SECONDS : ON_SECONDS);
      },
    });
  }

  override render() {
    return html`
      ${
        this.url === null
          ? nothing
          : [this.renderAudio(this.url), this.renderSeeking(), this.renderCaptions()]
      }
      ${this.waiting ? this.renderWaiting() : nothing}
      ${this.url === null && !this.waiting ? this.renderOpening() : nothing}
      <ol aria-label="Chapters">
        ${this.growing.take(this.job.book.chapters).map((_chapter, index) =>
          renderChapterRow(this.job, index, index === this.chapter, () => {
            void reportProblems(this, this.go({ chapter: index, seconds: 0 }));
          }),
        )}
      </ol>
    `;
  }

  private renderOpening() {
    return html`<p class="row quiet"><wa-spinner></wa-spinner> Opening the audiobook</p>`;
  }

  private renderAudio(url: string) {
    return html`<audio
      controls
      src=${url}
      aria-label=${displayTitle(this.job.book.title)}
      ?hidden=${this.waiting}
      @timeupdate=${(event: Event) => {
        this.follow(event.target as HTMLAudioElement);
      }}
      @pause=${() => {
        this.keepPlace();
      }}
      @ended=${() => {
        void reportProblems(this, this.goOn());
      }}
    ></audio>`;
  }

  private renderCaptions() {
    // The introduction has no text among the chapters: with it, the first one's times cannot be told.
    if (this.chapter === 0 && this.job.options.introText !== null) return nothing;
    return html`<lectern-captions
      .api=${this.api}
      .jobId=${this.job.id}
      .chapter=${this.chapter}
      .news=${this.job.currentChunk}
      .clock=${this.clock}
      ?hidden=${this.waiting}
    ></lectern-captions>`;
  }

  private renderSeeking() {
    const button = (text: string, label: string, seconds: number) =>
      html`<wa-button
        size="s"
        appearance="plain"
        @click=${() => {
          this.seekBy(seconds);
        }}
        ><span aria-hidden="true">${text}</span
        ><span class="visually-hidden">${label}</span></wa-button
      >`;
    return html`<div class="seeking row numbers" ?hidden=${this.waiting}>
      ${button(`− ${BACK_SECONDS} s`, `Back ${BACK_SECONDS} seconds`, -BACK_SECONDS)}
      ${button(`+ ${ON_SECONDS} s`, `On ${ON_SECONDS} seconds`, ON_SECONDS)}
    </div>`;
  }

  private renderWaiting() {
    const isWorking = this.job.status === 'running';
    return html`<p class="waiting row quiet" role="status">
      ${isWorking ? html`<wa-spinner></wa-spinner>` : nothing}
      ${
        isWorking
          ? 'You have caught up; it goes on in a moment.'
          : 'You have heard all that is there. It goes on when the narration does.'
      }
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-player': PlayerElement;
  }
}
