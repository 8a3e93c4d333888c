import { css } from 'lit';

/** The layout of a job's card. */
export const jobCardStyles = css`
  :host {
    container-type: inline-size;
  }

  article {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: var(--wa-space-s) var(--wa-space-m);
    align-items: center;
  }

  lectern-cover {
    --cover-width: 3.5rem;
  }

  .running lectern-cover,
  .completed lectern-cover {
    --cover-width: 4.5rem;
  }

  .about {
    min-width: 0;
  }

  .about p {
    --lines: 1;
  }

  h3 {
    font-size: var(--wa-font-size-l);
  }

  .actions {
    grid-area: 1 / 3;
    justify-content: end;
    max-width: 34rem;
  }

  .progress,
  wa-callout,
  lectern-player {
    grid-column: 1 / -1;
  }

  .progress {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: var(--wa-space-2xs) var(--wa-space-m);
    align-items: center;
  }

  .progress p {
    grid-column: 1 / -1;
  }

  .percent {
    order: 1;
    min-width: 4.5ch;
    text-align: end;
    font-family: var(--wa-font-family-heading);
    font-size: var(--wa-font-size-xl);
    line-height: 1;
  }

  wa-progress-bar {
    --track-height: 0.6rem;
  }

  /* Gliding, it would be drawn sixty times a second, on the cores that the narrator needs. */
  wa-progress-bar::part(indicator) {
    transition: none;
  }

  .progress p {
    order: 2;
  }

  code {
    font-size: var(--wa-font-size-xs);
  }

  @container (max-width: 44rem) {
    article {
      grid-template-columns: auto 1fr;
    }

    .actions {
      grid-area: auto / 1 / auto / -1;
      justify-content: start;
      max-width: none;
    }
  }

  /* Words say more than icons, and all of them fit into a row. */
  @container (max-width: 26rem) {
    .actions wa-icon[slot='start'] {
      display: none;
    }

    .actions {
      gap: var(--wa-space-2xs);
    }

    .actions wa-button::part(button) {
      padding-inline: var(--wa-space-s);
    }
  }
`;
