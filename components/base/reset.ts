/** What every shadow root starts from: the root box `.hearth`, plain text and controls, focus, icons. */
import { css } from 'lit';

export const reset = css`
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .hearth {
    font-family: var(--h-font);
    font-size: var(--h-text-ui);
    font-style: normal;
    font-weight: var(--h-w-regular);
    font-variant: normal;
    font-variant-numeric: lining-nums;
    line-height: var(--h-lead-ui);
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    text-shadow: none;
    text-decoration: none;
    white-space: normal;
    cursor: auto;
    visibility: visible;
    user-select: text;
    -webkit-user-select: text;
    -webkit-text-size-adjust: none;
    text-size-adjust: none;
    color: var(--h-ink);
    accent-color: var(--h-accent);
  }
  :where(h1, h2, h3, h4, p, ul, ol, li, dl, dt, dd, figure, fieldset, legend, blockquote, pre, dialog) {
    margin: 0;
    padding: 0;
    border: 0;
    font: inherit;
    color: inherit;
    list-style: none;
    min-inline-size: 0;
  }
  :where(button, input, textarea, select) {
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 0;
    background: none;
    font: inherit;
    letter-spacing: inherit;
    color: inherit;
    text-align: inherit;
    appearance: none;
  }
  :where(button, summary) {
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }
  :where(button):disabled {
    cursor: default;
  }
  :where(a) {
    color: var(--h-accent-ink);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
  }
  :focus-visible {
    outline: 2px solid var(--h-focus);
    outline-offset: 2px;
  }
  .icon {
    display: block;
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon .filled {
    fill: currentColor;
    stroke: none;
  }
  bdi,
  [dir='auto'] {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .hearth:lang(ar, fa, ur) {
    --h-lead-tight: 1.4;
    --h-lead-ui: 1.5;
    --h-lead-body: 1.7;
  }
  .flip:dir(rtl) {
    scale: -1 1;
  }
  /* seen by screen readers only */
  .hidden-text {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .grow {
    flex: 1 1 auto;
    min-inline-size: 0;
  }
  .line {
    display: flex;
    align-items: center;
    gap: var(--h-s2);
    min-inline-size: 0;
  }
  .clip {
    overflow: hidden;
    min-inline-size: 0;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .number {
    font-variant-numeric: tabular-nums lining-nums;
  }
  .micro {
    font-size: var(--h-text-micro);
  }
  .small {
    font-size: var(--h-text-small);
  }
  .quiet {
    color: var(--h-ink-2);
  }
  .faint {
    color: var(--h-ink-3);
  }
  .strong {
    font-weight: var(--h-w-strong);
  }
`;
