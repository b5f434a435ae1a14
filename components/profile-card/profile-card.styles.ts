/** The card of one person, over the page. */
import { css } from 'lit';

export const profileCardStyles = css`
  .face--large {
    --size: 72px;
  }
  .card {
    display: grid;
    gap: var(--h-s3);
    inline-size: min(340px, 100vi - 12px);
    max-inline-size: none;
    padding: var(--h-s4) var(--h-s5);
  }
  .card:not(:popover-open) {
    display: none;
  }
  .card:focus {
    outline: 0;
  }
  .card > .line {
    flex-wrap: wrap;
  }
  .card-top {
    display: flex;
    align-items: center;
    gap: var(--h-s4);
  }
  .card-top .face {
    --here-on: var(--h-raised);
  }
  .card h3 {
    overflow-wrap: anywhere;
    font-family: var(--h-font-head);
    font-size: var(--h-text-title);
    font-weight: var(--h-w-strong);
    line-height: var(--h-lead-tight);
  }
  .card-roles {
    display: flex;
    flex-wrap: wrap;
    gap: var(--h-s1);
    padding-block: var(--h-s1);
  }
  .card-about {
    max-block-size: 12em;
    overflow: auto;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .card-more {
    margin-inline: calc(var(--h-s3) * -1);
    padding-block-start: var(--h-s2);
    border-block-start: var(--h-hair) solid var(--h-line);
  }
  .role--paused {
    background: var(--h-ember-wash);
    box-shadow: inset 0 0 0 1px var(--h-ember-line);
    color: var(--h-ember-ink);
  }
`;
