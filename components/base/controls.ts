/** Buttons, links, chips, fields. Class names: one base and a `--variant`. */
import { css } from 'lit';

export const controls = css`
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
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: max(32px, var(--h-hit));
    padding-inline: 12px;
    border-radius: var(--h-pill);
    background: var(--h-raised);
    box-shadow: inset 0 0 0 var(--h-hair) var(--h-line-strong);
    font-size: var(--h-text-small);
    white-space: nowrap;
  }
  .chip .icon {
    inline-size: 15px;
    block-size: 15px;
  }
  .chip[aria-pressed='true'],
  .chip[aria-selected='true'] {
    background: var(--h-accent-wash);
    box-shadow: inset 0 0 0 1.5px var(--h-accent-mark);
    color: var(--h-accent-ink);
    font-weight: var(--h-w-strong);
  }
  .field {
    display: grid;
    gap: 6px;
  }
  .field label,
  .label {
    font-size: var(--h-text-ui);
    font-weight: var(--h-w-strong);
  }
  .input {
    inline-size: 100%;
    min-block-size: max(40px, var(--h-control));
    padding: 8px 12px;
    border-radius: var(--h-r2);
    background: var(--h-surface);
    box-shadow: inset 0 0 0 var(--h-hair) var(--h-line-strong);
    font-size: var(--h-text-body);
  }
  .input::placeholder {
    color: var(--h-ink-3);
    opacity: 1;
  }
  .input:focus-visible {
    outline: 0;
    box-shadow: inset 0 0 0 2px var(--h-focus);
  }
  .input[aria-invalid='true'] {
    box-shadow: inset 0 0 0 2px var(--h-danger);
  }
  .problem {
    display: flex;
    gap: 6px;
    align-items: center;
    color: var(--h-danger-ink);
    font-size: var(--h-text-small);
  }

  @media (forced-colors: active) {
    .button,
    .chip,
    .input {
      border: 1px solid CanvasText;
    }
    .input:focus-visible {
      outline: 2px solid Highlight;
    }
    .button--go,
    .button--stop-fill {
      forced-color-adjust: none;
    }
    .chip[aria-pressed='true'],
    .chip[aria-selected='true'] {
      border: 2px solid Highlight;
    }
  }
`;
