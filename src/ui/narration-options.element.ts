import '@awesome.me/webawesome/dist/components/input/input.js';
import '@awesome.me/webawesome/dist/components/slider/slider.js';
import '@awesome.me/webawesome/dist/components/switch/switch.js';
import './voice-select.element.ts';
import type WaInput from '@awesome.me/webawesome/dist/components/input/input.js';
import type WaSlider from '@awesome.me/webawesome/dist/components/slider/slider.js';
import type WaSwitch from '@awesome.me/webawesome/dist/components/switch/switch.js';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Lectern } from '../api/lectern-api.ts';
import { BITRATES } from '../domain/audio-format.ts';
import { PAUSE_PACE_RANGE } from '../domain/speech.ts';
import { choiceSelect } from './choice-select.ts';
import { BLEND_RANGE, initialChoice, type NarrationChoice } from './narration-options.ts';
import { baseStyles } from './shared-styles.ts';
import { formatFactor, formatPercent } from './time-format.ts';
import type { VoiceEvent } from './voice-select.element.ts';

/** The user changed some options. */
export class ChoiceEvent extends Event {
  static readonly type = 'lectern-choice';
  readonly changes: Partial<NarrationChoice>;

  constructor(changes: Partial<NarrationChoice>) {
    super(ChoiceEvent.type, { bubbles: true, composed: true });
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

const QUALITIES = BITRATES.map(
  (rate) => [rate, `${rate} kb/s, ${Math.round((rate * 3_600) / 8_000)} MB an hour`] as const,
);

/** The options that most listeners leave as they are. */
@customElement('lectern-narration-options')
export class NarrationOptionsElement extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
        gap: var(--wa-space-m);
      }

      .switches {
        grid-column: 1 / -1;
        display: grid;
        gap: var(--wa-space-s);
      }
    `,
  ];

  @property({ attribute: false }) api: Lectern = globalThis.lectern;
  @property({ attribute: false }) choice: NarrationChoice = initialChoice('', 1);

  private change(changes: Partial<NarrationChoice>): void {
    this.dispatchEvent(new ChoiceEvent(changes));
  }

  override render() {
    const { choice } = this;
    return html`
      ${this.renderVoices()}
      <wa-slider
        size="s"
        label="Pauses ${formatFactor(choice.pausePace)}"
        min=${PAUSE_PACE_RANGE.min}
        max=${PAUSE_PACE_RANGE.max}
        step="0.05"
        .valueFormatter=${formatFactor}
        .value=${choice.pausePace}
        @input=${(event: Event) => {
          this.change({ pausePace: Number((event.target as WaSlider).value.toFixed(2)) });
        }}
      ></wa-slider>
      ${choiceSelect('Notes', choice.notes, NOTES, (notes) => {
        this.change({ notes });
      })}
      ${choiceSelect('File', choice.format, FORMATS, (format) => {
        this.change({ format });
      })}
      ${choiceSelect('Quality', choice.bitrate, QUALITIES, (bitrate) => {
        this.change({ bitrate });
      })}
      ${this.renderSwitches()}
    `;
  }

  private renderVoices() {
    const { choice } = this;
    return html`
      <lectern-voice-select
        label="Voice for dialogue"
        none="The same voice"
        .api=${this.api}
        .voice=${choice.dialogueVoice}
        @lectern-voice=${(event: VoiceEvent) => {
          this.change({ dialogueVoice: event.voice });
        }}
      ></lectern-voice-select>
      <lectern-voice-select
        label="Blend with a second voice"
        none="No second voice"
        .api=${this.api}
        .voice=${choice.blendVoice}
        @lectern-voice=${(event: VoiceEvent) => {
          this.change({ blendVoice: event.voice });
        }}
      ></lectern-voice-select>
      ${choice.blendVoice === null ? nothing : this.renderShare(choice.blendShare)}
    `;
  }

  private renderShare(share: number) {
    return html`<wa-slider
      size="s"
      label="Share of the second voice ${formatPercent(share)}"
      min=${BLEND_RANGE.min}
      max=${BLEND_RANGE.max}
      step="0.05"
      .valueFormatter=${formatPercent}
      .value=${share}
      @input=${(event: Event) => {
        this.change({ blendShare: Number((event.target as WaSlider).value.toFixed(2)) });
      }}
    ></wa-slider>`;
  }

  private renderSwitches() {
    const { emoji, introduction, introText } = this.choice;
    return html`<div class="switches">
      <wa-switch
        size="s"
        .checked=${emoji === 'name'}
        @change=${(event: Event) => {
          this.change({ emoji: (event.target as WaSwitch).checked ? 'name' : 'drop' });
        }}
        >Read emoji by their names</wa-switch
      >
      <wa-switch
        size="s"
        .checked=${introduction}
        @change=${(event: Event) => {
          this.change({ introduction: (event.target as WaSwitch).checked });
        }}
        >Speak an introduction first</wa-switch
      >
      ${
        introduction
          ? html`<wa-input
              label="Introduction"
              hint="{title}, {author} and {voice} are filled in."
              size="s"
              maxlength="500"
              .value=${introText}
              @input=${(event: Event) => {
                this.change({ introText: (event.target as WaInput).value ?? '' });
              }}
            ></wa-input>`
          : nothing
      }
    </div>`;
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
