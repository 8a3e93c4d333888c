import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import '@awesome.me/webawesome/dist/components/input/input.js';
import '@awesome.me/webawesome/dist/components/switch/switch.js';
import type WaInput from '@awesome.me/webawesome/dist/components/input/input.js';
import type WaSwitch from '@awesome.me/webawesome/dist/components/switch/switch.js';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Lectern } from '../../api/lectern-api.ts';
import { LecternError, isAbort, type ErrorRecord } from '../../domain/errors.ts';
import type { Pronunciation } from '../../domain/pronunciation.ts';
import { choiceSelect } from '../choice-select.ts';
import { AnnounceEvent } from '../events.ts';
import { problemCallout } from '../problem-callout.ts';
import { baseStyles } from '../shared-styles.ts';
import { SpeechSample } from '../speech-sample.ts';
import { emptyRule, type RuleDraft } from './rule-draft.ts';

/** Characters of either side at most. */
const LONGEST_SIDE = 200;

const MATCHES = [
  ['word', 'Whole words'],
  ['part', 'Parts of words, too'],
] as const;

const SCOPES = [
  ['one', 'This book'],
  ['all', 'All books'],
] as const;

/** Takes a pronunciation, lets it be heard, and keeps it. What is wrong with it is said in its place. */
@customElement('lectern-pronunciation-form')
export class PronunciationFormElement extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      form {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
        gap: var(--wa-space-s) var(--wa-space-m);
        align-items: start;
      }

      .wide {
        grid-column: 1 / -1;
      }
    `,
  ];

  @property({ attribute: false }) api: Lectern = globalThis.lectern;
  /** The voice in which it is heard. */
  @property() voice = '';
  /** SHA-256 of the book that is being set up; null where there is none. */
  @property({ attribute: false }) book: string | null = null;
  /** The rule that is being changed; null for a new one. */
  @property({ attribute: false }) rule: Pronunciation | null = null;
  @state() private draft: RuleDraft = emptyRule(null);
  @state() private problem: ErrorRecord | null = null;
  @state() private saving = false;
  @query('wa-input') private first!: WaInput;
  private readonly sample = new SpeechSample(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('rule')) {
      this.draft = this.rule ?? emptyRule(this.book);
      this.problem = null;
    } else if (changed.has('book')) {
      this.draft = { ...this.draft, book: this.book };
    }
  }

  /** Puts the keyboard into the form. */
  override focus(): void {
    this.first.focus();
  }

  private change(changes: Partial<RuleDraft>): void {
    this.draft = { ...this.draft, ...changes };
    this.problem = null;
  }

  private async attempt(action: () => Promise<unknown>): Promise<void> {
    this.problem = null;
    try {
      await action();
    } catch (thrown) {
      if (!isAbort(thrown)) this.problem = LecternError.from(thrown).toRecord();
    }
  }

  private async save(): Promise<void> {
    this.saving = true;
    await this.attempt(async () => {
      const { written } = await this.api.pronunciations.set({
        ...this.draft,
        ...(this.rule === null ? {} : { id: this.rule.id }),
      });
      this.dispatchEvent(new AnnounceEvent(`The pronunciation of ${written} is kept`));
      this.draft = emptyRule(this.draft.book);
      this.dispatchEvent(new Event('lectern-rule-done'));
      this.first.focus();
    });
    this.saving = false;
  }

  private hear(): void {
    const { sample, draft, voice } = this;
    if (sample.state !== 'silent') {
      sample.stop();
      return;
    }
    void this.attempt(() =>
      sample.play((signal) =>
        this.api.speak(draft.written, { voice, pronunciations: [draft], signal }),
      ),
    );
  }

  override render() {
    const { draft } = this;
    return html`<form
      aria-label=${this.rule === null ? 'New pronunciation' : 'Change a pronunciation'}
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.save();
      }}
    >
      <wa-input
        label="Written"
        hint="A word, several, or a part of one"
        size="s"
        maxlength=${LONGEST_SIDE}
        autocomplete="off"
        .value=${draft.written}
        @input=${(event: Event) => {
          this.change({ written: (event.target as WaInput).value ?? '' });
        }}
      ></wa-input>
      <wa-input
        label="Said as"
        hint="her-MY-oh-nee, other words, or /phonemes/"
        size="s"
        maxlength=${LONGEST_SIDE}
        autocomplete="off"
        .value=${draft.spoken}
        @input=${(event: Event) => {
          this.change({ spoken: (event.target as WaInput).value ?? '' });
        }}
      ></wa-input>
      ${this.renderScope()}
      <wa-switch
        class="wide"
        size="s"
        .checked=${draft.matchCase}
        @change=${(event: Event) => {
          this.change({ matchCase: (event.target as WaSwitch).checked });
        }}
        >Only with the same capitals</wa-switch
      >
      ${this.problem === null ? nothing : html`<div class="wide">${problemCallout(this.problem)}</div>`}
      ${this.renderButtons()}
    </form>`;
  }

  private renderScope() {
    const { match, book } = this.draft;
    const own = this.book ?? this.rule?.book ?? null;
    return html`
      ${choiceSelect('Where', match, MATCHES, (chosen) => {
        this.change({ match: chosen });
      })}
      ${
        own === null
          ? nothing
          : choiceSelect('In', book === null ? 'all' : 'one', SCOPES, (scope) => {
              this.change({ book: scope === 'all' ? null : own });
            })
      }
    `;
  }

  private renderButtons() {
    const { written, spoken } = this.draft;
    const isEmpty = written.trim() === '' || spoken.trim() === '';
    const { state: sound } = this.sample;
    return html`<div class="row wide">
      <wa-button size="s" variant="brand" type="submit" ?disabled=${isEmpty} ?loading=${this.saving}
        ><wa-icon slot="start" name=${this.rule === null ? 'plus' : 'check'}></wa-icon>${
          this.rule === null ? 'Add' : 'Save'
        }</wa-button
      >
      <wa-button
        size="s"
        appearance="outlined"
        ?disabled=${isEmpty}
        ?loading=${sound === 'preparing'}
        @click=${() => {
          this.hear();
        }}
        ><wa-icon slot="start" name=${sound === 'playing' ? 'stop' : 'speaker'}></wa-icon>${
          sound === 'playing' ? 'Stop' : 'Hear it'
        }</wa-button
      >
      ${
        this.rule === null
          ? nothing
          : html`<wa-button
              size="s"
              appearance="plain"
              @click=${() => {
                this.dispatchEvent(new Event('lectern-rule-done'));
              }}
              >Leave it as it was</wa-button
            >`
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-pronunciation-form': PronunciationFormElement;
  }
}
