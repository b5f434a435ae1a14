/** The list over the composer. */
import { css } from 'lit';

export const mentionPopupStyles = css`
  .options {
    max-block-size: min(300px, 45dvb);
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .option {
    cursor: pointer;
    user-select: none;
    -webkit-user-select: none;
  }
  .option .sign {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 32px;
    font-size: 20px;
    line-height: 1;
  }
  .option .sign .icon {
    inline-size: 20px;
    block-size: 20px;
  }
  .option .detail {
    color: var(--h-ink-2);
  }
  .option[aria-selected='true'] {
    scroll-margin: 6px;
  }
  @media (forced-colors: active) {
    .option[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
