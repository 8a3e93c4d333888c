import { css } from 'lit';

/** The layout of a book's card while it is being set up. */
export const draftCardStyles = css`
  :host {
    container-type: inline-size;
  }

  article {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--wa-space-m) var(--wa-space-l);
  }

  .plain {
    grid-template-columns: 1fr;
    gap: var(--wa-space-s);
  }

  .plain h3 {
    font-size: var(--wa-font-size-l);
  }

  lectern-cover {
    --cover-width: 7rem;
    grid-row: span 2;
  }

  .about {
    min-width: 0;
  }

  .about h3 {
    --lines: 3;
    font-size: var(--wa-font-size-xl);
  }

  .totals {
    margin-block-start: var(--wa-space-2xs);
  }

  .setup {
    display: grid;
    grid-template-columns: 5fr 2fr;
    gap: var(--wa-space-m) var(--wa-space-l);
    align-items: start;
    /* The controls come a frame later; nothing jumps. */
    min-height: 4rem;
  }

  lectern-draft-details,
  .actions,
  wa-callout {
    grid-column: 1 / -1;
  }

  .start {
    min-width: 9rem;
  }

  @container (max-width: 36rem) {
    article {
      gap: var(--wa-space-m);
    }

    lectern-cover {
      --cover-width: 4.75rem;
      grid-row: auto;
    }

    .about h3 {
      font-size: var(--wa-font-size-l);
    }

    .setup {
      grid-column: 1 / -1;
      grid-template-columns: 1fr;
    }

    .start {
      flex: 1;
    }
  }
`;
