import { css } from 'lit';

/** The layout of a book's chapters, one of them open. */
export const reviewStyles = css`
  .bar {
    padding-block-end: var(--wa-space-xs);
  }

  .bar > .reset {
    margin-inline-start: auto;
  }

  ol {
    max-height: 24rem;
    overflow-y: auto;
    border-block: 1px solid var(--wa-color-surface-border);
  }

  ol.reading {
    max-height: min(48rem, 85vh);
  }

  li {
    content-visibility: auto;
    contain-intrinsic-size: auto 2.75rem;
  }

  li + li {
    border-block-start: 1px solid var(--wa-color-surface-border);
  }

  /* What is open has to be measured, and its head sticks to the top. */
  li.open {
    content-visibility: visible;
  }

  .head {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: stretch;
    background: var(--wa-color-surface-raised);
  }

  .open .head {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    border-block-end: 1px solid var(--wa-color-surface-border);
  }

  .tick {
    display: grid;
    place-items: center;
    width: 2.75rem;
    min-height: 2.75rem;
    cursor: pointer;
  }

  input {
    width: 1.15rem;
    height: 1.15rem;
    margin: 0;
    accent-color: var(--wa-color-brand-fill-loud);
  }

  button {
    display: grid;
    grid-template-columns: 1fr auto auto;
    align-items: center;
    gap: 0 var(--wa-space-s);
    min-width: 0;
    padding: var(--wa-space-2xs) var(--wa-space-xs) var(--wa-space-2xs) 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  .unticked .title {
    color: var(--wa-color-text-quiet);
  }

  .open .title {
    font-weight: var(--wa-font-weight-semibold);
  }

  @media (hover: hover) {
    .head:hover {
      background: var(--wa-color-neutral-fill-quiet);
    }
  }

  button:focus-visible {
    outline-offset: -3px;
  }

  .reason {
    grid-row: 2;
    grid-column: 1 / -1;
  }

  wa-icon {
    color: var(--wa-color-text-quiet);
    transition: rotate var(--wa-transition-fast);
  }

  .open button > wa-icon {
    rotate: 180deg;
  }

  .level-2 .tick {
    margin-inline-start: 1rem;
  }

  .level-3 .tick {
    margin-inline-start: 2rem;
  }

  .level-4 .tick {
    margin-inline-start: 3rem;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--wa-space-xs) var(--wa-space-s);
    padding: var(--wa-space-s) var(--wa-space-s) 0;
  }

  .tools wa-input {
    flex: 1 1 14rem;
  }

  .hint {
    padding: var(--wa-space-xs) var(--wa-space-s);
  }

  lectern-chapter-text {
    padding: 0 var(--wa-space-xs) var(--wa-space-m);
  }
`;
