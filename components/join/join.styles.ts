/** The join screen: one narrow column. */
import { css } from 'lit';

export const joinStyles = css`
  .hearth {
    max-inline-size: 420px;
    margin-inline: auto;
    padding: var(--h-s6) var(--h-s5);
    background: var(--h-surface);
    border-radius: var(--h-r4);
  }
  .top {
    display: grid;
    justify-items: center;
    gap: var(--h-s2);
    padding-block-end: var(--h-s4);
    text-align: center;
  }
  .top .arch {
    --size: 72px;
    border-radius: 50% 50% 12% 12% / 46% 46% 10% 10%;
  }
  .top h2 {
    overflow-wrap: anywhere;
    font-family: var(--h-font-head);
    font-size: var(--h-text-display);
    font-weight: var(--h-w-strong);
    line-height: var(--h-lead-tight);
  }
  form {
    display: grid;
    gap: var(--h-s4);
  }
  .wide {
    inline-size: 100%;
  }
`;
