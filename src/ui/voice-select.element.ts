import '@awesome.me/webawesome/dist/components/option/option.js';
import '@awesome.me/webawesome/dist/components/select/select.js';
import type WaSelect from '@awesome.me/webawesome/dist/components/select/select.js';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Lectern } from '../api/lectern-api.ts';
import type { Voice } from '../domain/voice.ts';
import { baseStyles } from './shared-styles.ts';

/** The user picked another voice, or none. */
export class VoiceEvent extends Event {
  static readonly type = 'lectern-voice';
  readonly voice: string | null;

  constructor(voice: string | null) {
    super(VoiceEvent.type, { bubbles: true, composed: true });
    this.voice = voice;
  }
}

/** The value of the option that is no voice: an empty one is no value to a select. */
const NONE = 'none';

/** A voice with all that tells it from the others, in a line. */
function voiceText(voice: Voice): string {
  return `${voice.name} – ${voice.accent}, ${voice.gender}, grade ${voice.grade}`;
}

/** A list of the voices. */
@customElement('lectern-voice-select')
export class VoiceSelectElement extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      wa-select {
        min-width: 0;
      }
    `,
  ];

  @property({ attribute: false }) api: Lectern = globalThis.lectern;
  @property() label = 'Voice';
  @property({ attribute: false }) voice: string | null = null;
  /** What choosing no voice means; without it there has to be one. */
  @property() none = '';
  /** The list is long and there is one in each book's card: only the chosen voice, until it is touched. */
  @state() private full = false;

  private choose(event: Event): void {
    const { value } = event.target as WaSelect;
    const voice = value === NONE ? null : value;
    if (Array.isArray(voice) || voice === this.voice) return;
    this.dispatchEvent(new VoiceEvent(voice));
  }

  private readonly showAll = (): void => {
    this.full = true;
  };

  override render() {
    const shown = this.api.voices().filter((voice) => this.full || voice.id === this.voice);
    return html`<wa-select
      label=${this.label}
      size="s"
      .value=${this.voice ?? NONE}
      @focusin=${this.showAll}
      @pointerenter=${this.showAll}
      @change=${(event: Event) => {
        this.choose(event);
      }}
    >
      ${
        this.none === ''
          ? nothing
          : html`<wa-option value=${NONE} ?selected=${this.voice === null}>${this.none}</wa-option>`
      }
      ${shown.map(
        (voice) =>
          html`<wa-option value=${voice.id} ?selected=${voice.id === this.voice}
            >${voiceText(voice)}</wa-option
          >`,
      )}
    </wa-select>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-voice-select': VoiceSelectElement;
  }
  interface HTMLElementEventMap {
    'lectern-voice': VoiceEvent;
  }
}
