import { css } from 'lit';

/** The look of a chapter's text: a page with a margin in which what is heard is ticked. */
export const chapterTextStyles = css`
  :host {
    --mark: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='none' stroke='%23000' stroke-width='2.4' stroke-linecap='round' stroke-linejoin='round'%3E%3Cpath d='M3.5 8.5l3 3 6-7'/%3E%3C/svg%3E");
    --dash: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' stroke='%23000' stroke-width='2.4' stroke-linecap='round'%3E%3Cpath d='M4 8h8'/%3E%3C/svg%3E");
    overflow-wrap: anywhere;
    font-family: var(--wa-font-family-heading);
    line-height: 1.6;
  }

  .line {
    display: grid;
    grid-template-columns: 2rem minmax(0, 42rem);
    padding-block: 0.25rem;
    border-radius: var(--wa-border-radius-s);
  }

  .words {
    white-space: pre-line;
  }

  .margin {
    min-height: 1.6em;
    cursor: pointer;
  }

  .margin::before {
    content: '';
    display: block;
    width: 1.15rem;
    height: 1.15rem;
    margin: 0.25em 0 0 0.25rem;
    border: 1px solid var(--wa-color-brand-fill-loud);
    border-radius: 3px;
    background: var(--wa-color-brand-fill-loud);
  }

  .margin::after {
    content: '';
    display: block;
    width: 1.15rem;
    height: 1.15rem;
    margin: -1.15rem 0 0 0.25rem;
    background: var(--wa-color-brand-on-loud);
    mask: var(--mark) center / contain no-repeat;
  }

  .line[aria-checked='mixed'] > .margin::after {
    mask-image: var(--dash);
  }

  .line[aria-checked='false'] > .margin::before {
    border-color: var(--wa-color-neutral-border-loud);
    background: none;
  }

  .line[aria-checked='false'] > .margin::after {
    background: none;
  }

  .sentence {
    border-radius: 2px;
    cursor: pointer;
  }

  .out {
    color: var(--wa-color-text-quiet);
    text-decoration: line-through;
    text-decoration-thickness: 1px;
  }

  @media (hover: hover) {
    .sentence:hover {
      background: var(--wa-color-brand-fill-quiet);
    }
  }

  .heading .text {
    font-size: var(--wa-font-size-l);
    line-height: 1.3;
    text-wrap: balance;
  }

  .quote .text,
  .list-item .text,
  .table-row .text {
    padding-inline-start: 1.25rem;
  }

  .verse .text {
    padding-inline-start: 1.25rem;
    font-style: italic;
  }

  .scene-break .text {
    text-align: center;
    letter-spacing: 0.6em;
    color: var(--wa-color-text-quiet);
  }

  .caption .text,
  .note .text {
    font-family: var(--wa-font-family-body);
    font-size: var(--wa-font-size-s);
  }

  .note .text {
    padding-inline-start: var(--wa-space-s);
    border-inline-start: 2px solid var(--wa-color-neutral-border-normal);
    color: var(--wa-color-text-quiet);
  }

  .tag {
    margin-inline-end: 0.5em;
    font-family: var(--wa-font-family-body);
    font-size: var(--wa-font-size-xs);
    color: var(--wa-color-text-quiet);
  }

  sup {
    line-height: 0;
    color: var(--wa-color-brand-on-quiet);
    font-family: var(--wa-font-family-body);
    font-size: 0.7em;
  }

  wa-button {
    grid-column: 2;
    justify-self: start;
    font-family: var(--wa-font-family-body);
  }

  :focus-visible {
    outline-offset: 1px;
  }
`;
