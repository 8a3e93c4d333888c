import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import './browser-apis.ts';
import './drop-zone.element.ts';
import './files-choice.element.ts';
import './job-card.element.ts';
import './model-status.element.ts';
import './notices.element.ts';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, queryAll, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Lectern } from '../api/lectern-api.ts';
import { LecternError, type ErrorRecord } from '../domain/errors.ts';
import type { Job } from '../domain/job.ts';
import { appStyles } from './app.styles.ts';
import type { DraftCardElement } from './draft-card.element.ts';
import { DraftShelf } from './draft-shelf.ts';
import type {
  AnnounceEvent,
  DraftDoneEvent,
  FilesChoiceEvent,
  FilesEvent,
  PasswordEvent,
  JobRequestEvent,
  ProblemEvent,
} from './events.ts';
import { reportProblems } from './events.ts';
import { GrowingList } from './growing-list.ts';
import { JobAnnouncer } from './job-announcer.ts';
import { groupJobs } from './job-groups.ts';
import type { JobLogElement } from './job-log.element.ts';
import { shelfText, tabTitle } from './job-text.ts';
import { JobsController } from './jobs-controller.ts';
import { problemCallout } from './problem-callout.ts';
import { loadLaterParts } from './later-parts.ts';
import { PageLife } from './pwa/page-life.ts';
import type { RemoveDialogElement } from './remove-dialog.element.ts';
import { ScreenWake } from './screen-wake.ts';
import type { SettingsDialogElement } from './settings-dialog.element.ts';
import { baseStyles } from './shared-styles.ts';

/** The whole page. */
@customElement('lectern-app')
export class AppElement extends LitElement {
  static override readonly styles = [baseStyles, appStyles];

  @property({ attribute: false }) api: Lectern = globalThis.lectern;
  @state() private problem: ErrorRecord | null = null;
  @state() private modelProblem: ErrorRecord | null = null;
  @state() private sentence = '';
  @queryAll('lectern-draft-card') private draftCards!: NodeListOf<DraftCardElement>;
  /** Files given together that wait for a word on what they are. */
  @state() private undecided: readonly File[] = [];
  @query('lectern-job-log') private log!: JobLogElement;
  @query('lectern-remove-dialog') private removal!: RemoveDialogElement;
  @query('lectern-settings-dialog') private settings!: SettingsDialogElement;
  private readonly shelf = new DraftShelf(this, () => this.api);
  private readonly life = new PageLife(
    this,
    () => this.shelf.drafts.length + this.undecided.length > 0,
  );
  private readonly announcer = new JobAnnouncer();
  private readonly growing = new GrowingList(this, 10);
  private readonly content = new JobsController(
    this,
    () => this.api,
    (jobs) => {
      this.follow(jobs);
    },
  );
  private wake: ScreenWake | null = null;
  private preparing = false;

  constructor() {
    super();
    this.addEventListener('lectern-files', (event: FilesEvent) => {
      this.receive(event.files);
    });
    this.addEventListener('lectern-files-choice', (event: FilesChoiceEvent) => {
      void this.decide(event.way);
    });
    this.addEventListener('lectern-draft-done', (event: DraftDoneEvent) => {
      this.shelf.remove(event.draftId);
    });
    this.addEventListener('lectern-password', (event: PasswordEvent) => {
      this.shelf.unlock(event.draftId, event.password);
    });
    this.addEventListener('lectern-problem', (event: ProblemEvent) => {
      this.problem = event.problem;
    });
    this.addEventListener('lectern-announce', (event: AnnounceEvent) => {
      this.sentence = event.sentence;
    });
    this.addEventListener('lectern-job-request', (event: JobRequestEvent) => {
      void this.whenLoaded(() => {
        if (event.request === 'log') void this.log.show(event.job);
        else this.removal.request(event.job);
      });
    });
    this.addEventListener('lectern-prepare', () => {
      void this.prepare();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.wake = new ScreenWake({ wakeLock: navigator.wakeLock, document });
    window.launchQueue?.setConsumer(({ files = [] }) => {
      void this.receiveLaunched(files);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.wake?.stop();
  }

  protected override firstUpdated(): void {
    setTimeout(() => void this.whenLoaded(() => undefined));
  }

  /** Does something that needs a part of the page which comes after the rest. */
  private async whenLoaded(action: () => unknown): Promise<void> {
    await reportProblems(this, loadLaterParts().then(action));
  }

  private receive(files: readonly File[]): void {
    if (files.length > 1 || this.undecided.length > 0) {
      this.undecided = [...this.undecided, ...files];
      this.sentence = `${this.undecided.length} files. Choose whether they are one book.`;
    } else this.shelf.add(files);
    // While the user is still choosing.
    void this.prepare();
  }

  private async decide(way: FilesChoiceEvent['way']): Promise<void> {
    const files = this.undecided;
    this.undecided = [];
    try {
      if (way === 'separate') this.shelf.add(files);
      if (way === 'joined') this.shelf.add([await this.api.joinFiles(files)]);
    } catch (thrown) {
      this.problem = LecternError.from(thrown).toRecord();
    }
  }

  private async receiveLaunched(handles: readonly FileSystemHandle[]): Promise<void> {
    const files = await Promise.all(
      handles.filter((handle) => handle instanceof FileSystemFileHandle).map((it) => it.getFile()),
    );
    if (files.length > 0) this.receive(files);
  }

  private async prepare(): Promise<void> {
    if (this.preparing) return;
    this.preparing = true;
    this.modelProblem = null;
    try {
      await this.api.prepare();
    } catch (thrown) {
      this.modelProblem = LecternError.from(thrown).toRecord();
    } finally {
      this.preparing = false;
    }
  }

  private follow(jobs: readonly Job[]): void {
    const title = tabTitle(jobs);
    // The browser takes each title for a new one, and draws its tabs.
    if (document.title !== title) document.title = title;
    this.wake?.want(jobs.some((job) => job.status === 'running'));
    const sentence = this.announcer.announce(jobs, performance.now()).join('. ');
    if (sentence !== '') this.sentence = sentence;
  }

  override render() {
    const jobs = this.content.jobs ?? [];
    const { drafts } = this.shelf;
    const busy = jobs.length + drafts.length + this.undecided.length > 0;
    return html`
      <header>
        <p class="name"><img src="icons/lectern.svg" alt="" />Lectern</p>
        <wa-button
          size="s"
          appearance="plain"
          @click=${() => {
            void this.whenLoaded(() => this.settings.show());
          }}
          ><wa-icon slot="start" name="settings"></wa-icon>Settings</wa-button
        >
      </header>
      <main>
        <lectern-notices
          .support=${this.life.support}
          .isolation=${this.life.isolation}
          .updateReady=${this.life.updateReady}
          .replaced=${this.life.replaced}
          @lectern-accept=${() => {
            this.life.accept();
          }}
          @lectern-reload=${() => {
            location.reload();
          }}
        ></lectern-notices>
        <h1 class=${busy ? 'visually-hidden' : ''}>Turn a book into an audiobook</h1>
        <lectern-model-status
          .engine=${this.content.engine}
          .problem=${this.modelProblem ?? this.content.engine?.modelError ?? null}
        ></lectern-model-status>
        <lectern-drop-zone ?compact=${busy}></lectern-drop-zone>
        ${
          this.undecided.length === 0
            ? nothing
            : html`<lectern-files-choice .files=${this.undecided}></lectern-files-choice>`
        }
        ${this.problem === null ? nothing : this.renderProblem(this.problem)} ${this.renderDrafts()}
        ${this.renderJobs(jobs)}
      </main>
      <div class="visually-hidden" role="status" aria-live="polite">${this.sentence}</div>
      <lectern-job-log .api=${this.api}></lectern-job-log>
      <lectern-remove-dialog .api=${this.api}></lectern-remove-dialog>
      <lectern-settings-dialog
        .api=${this.api}
        .engine=${this.content.engine}
      ></lectern-settings-dialog>
    `;
  }

  private renderProblem(problem: ErrorRecord) {
    return html`<div class="problem">
      ${problemCallout(problem)}
      <wa-button
        size="s"
        appearance="outlined"
        @click=${() => {
          this.problem = null;
        }}
        >Dismiss</wa-button
      >
    </div>`;
  }

  private renderDrafts() {
    const { drafts } = this.shelf;
    if (drafts.length === 0) return nothing;
    return html`<section aria-labelledby="drafts">
      <div class="title">
        <h2 id="drafts">To narrate</h2>
        ${drafts.length > 1 ? this.renderStartAll() : nothing}
      </div>
      ${repeat(
        drafts,
        ({ id }) => id,
        (draft) => html`<lectern-draft-card .api=${this.api} .draft=${draft}></lectern-draft-card>`,
      )}
    </section>`;
  }

  private renderStartAll() {
    return html`<wa-button
      size="s"
      appearance="outlined"
      @click=${() => {
        void this.startAll();
      }}
      ><wa-icon slot="start" name="play"></wa-icon>Narrate all</wa-button
    >`;
  }

  /** Puts all books that are ready into the queue, in the order in which they stand. */
  private async startAll(): Promise<void> {
    for (const card of [...this.draftCards]) await card.submit();
  }

  private renderJobs(jobs: readonly Job[]) {
    const { running, waiting, stopped, finished } = groupJobs(this.growing.take(jobs));
    return [
      this.renderGroup('running', 'Now', running),
      this.renderGroup('waiting', 'Queue', waiting, true),
      this.renderGroup('stopped', 'Stopped', stopped),
      this.renderGroup('finished', 'Library', finished),
    ];
  }

  private renderGroup(id: string, title: string, jobs: readonly Job[], queue = false) {
    if (jobs.length === 0) return nothing;
    return html`<section aria-labelledby=${id}>
      <div class="title">
        <h2 id=${id}>${title}</h2>
        ${id === 'finished' ? html`<p class="quiet small numbers">${shelfText(jobs)}</p>` : nothing}
      </div>
      ${repeat(
        jobs,
        (job) => job.id,
        (job, index) =>
          html`<lectern-job-card
            .api=${this.api}
            .job=${job}
            .position=${queue ? index : -1}
            .waiting=${queue ? jobs.length : 0}
          ></lectern-job-card>`,
      )}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-app': AppElement;
  }
}
