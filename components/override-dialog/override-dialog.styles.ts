/** One line for each right, with three answers side by side that wrap under it where it is narrow. */
import { css } from 'lit';

export const overrideStyles = css`
  .answer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--h-s1) var(--h-s3);
    padding-block: var(--h-s2);
    border-block-end: var(--h-hair) solid var(--h-line);
  }
  .answer > legend {
    float: inline-start;
    flex: 1 1 160px;
  }
  .answer .chips {
    flex: none;
    gap: var(--h-s1);
  }
  .answer label.chip:has(:checked) {
    background: var(--h-accent-wash);
    box-shadow: inset 0 0 0 1.5px var(--h-accent-mark);
    color: var(--h-accent-ink);
    font-weight: var(--h-w-strong);
  }
  .answer label.chip:has(:focus-visible) {
    outline: 2px solid var(--h-focus);
    outline-offset: 2px;
  }
  .answer label.chip:has(:disabled) {
    color: var(--h-ink-3);
  }
  .answer input {
    position: absolute;
    opacity: 0;
  }
  .found {
    display: grid;
    max-block-size: 180px;
    overflow: auto;
  }
  @media (forced-colors: active) {
    .answer label.chip:has(:checked) {
      border: 2px solid Highlight;
    }
  }
`;
