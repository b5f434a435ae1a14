/** How messages, dividers and quotes look. Adopted by the element that draws them in its shadow root. */
import { css } from 'lit';

export const messageListStyles = css`
  .day {
    display: flex;
    align-items: center;
    gap: var(--h-s3);
    margin-block: var(--h-s2);
    padding-inline-start: calc(var(--h-face) + var(--h-s3));
    color: var(--h-ink-2);
    font-size: var(--h-text-small);
  }
  .day b {
    font-weight: var(--h-w-strong);
  }
  .day::after,
  .day::before {
    content: '';
    flex: 1;
    block-size: var(--h-hair);
    background: var(--h-line);
  }
  .day::before {
    display: none;
  }
  .new {
    display: flex;
    align-items: center;
    gap: var(--h-s3);
    margin-block: var(--h-s4) var(--h-s2);
  }
  .new::after {
    content: '';
    flex: 1;
    block-size: 2px;
    border-radius: 2px;
    background: linear-gradient(to right, var(--h-ember-mark), var(--h-ember-line));
  }
  .new:dir(rtl)::after {
    background: linear-gradient(to left, var(--h-ember-mark), var(--h-ember-line));
  }
  .new b {
    padding: 3px 10px;
    border-radius: var(--h-pill);
    background: var(--h-ember);
    color: var(--h-on-ember);
    font-size: var(--h-text-micro);
    font-weight: 700;
  }

  .message {
    position: relative;
    display: grid;
    grid-template-columns: var(--h-face) minmax(0, 1fr);
    column-gap: var(--h-s3);
    margin-block-start: var(--h-s2);
    margin-inline: calc(var(--h-s3) * -1);
    padding: var(--h-s2) var(--h-s3) var(--h-s1);
    border-radius: var(--h-r3);
  }
  .message--grouped {
    margin-block-start: 0;
    padding-block-start: var(--h-s1);
  }
  .message:hover,
  .message:focus-within {
    background: var(--h-hover);
  }
  .message:focus-visible {
    outline-offset: -2px;
  }
  .message--mention,
  .message--mention:hover,
  .message--mention:focus-within {
    background: var(--h-ember-wash);
  }
  .message--mention::before {
    content: '';
    position: absolute;
    inset-block: 8px;
    inset-inline-start: 0;
    inline-size: 3px;
    border-radius: 3px;
    background: var(--h-ember-mark);
  }
  .gutter {
    padding-block-start: 4px;
    color: var(--h-ink-3);
    font-size: 12px;
    text-align: end;
    white-space: nowrap;
    opacity: 0;
  }
  .body {
    min-inline-size: 0;
  }
  .by {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--h-s2);
    min-block-size: 22px;
  }
  .feed [data-action='person'] {
    cursor: pointer;
  }
  .author {
    overflow-wrap: anywhere;
    font-size: var(--h-text-ui);
    font-weight: var(--h-w-strong);
  }
  .by time {
    color: var(--h-ink-3);
    font-size: var(--h-text-micro);
  }
  .edited {
    color: var(--h-ink-3);
    font-size: var(--h-text-micro);
  }
  .note {
    display: flex;
    align-items: flex-start;
    gap: 5px;
    margin-block-start: 3px;
    color: var(--h-ink-3);
    font-size: var(--h-text-micro);
  }
  .note .icon {
    inline-size: 15px;
    block-size: 15px;
    margin-block-start: 0.1em;
  }
  .quote {
    display: flex;
    align-items: center;
    gap: 6px;
    max-inline-size: min(100%, var(--h-measure));
    min-block-size: var(--h-hit);
    margin-block: 3px var(--h-s1);
    padding-inline-start: var(--h-s3);
    border-inline-start: 3px solid var(--h-line-strong);
    color: var(--h-ink-2);
    font-size: var(--h-text-small);
    text-align: start;
  }
  .quote .icon {
    inline-size: 15px;
    block-size: 15px;
  }
  .quote .strong {
    flex: none;
    max-inline-size: 50%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .reactions {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block: var(--h-s2) 3px;
  }
  .reaction {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 6px;
    block-size: 30px;
    padding-inline: 10px;
    border-radius: var(--h-pill);
    background: var(--h-sunk);
    box-shadow: inset 0 0 0 var(--h-hair) var(--h-line);
    color: var(--h-ink-2);
    font-size: var(--h-text-small);
    user-select: none;
    -webkit-user-select: none;
  }
  .reaction .icon {
    inline-size: 18px;
    block-size: 18px;
  }
  .reaction .emoji {
    font-size: 1.1em;
    line-height: 1;
  }
  .reaction[aria-pressed='true'] {
    background: var(--h-accent-wash);
    box-shadow: inset 0 0 0 1.5px var(--h-accent-mark);
    color: var(--h-accent-ink);
    font-weight: var(--h-w-strong);
  }
  .reaction--add {
    padding-inline: 8px;
    background: transparent;
  }
  @media (pointer: coarse) {
    .reaction {
      block-size: 36px;
      padding-inline: 12px;
    }
    .reaction::after {
      content: '';
      position: absolute;
      inset: -4px;
    }
  }

  /* narrow: one's own messages step to the end side, in a wash */
  @container hearth (max-width: 679.9px) {
    .message {
      --h-face: 34px;
      column-gap: 10px;
    }
    .message[data-own] {
      grid-template-columns: minmax(0, 1fr);
      padding-inline-start: 48px;
    }
    .message[data-own] > .face,
    .message[data-own] > .gutter,
    .message[data-own] .author {
      display: none;
    }
    .message[data-own] .body {
      display: grid;
      justify-items: end;
    }
    .message[data-own] .text {
      inline-size: fit-content;
      padding: 8px 14px;
      border-radius: 16px;
      border-end-end-radius: 5px;
      background: var(--h-accent-wash);
    }
    .day {
      justify-content: center;
      padding-inline-start: 0;
    }
    .day::before {
      display: block;
    }
  }
`;
