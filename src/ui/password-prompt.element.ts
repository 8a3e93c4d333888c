import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/input/input.js';
import type WaInput from '@awesome.me/webawesome/dist/components/input/input.js';
import { LitElement, css, html, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ErrorCode } from '../domain/errors.ts';
import { PasswordEvent } from './events.ts';
import { baseStyles } from './shared-styles.ts';

/** Whether a book that could not be opened may open with another password. */
export function asksForPassword(code: ErrorCode): boolean {
  return code === 'book-password-required' || code === 'book-password-wrong';
}

/** Asks for the password of a locked book. */
@customElement('lectern-password-prompt')
export class PasswordPromptElement extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        gap: var(--wa-space-s);
        align-items: end;
      }

      wa-input {
        flex: 1 1 12rem;
        max-width: 24rem;
      }
    `,
  ];

  @property() draftId = '';
  /** Whether a password has been refused already. */
  @property({ type: Boolean }) wrong = false;

  protected override firstUpdated(changed: PropertyValues<this>): void {
    super.firstUpdated(changed);
    // Whoever has just given a wrong one wants to type it again.
    if (this.wrong) void this.input?.updateComplete.then(() => this.input?.focus());
  }

  private get input(): WaInput | null {
    return this.renderRoot.querySelector('wa-input');
  }

  private submit(event: Event): void {
    event.preventDefault();
    const password = this.input?.value ?? '';
    if (password === '') this.input?.focus();
    else this.dispatchEvent(new PasswordEvent(this.draftId, password));
  }

  override render() {
    return html`<form
      @submit=${(event: Event) => {
        this.submit(event);
      }}
    >
      <wa-input
        size="s"
        type="password"
        label="Password"
        autocomplete="off"
        password-toggle
        required
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Enter') this.submit(event);
        }}
      ></wa-input>
      <wa-button
        size="s"
        variant="brand"
        @click=${(event: Event) => {
          this.submit(event);
        }}
        >Open</wa-button
      >
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lectern-password-prompt': PasswordPromptElement;
  }
}
