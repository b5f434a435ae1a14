/** Looks of what the frame shows now and then: the line at its foot, the help on keys. */
import { css } from 'lit';

export const communityLaterStyles = css`
  .frame-toast {
    position: absolute;
    z-index: 4;
    inset-block-end: var(--h-s4);
    inset-inline: var(--h-s4);
    inline-size: fit-content;
  }
  .keys .key {
    min-inline-size: 28px;
    text-align: center;
  }
`;
