import { css } from 'lit';

/** The layout of the player. */
export const playerStyles = css`
  audio {
    display: block;
    width: 100%;
    height: 3rem;
  }

  .seeking {
    justify-content: center;
  }

  .waiting {
    min-height: 3rem;
  }

  ol {
    max-height: 22rem;
    margin-block-start: var(--wa-space-s);
    overflow-y: auto;
    border-block-start: 1px solid var(--wa-color-surface-border);
  }

  li {
    content-visibility: auto;
    contain-intrinsic-size: auto 2.75rem;
    border-block-end: 1px solid var(--wa-color-surface-border);
  }

  button {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: var(--wa-space-m);
    width: 100%;
    min-height: 2.75rem;
    padding: var(--wa-space-2xs) var(--wa-space-s);
    border: 0;
    border-inline-start: 3px solid transparent;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  button:disabled {
    color: var(--wa-color-text-quiet);
    cursor: default;
  }

  button:hover:not(:disabled) {
    background: var(--wa-color-neutral-fill-quiet);
  }

  button:focus-visible {
    outline-offset: -3px;
  }

  button[aria-current] {
    border-inline-start-color: var(--wa-color-brand-fill-loud);
    background: var(--wa-color-brand-fill-quiet);
    color: var(--wa-color-brand-on-quiet);
    font-weight: var(--wa-font-weight-semibold);
  }
`;
