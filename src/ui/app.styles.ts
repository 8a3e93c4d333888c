import { css } from 'lit';

/** The page's layout. */
export const appStyles = css`
  header,
  main {
    max-width: 56rem;
    margin-inline: auto;
    padding-inline: var(--wa-space-m);
  }

  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-block: var(--wa-space-m);
  }

  .name {
    display: flex;
    align-items: center;
    gap: var(--wa-space-xs);
    font-family: var(--wa-font-family-heading);
    font-size: var(--wa-font-size-xl);
    line-height: 1;
  }

  header wa-button {
    margin-inline-end: calc(-1 * var(--wa-space-s));
  }

  .name img {
    width: 2rem;
    height: 2rem;
  }

  main {
    display: flex;
    flex-direction: column;
    gap: var(--wa-space-m);
    padding-block-end: var(--wa-space-4xl);
  }

  h1 {
    margin-block: var(--wa-space-l) 0;
    font-size: clamp(1.75rem, 6vw, 2.75rem);
    text-wrap: balance;
  }

  h1 + lectern-model-status {
    margin-block-end: var(--wa-space-xs);
  }

  section {
    display: flex;
    flex-direction: column;
    gap: var(--wa-space-s);
    margin-block-start: var(--wa-space-l);
  }

  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--wa-space-2xs) var(--wa-space-m);
  }

  h2 {
    font-size: var(--wa-font-size-l);
    color: var(--wa-color-text-quiet);
  }

  .problem {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: var(--wa-space-s);
    align-items: center;
  }
`;
