/**
 * What every part beyond the first paint starts from: the tokens that nothing before it needs, and buttons with words on
 * them. Class names: one base and a `--variant`.
 */
import { css } from 'lit';

export const laterBase = css`
  :host {
    --h-scrim: light-dark(oklch(0.25 0.01 80 / 0.36), oklch(0.08 0.01 80 / 0.6));
    --h-danger: light-dark(oklch(calc(0.5 - 0.05 * var(--h-more)) 0.165 27), oklch(0.78 0.11 25));
    --h-on-danger: light-dark(oklch(1 0 0), oklch(0.2 0.04 25));
    --h-danger-wash: light-dark(oklch(0.962 0.018 27), oklch(calc(0.3 - 0.09 * var(--h-more)) 0.045 25));
    --h-danger-line: light-dark(oklch(calc(0.84 - 0.38 * var(--h-more)) 0.07 27), oklch(0.5 0.09 25));
    --h-good-ink: light-dark(oklch(calc(0.4 - 0.08 * var(--h-more)) 0.08 152), oklch(0.86 0.085 152));
    --h-good-wash: light-dark(oklch(0.962 0.022 152), oklch(calc(0.3 - 0.09 * var(--h-more)) 0.036 152));
    --h-text-display: calc(var(--h-u) * 1.5);
    --h-s6: calc(24px * var(--h-d));
    --h-lift-2:
      0 1px 2px light-dark(oklch(0.35 0.02 75 / 0.06), oklch(0 0 0 / 0.3)),
      0 8px 24px -6px light-dark(oklch(0.35 0.02 75 / 0.16), oklch(0 0 0 / 0.5));
    --h-lift-3:
      0 2px 6px light-dark(oklch(0.35 0.02 75 / 0.08), oklch(0 0 0 / 0.35)),
      0 24px 56px -12px light-dark(oklch(0.35 0.02 75 / 0.28), oklch(0 0 0 / 0.65));
    --h-fast: 120ms;
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --h-fast: 80ms;
    }
  }
  @media (forced-colors: active) {
    :host {
      --h-danger: ButtonFace;
      --h-on-danger: ButtonText;
      --h-danger-wash: Canvas;
      --h-danger-line: ButtonText;
      --h-good-ink: CanvasText;
      --h-good-wash: Canvas;
    }
  }
  @supports not (color: light-dark(oklch(from red l c h), red)) {
    :host {
      --h-scrim: rgb(30 26 20 / 0.4);
      --h-danger: #ad2a26;
      --h-on-danger: #fff;
      --h-danger-wash: #fdeeec;
      --h-danger-line: #efbdb7;
      --h-good-ink: #1e5633;
      --h-good-wash: #eaf6ed;
    }
  }

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
