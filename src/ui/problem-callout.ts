import '@awesome.me/webawesome/dist/components/callout/callout.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { html } from 'lit';
import type { ErrorRecord } from '../domain/errors.ts';
import { displayText } from './display-text.ts';

/** An error as the user sees it: its message, and its code for whoever helps them. */
export function problemCallout(problem: Pick<ErrorRecord, 'code' | 'message'>) {
  return html`<wa-callout variant="danger" size="s" role="alert" data-code=${problem.code}>
    <wa-icon slot="icon" name="warning"></wa-icon>
    <span dir="auto" style="overflow-wrap: anywhere">${displayText(problem.message, 1_000)}</span>
    <code>${problem.code}</code>
  </wa-callout>`;
}
