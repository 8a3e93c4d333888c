import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import './voice-select.element.ts';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Lectern } from '../api/lectern-api.ts';
import { reportProblems } from './events.ts';
import { sampleText, voiceOptions, type NarrationChoice } from './narration-options.ts';
import { baseStyles } from './shared-styles.ts';
import { SpeechSample } from './speech-sample.ts';

/** Chooses a voice, and lets it be heard as the book would be: blended, with another one for dialogue. */
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

      lectern-voice-select {
        flex: 1 1 17.5rem;
        min-width: 0;
      }
    `,
  ];

  @property({ attribute: false }) api: Lectern = globalThis.lectern;
  @property({ attribute: false }) choice!: NarrationChoice;
  private readonly sample = new SpeechSample(this);

  private toggleSample(): void {
    const { api, choice, sample } = this;
    if (sample.state !== 'silent') {
      sample.stop();
      return;
    }
    const spoken = sample.play((signal) =>
      api.speak(sampleText(choice), { ...voiceOptions(choice), signal }),
    );
    void reportProblems(this, spoken);
  }

  override render() {
    const playing = this.sample.state === 'playing';
    return html`
      <lectern-voice-select
        .api=${this.api}
        .voice=${this.choice.voice}
        @lectern-voice=${() => {
          this.sample.stop();
        }}
      ></lectern-voice-select>
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
}
