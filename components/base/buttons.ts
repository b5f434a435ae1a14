/** Buttons with words on them: in dialogs, states and strips. Class names: one base and a `--variant`. */
import { css } from 'lit';

export const buttons = css`
  .button {
    display: inline-flex;
    flex: 0 0 auto;
    align-items: center;
    justify-content: center;
    gap: var(--h-s2);
    max-inline-size: 100%;
    min-block-size: var(--h-control);
    padding: 5px var(--h-s4);
    border: var(--h-hair) solid var(--h-line-strong);
    border-radius: var(--h-r2);
    background: var(--h-raised);
    color: var(--h-ink);
    font-size: var(--h-text-ui);
    font-weight: var(--h-w-strong);
    line-height: 1.2;
    text-align: center;
    text-decoration: none;
    transition: background var(--h-fast) var(--h-ease);
  }
  .button .icon {
    margin-inline-start: -2px;
  }
  .button:hover {
    background: color-mix(in oklab, var(--h-raised), var(--h-ink) 5%);
  }
  .button--go {
    border-color: color-mix(in oklab, var(--h-accent), var(--h-ink) 14%);
    background: var(--h-accent);
    color: var(--h-on-accent);
  }
  .button--go:hover {
    background: var(--h-accent-hover);
  }
  .button--quiet {
    padding-inline: var(--h-s3);
    border-color: transparent;
    background: transparent;
    color: var(--h-accent-ink);
  }
  .button--stop {
    border-color: color-mix(in oklab, var(--h-danger) 60%, transparent);
    color: var(--h-danger-ink);
  }
  .button--stop-fill,
  .button--stop-fill:hover {
    border-color: transparent;
    background: var(--h-danger);
    color: var(--h-on-danger);
  }
  .button--small {
    min-block-size: max(calc(var(--h-control) - 4px), var(--h-hit));
    padding-inline: var(--h-s3);
    font-size: var(--h-text-small);
  }
  .button:disabled,
  .button[aria-disabled='true'] {
    border-color: var(--h-line);
    background: var(--h-sunk);
    color: var(--h-ink-3);
    cursor: default;
  }
  @media (forced-colors: active) {
    .button {
      border: 1px solid CanvasText;
    }
    .button--go,
    .button--stop-fill {
      forced-color-adjust: none;
    }
  }
`;
