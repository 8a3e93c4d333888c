import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import '@awesome.me/webawesome/dist/components/option/option.js';
import '@awesome.me/webawesome/dist/components/select/select.js';
import type WaSelect from '@awesome.me/webawesome/dist/components/select/select.js';
import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Lectern } from '../api/lectern-api.ts';
import type { Voice } from '../domain/voice.ts';
import { reportProblems } from './events.ts';
import { baseStyles } from './shared-styles.ts';
import { VoiceSample } from './voice-sample.ts';

/** The user picked another voice. */
export class VoiceEvent extends Event {
  static readonly type = 'lectern-voice';
  readonly voice: string;

  constructor(voice: string) {
    super(VoiceEvent.type);
    this.voice = voice;
  }
}

/** A voice with all that tells it from the others, in a line. */
function voiceText(voice: Voice): string {
  return `${voice.name} – ${voice.accent}, ${voice.gender}, grade ${voice.grade}`;
}

/** Chooses a voice, and lets it be heard. */
@customElement('lectern-voice-picker')
export class VoicePickerElement extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--wa-space-xs);
      }

      wa-select {
        flex: 1 1 17.5rem;
        min-width: 0;
      }
    `,
  ];

  @property({ attribute: false }) api: Lectern = globalThis.lectern;
  @property() voice = '';
  @property({ type: Number }) speed = 1;
  /** The list is long and there is one in each book's card: only the chosen voice, until it is touched. */
  @state() private full = false;
  private readonly sample = new VoiceSample(this);

  private get chosen(): Voice | undefined {
    return this.api.voices().find((voice) => voice.id === this.voice);
  }

  private choose(event: Event): void {
    const { value } = event.target as WaSelect;
    if (typeof value !== 'string' || value === this.voice) return;
    this.sample.stop();
    this.dispatchEvent(new VoiceEvent(value));
  }

  private toggleSample(): void {
    const voice = this.chosen;
    if (this.sample.state !== 'silent' || voice === undefined) this.sample.stop();
    else void reportProblems(this, this.sample.play(this.api, voice, this.speed));
  }

  private readonly showAll = (): void => {
    this.full = true;
  };

  override render() {
    const voices = this.full ? this.api.voices() : [this.chosen].filter((voice) => !!voice);
    const playing = this.sample.state === 'playing';
    return html`
      <wa-select
        label="Voice"
        size="s"
        .value=${this.voice}
        @focusin=${this.showAll}
        @pointerenter=${this.showAll}
        @change=${(event: Event) => {
          this.choose(event);
        }}
      >
        ${voices.map(
          (voice) =>
            html`<wa-option value=${voice.id} ?selected=${voice.id === this.voice}
              >${voiceText(voice)}</wa-option
            >`,
        )}
      </wa-select>
      <wa-button
        size="s"
        appearance="outlined"
        ?loading=${this.sample.state === 'preparing'}
        @click=${() => {
          this.toggleSample();
        }}
      >
        <wa-icon slot="start" name=${playing ? 'stop' : 'speaker'}></wa-icon>
        ${playing ? 'Stop' : 'Listen'}
      </wa-button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-voice-picker': VoicePickerElement;
  }
  interface HTMLElementEventMap {
    'lectern-voice': VoiceEvent;
  }
}
