/** Rows, categories and the current slip of the channel list. */
import { css } from 'lit';

export const channelListStyles = css`
  .hearth {
    --here-on: var(--h-canvas);
    block-size: 100%;
    overflow: auto;
    padding: var(--h-s1) var(--h-s2) var(--h-s3);
    scrollbar-width: thin;
    scrollbar-color: var(--h-line-strong) transparent;
    container: list / inline-size;
  }
  .heading {
    position: relative;
    display: flex;
    align-items: center;
    padding-block-start: var(--h-s3);
  }
  .category {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 4px;
    min-inline-size: 0;
    min-block-size: max(28px, var(--h-hit));
    padding-inline: var(--h-s2);
    border-radius: var(--h-r2);
    color: var(--h-ink-2);
    font-size: var(--h-text-small);
    font-weight: var(--h-w-strong);
  }
  .category .icon {
    inline-size: 16px;
    block-size: 16px;
    transition: rotate var(--h-base) var(--h-ease);
  }
  .category[aria-expanded='false'] .icon {
    rotate: -90deg;
  }
  .category[aria-expanded='false'] .icon:dir(rtl) {
    rotate: 90deg;
  }
  .row {
    position: relative;
    display: flex;
    align-items: center;
    border-radius: var(--h-r2);
  }
  .channel {
    display: flex;
    flex: 1;
    align-items: center;
    gap: var(--h-s3);
    min-inline-size: 0;
    min-block-size: var(--h-row);
    padding-inline: var(--h-s3);
    border-radius: var(--h-r2);
    color: var(--h-ink-2);
    text-decoration: none;
  }
  .channel > .icon {
    inline-size: 19px;
    block-size: 19px;
    color: var(--h-ink-3);
  }
  .row:hover {
    background: var(--h-hover);
  }
  .row:hover .channel {
    color: var(--h-ink);
  }
  .channel[data-unread] {
    color: var(--h-ink);
    font-weight: var(--h-w-strong);
  }
  .channel[data-unread] > .icon:first-child {
    color: var(--h-ink-2);
  }
  .channel[data-muted] {
    color: var(--h-ink-3);
  }
  .channel[aria-current] {
    color: var(--h-ink);
    font-weight: var(--h-w-strong);
  }
  .channel[aria-current] > .icon:first-child {
    color: var(--h-accent-ink);
  }
  .row:has([aria-current]) {
    background: var(--h-surface);
    box-shadow:
      0 0 0 var(--h-hair) var(--h-line),
      var(--h-lift-1);
  }
  .row:has([aria-current])::before {
    content: '';
    position: absolute;
    inset-inline-start: -8px;
    inset-block: 9px;
    inline-size: 4px;
    border-start-end-radius: 4px;
    border-end-end-radius: 4px;
    background: var(--h-accent-mark);
  }
  .text {
    flex: 1;
    min-inline-size: 0;
  }
  .text > * {
    display: block;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .preview {
    color: var(--h-ink-2);
    font-size: var(--h-text-small);
    font-weight: var(--h-w-regular);
  }
  .trail {
    display: grid;
    justify-items: end;
    gap: 2px;
    color: var(--h-ink-2);
    font-size: var(--h-text-small);
    font-weight: var(--h-w-regular);
  }
  .trail time,
  .preview {
    display: none;
  }
  :host([two-lines]) .channel {
    min-block-size: calc(var(--h-row) + 18px);
  }
  :host([two-lines]) .trail time,
  :host([two-lines]) .preview {
    display: block;
  }
  :host([two-lines]) .trail:has(time) {
    grid-template-rows: 1fr 1fr;
    align-items: center;
    gap: 0;
    block-size: 2lh;
  }
  .foot {
    padding: var(--h-s3) var(--h-s2) 0;
  }
`;
