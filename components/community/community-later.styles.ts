/** Looks of what the frame shows now and then: the line at its foot, the help on keys. */
import { css } from 'lit';

export const communityLaterStyles = css`
  .state {
    display: grid;
    block-size: 100%;
    place-content: center;
    overflow: auto;
    background: var(--h-surface);
  }
  /* Without any channel there is nothing to go to: on a phone it is said below the empty list. */
  @container hearth (max-width: 679.98px) {
    .frame[data-view='list'] > .main:has(> .state) {
      display: flex;
      grid-row: 2;
    }
  }
  /* 400 % zoom, a phone on its side: everything beside the messages scrolls as one, the name and one's own line too. */
  @media (max-height: 399.9px) {
    .side {
      overflow: auto;
      scrollbar-width: thin;
      scrollbar-color: var(--h-line-strong) transparent;
    }
    .side > *,
    .side > hearth-channel-list {
      flex: none;
    }
  }
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
