/** The toast, states with nothing to show, and strips that warn. Adopted by parts that load after the first paint. */
import { css } from 'lit';

export const laterSurfaces = css`
  .strip--wait {
    border-block-end: 1px solid var(--h-ember-line);
    background: var(--h-ember-wash);
    color: var(--h-ember-ink);
  }
  .strip--bad {
    border-block-end: 1px solid var(--h-danger-line);
    background: var(--h-danger-wash);
    color: var(--h-danger-ink);
  }
  .strip--ok {
    background: var(--h-good-wash);
    color: var(--h-good-ink);
  }
  .arch .icon {
    inline-size: 56%;
    block-size: 56%;
  }
  .arch--soft {
    background: var(--h-accent-wash);
    color: var(--h-accent-ink);
  }
  .toast {
    display: flex;
    align-items: center;
    gap: var(--h-s4);
    min-block-size: 44px;
    padding: var(--h-s2) var(--h-s2) var(--h-s2) var(--h-s4);
    border-radius: var(--h-r2);
    background: var(--h-ink);
    box-shadow: var(--h-lift-2);
    color: var(--h-surface);
    font-size: var(--h-text-small);
  }
  .toast button {
    min-block-size: max(32px, var(--h-hit));
    padding-inline: var(--h-s2);
    font-weight: var(--h-w-strong);
    text-decoration: underline;
    text-underline-offset: 0.18em;
  }
  .toast :focus-visible {
    outline-color: var(--h-surface);
  }
  .empty {
    display: grid;
    justify-items: center;
    gap: var(--h-s2);
    padding: var(--h-s6) var(--h-s5);
    overflow-wrap: anywhere;
    text-align: center;
  }
  .empty :is(h3, [role='heading']) {
    font-family: var(--h-font-head);
    font-size: var(--h-text-title);
    font-weight: var(--h-w-strong);
  }
  .empty p {
    max-inline-size: 34ch;
    color: var(--h-ink-2);
    text-wrap: balance;
  }
  .empty .arch {
    --size: 64px;
    margin-block-end: var(--h-s2);
  }
  @media (forced-colors: active) {
    .toast {
      border: 1px solid CanvasText;
    }
  }
`;
