/** Rows of one height, so that a list of 100,000 draws only those on screen. */
import { css } from 'lit';

export const memberListStyles = css`
  .hearth {
    position: relative;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 200px;
    background: var(--h-surface);
  }
  .find {
    padding: var(--h-s3) var(--h-s4) var(--h-s2);
  }
  .scroll {
    position: relative;
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    overflow-anchor: none;
    scrollbar-width: thin;
    scrollbar-color: var(--h-line-strong) transparent;
  }
  .rows {
    position: absolute;
    inset-inline: 0;
  }
  .section {
    display: flex;
    align-items: flex-end;
    block-size: 40px;
    justify-content: space-between;
    padding: 0 var(--h-s4) var(--h-s1);
    color: var(--h-ink-2);
    font-size: var(--h-text-small);
    font-weight: var(--h-w-strong);
  }
  .note {
    position: absolute;
    z-index: 1;
    inset-block-end: var(--h-s3);
    inset-inline: var(--h-s3);
  }
  .member {
    display: flex;
    align-items: center;
    gap: var(--h-s3);
    inline-size: 100%;
    block-size: var(--row, 52px);
    padding-inline: var(--h-s4);
    text-align: start;
  }
  .member:hover {
    background: var(--h-hover);
  }
  .member:focus-visible {
    outline-offset: -2px;
  }
`;
