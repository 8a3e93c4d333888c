import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import './pronunciations/pronunciation-editor.element.ts';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Lectern } from '../api/lectern-api.ts';
import type { EngineSettings, EngineState } from '../domain/engine-state.ts';
import type { JobStats } from '../domain/job.ts';
import { choiceSelect } from './choice-select.ts';
import { displayText } from './display-text.ts';
import { reportProblems } from './events.ts';
import { readPreferences } from './preferences.ts';
import { baseStyles } from './shared-styles.ts';
import { formatBytes } from './time-format.ts';

const BACKENDS = [
  ['auto', 'Whichever is faster'],
  ['wasm', 'The processor'],
  ['webgpu', 'The graphics card'],
] as const;

const GENTLE = [
  ['never', 'As fast as it can'],
  ['on-battery', 'Gently on battery'],
  ['always', 'Always gently'],
] as const;

/** What counts for all books: pronunciations, and how the machine is used. */
@customElement('lectern-settings-dialog')
export class SettingsDialogElement extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      wa-dialog {
        --width: min(44rem, 94vw);
      }

      h3 {
        margin-block-end: var(--wa-space-xs);
      }

      section + section {
        margin-block-start: var(--wa-space-xl);
      }

      .engine {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
        gap: var(--wa-space-m);
      }

      .engine p {
        grid-column: 1 / -1;
      }
    `,
  ];

  @property({ attribute: false }) api: Lectern = globalThis.lectern;
  @property({ attribute: false }) engine: EngineState | null = null;
  @state() private settings: EngineSettings | null = null;
  @state() private storage: JobStats['storage'] | null = null;
  /** Each time it is opened it is a dialogue of its own: one that is just closing cannot be opened again. */
  @state() private opened = 0;
  @state() private open = false;

  /** Opens the settings. */
  async show(): Promise<void> {
    await reportProblems(
      this,
      Promise.all([this.api.engineSettings(), this.api.jobs.stats()]).then(([settings, stats]) => {
        this.settings = settings;
        this.storage = stats.storage;
        this.opened += 1;
        this.open = true;
      }),
    );
  }

  private change(changes: Partial<EngineSettings>): void {
    if (this.settings === null) return;
    this.settings = { ...this.settings, ...changes };
    void reportProblems(this, this.api.changeEngineSettings(changes));
  }

  private closed(opened: number): void {
    if (opened === this.opened) this.open = false;
  }

  override render() {
    const { opened, settings } = this;
    if (!this.open || settings === null) return nothing;
    return keyed(
      opened,
      html`<wa-dialog
        label="Settings"
        open
        @wa-after-hide=${(event: Event) => {
          // A list inside that closes says so, too.
          if (event.target === event.currentTarget) this.closed(opened);
        }}
      >
        <section aria-labelledby="pronunciations">
          <h3 id="pronunciations">Pronunciations in all books</h3>
          <lectern-pronunciation-editor
            .api=${this.api}
            .voice=${readPreferences(localStorage).voice}
          ></lectern-pronunciation-editor>
        </section>
        <section aria-labelledby="machine">
          <h3 id="machine">This machine</h3>
          ${this.renderEngine(settings)}
        </section>
      </wa-dialog>`,
    );
  }

  private renderEngine(settings: EngineSettings) {
    const detail = this.engine?.probe?.detail ?? '';
    const room = this.storage === null ? '' : storageText(this.storage);
    return html`<div class="engine">
      ${choiceSelect('Speak with', settings.backend, BACKENDS, (backend) => {
        this.change({ backend });
      })}
      ${choiceSelect('Pace of work', settings.gentle, GENTLE, (gentle) => {
        this.change({ gentle });
      })}
      ${detail === '' ? nothing : html`<p class="quiet small">${displayText(detail, 400)}</p>`}
      ${room === '' ? nothing : html`<p class="quiet small numbers">${room}</p>`}
    </div>`;
  }
}

/** How much is stored, and whether the browser may clear it; empty where it does not tell. */
function storageText({ usedBytes, quotaBytes, persisted }: JobStats['storage']): string {
  if (quotaBytes === 0) return '';
  const kept = persisted
    ? 'The browser keeps it until you remove it.'
    : 'The browser may clear it when the disk is full: save finished books.';
  return `Lectern takes ${formatBytes(usedBytes)} of the ${formatBytes(quotaBytes)} that the browser grants it: the voice, books, and audiobooks until you remove them. ${kept}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-settings-dialog': SettingsDialogElement;
  }
}
