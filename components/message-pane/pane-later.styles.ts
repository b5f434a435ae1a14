/** Looks of what a pane shows soon after its first paint: tools on a message, pins, guidelines, pills, toast, dialogs. */
import { css } from 'lit';

export const paneLaterStyles = css`
  .centre {
    display: grid;
    place-content: center;
    block-size: 100%;
    overflow: auto;
  }
  .tools {
    position: absolute;
    z-index: 2;
    inset-block-start: -18px;
    inset-inline-end: var(--h-s3);
    display: flex;
    padding: 2px;
    border-radius: var(--h-r2);
    background: var(--h-raised);
    box-shadow:
      0 0 0 var(--h-hair) var(--h-line),
      var(--h-lift-2);
  }
  .tools .icon-button {
    --h-control: max(34px, var(--h-hit));
  }
  @container hpane (max-width: 460px) {
    .tools {
      inset-block-start: -24px;
    }
    .tools > :nth-child(n + 2):nth-last-child(n + 2) {
      display: none;
    }
  }

  .message--marked {
    background: var(--h-accent-wash);
  }
  .message:hover > .gutter,
  .message:focus-within > .gutter {
    opacity: 1;
  }
  .note--bad {
    color: var(--h-danger-ink);
  }
  .note .link,
  .text .link {
    position: relative;
  }
  /* a finger's room without pulling the lines apart */
  .note .link::after,
  .text .link::after {
    content: '';
    position: absolute;
    inset: calc((var(--h-hit) - 1lh) / -2) -2px;
  }
  button.quote:hover {
    color: var(--h-ink);
  }
  .reaction:hover {
    background: color-mix(in oklab, var(--h-sunk), var(--h-ink) 5%);
  }

  .stage {
    --pinned: max(36px, var(--h-hit), calc(var(--h-text-small) * var(--h-lead-ui) + 2 * var(--h-s2)));
  }
  .pinned ~ .log {
    padding-block-start: calc(var(--h-s3) + var(--pinned));
    scroll-padding-block-start: calc(28px + var(--pinned));
  }
  .pinned {
    position: absolute;
    z-index: 1;
    inset-block-start: 0;
    inset-inline: 0;
    display: flex;
    align-items: center;
    gap: var(--h-s2);
    inline-size: 100%;
    block-size: var(--pinned);
    padding-inline: var(--h-s5);
    border-block-end: var(--h-hair) solid var(--h-line);
    background: var(--h-sunk);
    color: var(--h-ink-2);
    font-size: var(--h-text-small);
  }
  .pinned:hover {
    color: var(--h-ink);
  }
  .pinned:focus-visible {
    outline-offset: -3px;
  }
  .pinned .icon {
    inline-size: 16px;
    block-size: 16px;
  }
  .pinned-item {
    padding-block: var(--h-s2);
  }
  .guidelines {
    display: grid;
    gap: var(--h-s2);
    max-block-size: 40%;
    margin: var(--h-s3) var(--h-s5) 0;
    padding: var(--h-s3) var(--h-s4);
    border-radius: var(--h-r3);
    background: var(--h-accent-wash);
    overflow: auto;
  }
  .guidelines .button {
    justify-self: start;
  }
  .guidelines .text {
    font-size: var(--h-text-ui);
  }

  @container hearth (max-width: 679.9px) {
    .pinned {
      padding-inline: var(--h-s4);
    }
    .guidelines {
      margin-inline: var(--h-s3);
    }
  }

  .jumps {
    position: absolute;
    inset-block-end: 12px;
    inset-inline: 0;
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--h-s2);
    pointer-events: none;
  }
  .jump {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: max(38px, var(--h-hit));
    padding-inline: 14px;
    border-radius: var(--h-pill);
    background: var(--h-ink);
    box-shadow: var(--h-lift-2);
    color: var(--h-surface);
    font-size: var(--h-text-small);
    font-weight: var(--h-w-strong);
    pointer-events: auto;
  }
  .jump .dot {
    background: var(--h-ember);
  }
  .toasts {
    position: absolute;
    z-index: 3;
    inset-block-end: 12px;
    inset-inline-start: 12px;
    max-inline-size: calc(100% - 24px);
  }

  .dialog .actions {
    justify-content: flex-end;
    margin-block-start: var(--h-s5);
  }
  .dialog .field,
  .dialog .text {
    margin-block-start: var(--h-s4);
  }
  .message--arrived,
  .jump,
  .toasts {
    animation: appear var(--h-base) var(--h-ease) both;
  }
  /* 400 % zoom, a phone on its side: lines to read come before what the head's menu holds as well. */
  @media (max-height: 399.9px) {
    .stage {
      --pinned: 0px;
    }
    .pinned,
    .guidelines {
      display: none;
    }
    .log {
      padding-block: var(--h-s1) var(--h-s2);
    }
    .jumps {
      inset-block-end: 4px;
    }
    .jump {
      min-block-size: max(28px, var(--h-hit));
    }
  }
  @media (forced-colors: active) {
    .jump,
    .tools {
      border: 1px solid CanvasText;
    }
    .jump .dot {
      forced-color-adjust: none;
    }
  }
`;
