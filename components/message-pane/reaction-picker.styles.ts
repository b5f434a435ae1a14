/** The six named reactions in a row, and the grid of more. */
import { css } from 'lit';

export const reactionPickerStyles = css`
  .picker {
    position: fixed;
    inset: auto;
    inline-size: min(356px, calc(100vi - 12px));
    max-block-size: calc(100dvb - 12px);
    margin: 0;
    border: 0;
    overflow: auto;
  }
  .named-reactions {
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
    gap: 2px;
    padding-block: var(--h-s2);
  }
  .sheet .named-reactions {
    margin-block-end: var(--h-s2);
    border-block-end: var(--h-hair) solid var(--h-line);
  }
  .named {
    display: grid;
    justify-items: center;
    gap: 6px;
    padding-block: var(--h-s2);
    border-radius: var(--h-r2);
    font-size: var(--h-text-micro);
    text-align: center;
  }
  .named:hover,
  .named[aria-pressed='true'] {
    background: var(--h-accent-wash);
  }
  .named .icon {
    inline-size: 24px;
    block-size: 24px;
  }
  .all-emoji:not(:empty) {
    padding-block-start: var(--h-s2);
    border-block-start: var(--h-hair) solid var(--h-line);
  }
  .handle {
    inline-size: 40px;
    block-size: 4px;
    margin: 0 auto var(--h-s1);
    border-radius: 2px;
    background: var(--h-line-strong);
  }
  @media (forced-colors: active) {
    .picker {
      border: 1px solid CanvasText;
    }
  }
`;
