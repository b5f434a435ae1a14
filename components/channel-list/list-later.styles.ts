/** Looks of rows that are pointed at, with the button for their actions. */
import { css } from 'lit';

export const listLaterStyles = css`
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
