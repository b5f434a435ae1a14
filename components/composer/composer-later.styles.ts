/** Looks of what comes and goes while one writes: formatting, who is writing, what opens over the text. */
import { css } from 'lit';

export const composerLaterStyles = css`
  textarea:placeholder-shown {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .formats {
    grid-area: formats;
    display: flex;
    flex-wrap: wrap;
    padding: 2px 0 6px;
  }
  .formats .icon-button {
    --h-control: max(34px, var(--h-hit));
  }
  .formats .aid {
    display: none;
  }
  .typing {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }
  .typing i {
    display: inline-flex;
    flex: none;
    gap: 3px;
  }
  .typing i::before,
  .typing i::after,
  .typing i b {
    content: '';
    display: block;
    inline-size: 5px;
    block-size: 5px;
    border-radius: 50%;
    background: var(--h-ink-3);
  }
  @media (prefers-reduced-motion: no-preference) {
    .typing i::before,
    .typing i::after,
    .typing i b {
      animation: breathe 1.4s var(--h-ease) infinite;
    }
    .typing i b {
      animation-delay: 0.16s;
    }
    .typing i::after {
      animation-delay: 0.32s;
    }
  }
  @keyframes breathe {
    0%,
    60%,
    100% {
      opacity: 0.35;
    }
    30% {
      opacity: 1;
    }
  }
  .popups {
    position: absolute;
    z-index: 3;
    inset-block-end: calc(100% - var(--h-s1));
    inset-inline: var(--h-s5);
  }
  .popups:empty {
    display: none;
  }

  /* 400 % zoom, a phone on its side: the log above needs every line. */
  @media (max-height: 399.9px) {
    .hearth {
      padding-block-end: var(--h-s1);
    }
    .under {
      min-block-size: 0;
      padding-block-start: 0;
    }
    .typing:has(i) {
      display: none;
    }
    textarea:placeholder-shown {
      max-block-size: calc(1lh + 20px);
      overflow: hidden;
      white-space: nowrap;
    }
  }
  @container hearth (max-width: 679.9px) {
    .formats {
      padding: 4px 4px 0;
    }
    .formats .aid {
      display: inline-grid;
    }
    .popups {
      inset-inline: var(--h-s2);
    }
  }
`;
