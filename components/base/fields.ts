/** Chips and form fields. Adopted by what asks something. */
import { css } from 'lit';

export const fields = css`
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
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--h-s2);
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
  .field > legend {
    padding-block-end: 6px;
  }
  select.input {
    --tip: linear-gradient(45deg, transparent 50%, var(--h-ink-2) 50%);
    --tail: linear-gradient(135deg, var(--h-ink-2) 50%, transparent 50%);
    padding-inline-end: 34px;
    background-image: var(--tip), var(--tail);
    background-position:
      right 17px center,
      right 12px center;
    background-repeat: no-repeat;
    background-size: 5px 5px;
    text-overflow: ellipsis;
  }
  select.input:dir(rtl) {
    background-position:
      left 12px center,
      left 17px center;
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
    .chip,
    .input {
      border: 1px solid CanvasText;
    }
    select.input {
      appearance: auto;
    }
    .input:focus-visible {
      outline: 2px solid Highlight;
    }
    .chip[aria-pressed='true'],
    .chip[aria-selected='true'] {
      border: 2px solid Highlight;
    }
  }
`;
