import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import './pronunciation-form.element.ts';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Lectern } from '../../api/lectern-api.ts';
import type { Pronunciation } from '../../domain/pronunciation.ts';
import { displayText } from '../display-text.ts';
import { AnnounceEvent, reportProblems } from '../events.ts';
import { GrowingList } from '../growing-list.ts';
import { baseStyles } from '../shared-styles.ts';
import { SpeechSample } from '../speech-sample.ts';
import type { PronunciationFormElement } from './pronunciation-form.element.ts';
import { ruleTexts, rulesFor } from './rule-draft.ts';

/** The user's own pronunciations, for all books and for the one that is being set up. */
@customElement('lectern-pronunciation-editor')
export class PronunciationEditorElement extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      ul {
        max-height: 20rem;
        margin-block-end: var(--wa-space-m);
        overflow-y: auto;
        border-block: 1px solid var(--wa-color-surface-border);
      }

      li {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 0 var(--wa-space-s);
        align-items: center;
        padding-block: var(--wa-space-2xs);
        overflow-wrap: anywhere;
      }

      li + li {
        border-block-start: 1px solid var(--wa-color-surface-border);
      }

      li.changing {
        background: var(--wa-color-brand-fill-quiet);
      }

      .none {
        padding-block-end: var(--wa-space-m);
      }
    `,
  ];

  @property({ attribute: false }) api: Lectern = globalThis.lectern;
  /** The voice in which rules are heard. */
  @property() voice = '';
  /** SHA-256 of the book that is being set up; null where there is none. */
  @property({ attribute: false }) book: string | null = null;
  @state() private rules: readonly Pronunciation[] | null = null;
  /** The rule that is being changed. */
  @state() private changing: Pronunciation | null = null;
  @query('lectern-pronunciation-form') private form!: PronunciationFormElement;
  private readonly sample = new SpeechSample(this);
  private readonly growing = new GrowingList(this, 30);
  private stop: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // The API is set by then.
    queueMicrotask(() => {
      if (!this.isConnected) return;
      this.stop = this.api.pronunciations.watch((rules) => {
        this.rules = rules;
      });
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  private hear(rule: Pronunciation): void {
    const { sample, voice } = this;
    if (sample.name === rule.id) {
      sample.stop();
      return;
    }
    const spoken = sample.play(
      (signal) => this.api.speak(rule.written, { voice, pronunciations: [rule], signal }),
      rule.id,
    );
    void reportProblems(this, spoken);
  }

  private edit(rule: Pronunciation): void {
    this.changing = rule;
    this.form.focus();
  }

  private async forget(rule: Pronunciation): Promise<void> {
    if (this.changing?.id === rule.id) this.changing = null;
    await reportProblems(this, this.api.pronunciations.remove(rule.id));
    this.dispatchEvent(new AnnounceEvent(`The pronunciation of ${rule.written} is removed`));
  }

  override render() {
    const rules = rulesFor(this.rules ?? [], this.book);
    return html`
      ${
        rules.length === 0
          ? html`<p class="none quiet small">
              Names and words that are said wrongly can be put right here: how they are written, and
              how they are said.
            </p>`
          : html`<ul aria-label="Pronunciations">
              ${repeat(
                this.growing.take(rules),
                ({ id }) => id,
                (rule) => this.renderRule(rule),
              )}
            </ul>`
      }
      <lectern-pronunciation-form
        .api=${this.api}
        .voice=${this.voice}
        .book=${this.book}
        .rule=${this.changing}
        @lectern-rule-done=${() => {
          this.changing = null;
        }}
      ></lectern-pronunciation-form>
    `;
  }

  private renderRule(rule: Pronunciation) {
    const written = displayText(rule.written);
    const notes = ruleTexts(rule);
    const sounding = this.sample.name === rule.id;
    const button = (icon: string, text: string, press: () => void, loading = false) =>
      html`<wa-button size="s" appearance="plain" ?loading=${loading} @click=${press}
        ><wa-icon name=${icon} label="${text} ${written}"></wa-icon
      ></wa-button>`;
    return html`<li class=${this.changing?.id === rule.id ? 'changing' : ''}>
      <div>
        <strong dir="auto">${written}</strong> → <span dir="auto">${displayText(rule.spoken)}</span>
        ${notes.length === 0 ? nothing : html`<span class="quiet small">(${notes.join(', ')})</span>`}
      </div>
      <div class="row">
        ${button(
          sounding && this.sample.state === 'playing' ? 'stop' : 'speaker',
          'Hear',
          () => {
            this.hear(rule);
          },
          sounding && this.sample.state === 'preparing',
        )}
        ${button('edit', 'Change', () => {
          this.edit(rule);
        })}
        ${button('trash', 'Remove', () => {
          void this.forget(rule);
        })}
      </div>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-pronunciation-editor': PronunciationEditorElement;
  }
}
