/** The pane: head and log; what comes soon after them has its own sheet. Widths: `hearth` is the whole widget, `hpane` this pane alone. */
import { css } from 'lit';

export const messagePaneStyles = css`
  :host {
    --h-host-block: var(--h-block);
    block-size: var(--h-host-block);
    min-inline-size: 0;
  }
  .hearth {
    position: relative;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    container: hpane / inline-size;
    background: var(--h-surface);
  }
  .hearth--alone {
    container-name: hearth hpane;
    border: var(--h-hair) solid var(--h-line);
    border-radius: var(--h-r4);
    overflow: clip;
  }
  .hearth > * {
    flex: none;
  }

  .head {
    display: flex;
    align-items: center;
    gap: var(--h-s3);
    min-block-size: 64px;
    padding: var(--h-s3) var(--h-s3) var(--h-s3) var(--h-s5);
    border-block-end: var(--h-hair) solid var(--h-line);
  }
  .title {
    display: flex;
    align-items: baseline;
    gap: var(--h-s3);
  }
  .name {
    flex: 0 1 auto;
    font-family: var(--h-font-head);
    font-size: var(--h-text-title);
    font-weight: var(--h-w-strong);
    line-height: var(--h-lead-tight);
  }
  .topic {
    flex: 1 1 0;
    color: var(--h-ink-3);
    font-size: var(--h-text-small);
  }
  .audience {
    display: flex;
    align-items: center;
    gap: 5px;
    min-inline-size: 0;
    color: var(--h-ink-2);
    font-size: var(--h-text-small);
  }
  .audience .icon {
    inline-size: 15px;
    block-size: 15px;
  }
  .glyph {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: var(--h-r2);
    background: var(--h-accent-wash);
    color: var(--h-accent-ink);
  }
  .glyph .icon {
    inline-size: 20px;
    block-size: 20px;
  }
  .people {
    flex: none;
    padding: 4px;
    border-radius: var(--h-r2);
  }
  .short {
    display: none;
  }
  @container hearth (max-width: 679.9px) {
    .head {
      gap: var(--h-s2);
      min-block-size: 60px;
      padding: var(--h-s2);
    }
    .glyph {
      margin-inline-start: var(--h-s2);
    }
  }
  @container hpane (max-width: 640px) {
    .people,
    .topic {
      display: none;
    }
  }
  @container hpane (max-width: 519.9px) {
    .long {
      display: none;
    }
    .short {
      display: block;
    }
  }
  @container hpane (max-width: 460px) {
    .folds {
      display: none;
    }
  }

  .hearth > .stage {
    position: relative;
    flex: 1 1 0;
    min-block-size: 0;
  }
  .log {
    block-size: 100%;
    overflow: hidden auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    padding: var(--h-s3) var(--h-s5) var(--h-s4);
    scroll-padding-block: 28px;
    scrollbar-width: thin;
    scrollbar-color: var(--h-line-strong) transparent;
  }
  .feed {
    display: flow-root;
  }
  .edge {
    min-block-size: 40px;
    padding-block: var(--h-s2);
    color: var(--h-ink-2);
    font-size: var(--h-text-small);
    text-align: center;
  }
  @container hearth (max-width: 679.9px) {
    .log {
      padding-inline: var(--h-s4);
    }
  }

  .skeletons {
    display: grid;
    gap: var(--h-s5);
    padding: var(--h-s2) 0;
    animation: appear var(--h-base) 300ms both;
  }
  .skeleton-row {
    display: flex;
    align-items: flex-start;
    gap: var(--h-s3);
  }
  .skeleton-row .grow {
    display: grid;
    gap: 9px;
    padding-block-start: 3px;
  }
  .skeleton--face {
    flex: none;
    inline-size: var(--h-face);
    block-size: var(--h-face);
    border-radius: 50%;
  }
  .skeleton-row .skeleton:nth-child(1):not(.skeleton--face) {
    inline-size: 26%;
  }
  .skeleton-row .skeleton:nth-child(2) {
    inline-size: 88%;
  }
  .skeleton-row .skeleton:nth-child(3) {
    inline-size: 62%;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  .hearth > .dock {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    max-block-size: 45%;
  }

  @media (max-height: 459.9px) {
    .head {
      min-block-size: 48px;
      padding-block: var(--h-s1);
    }
    .audience {
      display: none;
    }
  }
`;
