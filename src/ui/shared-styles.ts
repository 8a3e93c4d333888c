import { css } from 'lit';

/** What every element of Lectern starts from. */
export const baseStyles = css`
  :host {
    display: block;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h1,
  h2,
  h3,
  p,
  ol,
  ul {
    margin: 0;
    padding: 0;
  }

  h1,
  h2,
  h3 {
    font-family: var(--wa-font-family-heading);
    font-weight: var(--wa-font-weight-heading);
    line-height: 1.2;
    overflow-wrap: anywhere;
  }

  ol,
  ul {
    list-style: none;
  }

  .quiet {
    color: var(--wa-color-text-quiet);
  }

  .small {
    font-size: var(--wa-font-size-s);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--wa-space-xs);
  }

  .clamp {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: var(--lines, 2);
    line-clamp: var(--lines, 2);
    overflow: hidden;
    overflow-wrap: anywhere;
  }

  .numbers {
    font-variant-numeric: tabular-nums;
  }

  .dotted {
    display: flex;
    flex-wrap: wrap;
  }

  .dotted > :not(:last-child)::after {
    content: '·';
    margin-inline: 0.45em;
  }

  wa-button > wa-icon[slot='start'] {
    width: auto;
    min-width: 1em;
    font-size: 1.2em;
    margin-inline-end: 0.4em;
  }

  wa-button > wa-icon:not([slot]) {
    font-size: 1.2em;
  }

  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  code {
    font-family: var(--wa-font-family-code);
    font-size: 0.9em;
    white-space: nowrap;
  }

  :focus-visible {
    outline: var(--wa-focus-ring);
    outline-offset: var(--wa-focus-ring-offset);
  }
`;

/** A raised sheet of paper: what each book lies on. */
export const sheetStyles = css`
  .sheet {
    background: var(--wa-color-surface-raised);
    border: 1px solid var(--wa-color-surface-border);
    border-radius: var(--wa-border-radius-l);
    padding: var(--wa-space-l);
    box-shadow: 0 1px 2px color-mix(in oklab, var(--wa-color-neutral-05) 6%, transparent);
  }

  @media (max-width: 40rem) {
    .sheet {
      padding: var(--wa-space-m);
    }
  }
`;
