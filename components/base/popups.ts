/** Popups, menus, dialogs and sheets. Adopted by what opens one, so that nobody pays before. */
import { css } from 'lit';

export const popups = css`
  .popup {
    padding: 6px;
    border-radius: var(--h-r3);
    background: var(--h-raised);
    box-shadow:
      0 0 0 var(--h-hair) var(--h-line),
      var(--h-lift-2);
    color: var(--h-ink);
  }
  .popup .legend {
    padding: 4px 10px 6px;
    color: var(--h-ink-2);
    font-size: var(--h-text-micro);
  }
  .menu {
    position: fixed;
    inset: auto;
    min-inline-size: 200px;
    max-inline-size: min(320px, 100vi - 12px);
    max-block-size: calc(100dvb - 12px);
    margin: 0;
    border: 0;
    overflow: auto;
  }
  .menu-line {
    block-size: var(--h-hair);
    margin-block: 6px;
    background: var(--h-line);
  }
  .item {
    display: flex;
    align-items: center;
    gap: var(--h-s3);
    inline-size: 100%;
    min-block-size: max(40px, var(--h-control));
    padding-inline: 10px;
    border-radius: var(--h-r2);
    text-decoration: none;
  }
  .item .icon {
    color: var(--h-ink-2);
  }
  .item:hover,
  .item[aria-selected='true'] {
    background: var(--h-accent-wash);
  }
  .item:disabled,
  .item[aria-disabled] {
    color: var(--h-ink-3);
    cursor: default;
  }
  .item .reason {
    display: block;
    color: var(--h-ink-2);
    font-size: var(--h-text-small);
    text-wrap: pretty;
  }
  .item--stop:not(:disabled, [aria-disabled]),
  .item--stop:not(:disabled, [aria-disabled]) .icon {
    color: var(--h-danger-ink);
  }
  .dialog {
    inline-size: fit-content;
    min-inline-size: min(400px, 100vi - 24px);
    max-inline-size: min(480px, calc(100vi - 24px));
    max-block-size: calc(100dvb - 24px);
    margin: auto;
    padding: var(--h-s5) var(--h-s6) var(--h-s6);
    border-radius: var(--h-r4);
    background: var(--h-raised);
    box-shadow:
      0 0 0 var(--h-hair) var(--h-line),
      var(--h-lift-3);
    color: var(--h-ink);
    overflow: auto;
  }
  .dialog--wide {
    inline-size: min(920px, 100vi - 24px);
    max-inline-size: none;
    block-size: min(760px, 100dvb - 24px);
  }
  .dialog--wide[open] {
    display: flex;
    flex-direction: column;
    gap: var(--h-s3);
  }
  .dialog--wide > :last-child {
    flex: 1;
    min-block-size: 0;
  }
  @media (max-width: 480px) {
    .dialog {
      padding: var(--h-s4);
    }
  }
  /* 400 % zoom, a phone on its side */
  @media (max-height: 399.9px) {
    .dialog {
      max-block-size: 100dvb;
      padding: var(--h-s1) var(--h-s3) var(--h-s2);
    }
    .dialog--wide {
      block-size: 100dvb;
    }
    .dialog--wide[open] {
      gap: 0;
    }
  }
  .dialog-body {
    display: grid;
    gap: var(--h-s4);
    padding-block-start: var(--h-s4);
  }
  .dialog-foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--h-s2);
  }
  .choice {
    display: flex;
    align-items: flex-start;
    gap: var(--h-s2);
    min-block-size: var(--h-hit);
  }
  .choice input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    appearance: auto;
  }
  .dialog::backdrop,
  .sheet::backdrop {
    background: var(--h-scrim);
  }
  .dialog h2,
  .dialog h3 {
    font-family: var(--h-font-head);
    font-size: calc(var(--h-u) * 1.25);
    font-weight: var(--h-w-strong);
    line-height: var(--h-lead-tight);
  }
  .dialog h2 {
    overflow-wrap: anywhere;
  }
  .dialog h3.strong {
    font-size: var(--h-text-body);
  }
  .seen {
    display: grid;
    gap: var(--h-s3);
    padding-block-start: var(--h-s2);
  }
  .seen + .quiet,
  .strong + p {
    padding-block-start: var(--h-s1);
  }
  .sheet {
    inset: auto 0 0;
    inline-size: 100%;
    max-inline-size: 560px;
    max-block-size: 85dvb;
    margin-inline: auto;
    padding: var(--h-s2) var(--h-s3) calc(var(--h-s3) + env(safe-area-inset-bottom));
    border-radius: var(--h-r4) var(--h-r4) 0 0;
    background: var(--h-raised);
    box-shadow: var(--h-lift-3);
    color: var(--h-ink);
    overflow: auto;
  }
  @media (forced-colors: active) {
    .popup,
    .dialog,
    .sheet {
      border: 1px solid CanvasText;
    }
  }
`;
