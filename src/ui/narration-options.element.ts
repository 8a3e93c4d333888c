import '@awesome.me/webawesome/dist/components/input/input.js';
import '@awesome.me/webawesome/dist/components/option/option.js';
import '@awesome.me/webawesome/dist/components/select/select.js';
import '@awesome.me/webawesome/dist/components/switch/switch.js';
import type WaInput from '@awesome.me/webawesome/dist/components/input/input.js';
import type WaSelect from '@awesome.me/webawesome/dist/components/select/select.js';
import type WaSwitch from '@awesome.me/webawesome/dist/components/switch/switch.js';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { BITRATES } from '../domain/audio-format.ts';
import { initialChoice, type NarrationChoice } from './narration-options.ts';
import { baseStyles } from './shared-styles.ts';

/** The user changed some options. */
export class ChoiceEvent extends Event {
  static readonly type = 'lectern-choice';
  readonly changes: Partial<NarrationChoice>;

  constructor(changes: Partial<NarrationChoice>) {
    super(ChoiceEvent.type);
    this.changes = changes;
  }
}

const FORMATS = [
  ['m4b', 'M4B audiobook'],
  ['m4a', 'M4A audio'],
] as const;

const NOTES = [
  ['skip', 'Leave out'],
  ['paragraph', 'After their paragraph'],
  ['chapter', 'At the chapter’s end'],
] as const;

/** The options that most listeners leave as they are. */
@customElement('lectern-narration-options')
export class NarrationOptionsElement extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
        gap: var(--wa-space-m);
      }

      .introduction {
        grid-column: 1 / -1;
        display: grid;
        gap: var(--wa-space-s);
      }
    `,
  ];

  @property({ attribute: false }) choice: NarrationChoice = initialChoice('', 1);

  private change(changes: Partial<NarrationChoice>): void {
    this.dispatchEvent(new ChoiceEvent(changes));
  }

  override render() {
    return html`
      <wa-select
        label="File"
        size="s"
        .value=${this.choice.format}
        @change=${(event: Event) => {
          const { value } = event.target as WaSelect;
          this.change({ format: value === 'm4a' ? 'm4a' : 'm4b' });
        }}
      >
        ${FORMATS.map(([value, text]) => html`<wa-option value=${value}>${text}</wa-option>`)}
      </wa-select>
      <wa-select
        label="Quality"
        size="s"
        .value=${String(this.choice.bitrate)}
        @change=${(event: Event) => {
          const chosen = Number((event.target as WaSelect).value);
          const bitrate = BITRATES.find((known) => known === chosen);
          if (bitrate !== undefined) this.change({ bitrate });
        }}
      >
        ${BITRATES.map(
          (rate) =>
            html`<wa-option value=${String(rate)}
              >${rate} kb/s, ${Math.round((rate * 3_600) / 8_000)} MB an hour</wa-option
            >`,
        )}
      </wa-select>
      <wa-select
        label="Notes"
        size="s"
        .value=${this.choice.notes}
        @change=${(event: Event) => {
          const chosen = (event.target as WaSelect).value;
          const place = NOTES.find(([value]) => value === chosen);
          if (place !== undefined) this.change({ notes: place[0] });
        }}
      >
        ${NOTES.map(([value, text]) => html`<wa-option value=${value}>${text}</wa-option>`)}
      </wa-select>
      <div class="introduction">
        <wa-switch
          size="s"
          .checked=${this.choice.introduction}
          @change=${(event: Event) => {
            this.change({ introduction: (event.target as WaSwitch).checked });
          }}
          >Speak an introduction first</wa-switch
        >
        <wa-input
          label="Introduction"
          hint="{title}, {author} and {voice} are filled in."
          size="s"
          maxlength="500"
          ?disabled=${!this.choice.introduction}
          .value=${this.choice.introText}
          @input=${(event: Event) => {
            this.change({ introText: (event.target as WaInput).value ?? '' });
          }}
        ></wa-input>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-narration-options': NarrationOptionsElement;
  }
  interface HTMLElementEventMap {
    'lectern-choice': ChoiceEvent;
  }
}
