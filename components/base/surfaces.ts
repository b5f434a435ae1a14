/** Strips and skeletons: what every element may show at once. */
import { css } from 'lit';

export const surfaces = css`
  .strip {
    display: flex;
    align-items: center;
    gap: var(--h-s3);
    min-block-size: 40px;
    padding: var(--h-s2) var(--h-s4);
    font-size: var(--h-text-small);
  }
  .strip .icon {
    inline-size: 18px;
    block-size: 18px;
  }
  .strip--calm {
    background: var(--h-accent-wash);
    color: var(--h-accent-ink);
  }
  .strip--plain {
    border-radius: var(--h-r3);
    background: var(--h-sunk);
    color: var(--h-ink-2);
  }
  .skeleton {
    display: block;
    block-size: 12px;
    border-radius: var(--h-r1);
    background: color-mix(in oklab, var(--h-ink) 8%, transparent);
  }
`;
