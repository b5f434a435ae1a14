/** Looks of rows that are pointed at, with the button for their actions. */
import { css } from 'lit';

export const listLaterStyles = css`
  .empty {
    padding: var(--h-s3);
    overflow-wrap: anywhere;
    color: var(--h-ink-2);
  }
  /* Always there for screen readers; for eyes when the row is pointed at. */
  .more {
    position: absolute;
    inset-inline-end: 0;
    inline-size: max(28px, var(--h-hit));
    block-size: max(28px, var(--h-hit));
    margin-inline-end: 4px;
    opacity: 0;
    pointer-events: none;
  }
  .row:hover .more,
  .row:focus-within .more,
  .heading:hover .more,
  .heading:focus-within .more,
  .more[aria-expanded='true'] {
    position: relative;
    opacity: 1;
    pointer-events: auto;
  }
  @media (pointer: coarse) {
    .row:has([aria-current]) .more,
    .heading .more {
      position: relative;
      opacity: 1;
      pointer-events: auto;
    }
  }
`;
