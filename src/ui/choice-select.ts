import '@awesome.me/webawesome/dist/components/option/option.js';
import '@awesome.me/webawesome/dist/components/select/select.js';
import type WaSelect from '@awesome.me/webawesome/dist/components/select/select.js';
import { html } from 'lit';

/** A list of a few values with their names, of which one is chosen. */
export function choiceSelect<T extends string | number>(
  label: string,
  value: T,
  choices: readonly (readonly [value: T, name: string])[],
  choose: (value: T) => void,
) {
  return html`<wa-select
    label=${label}
    size="s"
    .value=${String(value)}
    @change=${(event: Event) => {
      const chosen = (event.target as WaSelect).value;
      const found = choices.find(([known]) => String(known) === chosen);
      if (found !== undefined) choose(found[0]);
    }}
  >
    ${choices.map(([known, name]) => html`<wa-option value=${String(known)}>${name}</wa-option>`)}
  </wa-select>`;
}
