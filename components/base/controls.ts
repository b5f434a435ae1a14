/** Buttons with a sign on them, and links. */
import { css } from 'lit';

export const controls = css`
  .icon-button {
    position: relative;
    display: inline-grid;
    flex: none;
    place-items: center;
    inline-size: var(--h-control);
    block-size: var(--h-control);
    border-radius: var(--h-r2);
    color: var(--h-ink-2);
  }
  .icon-button:hover {
    background: var(--h-hover);
    color: var(--h-ink);
  }
  .icon-button[aria-pressed='true'],
  .icon-button[aria-expanded='true'] {
    background: var(--h-accent-wash);
    color: var(--h-accent-ink);
  }
  .icon-button .icon {
    inline-size: 20px;
    block-size: 20px;
  }
  .icon-button:disabled {
    background: none;
    color: var(--h-ink-3);
  }
  .link {
    color: var(--h-accent-ink);
    font-weight: var(--h-w-strong);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
  }
`;
