/** The frame: sheets on a table, one to three panes by the width of the element, never of the window. */
import { css } from 'lit';

export const communityStyles = css`
  :host {
    --h-host-block: var(--h-block);
    block-size: var(--h-host-block);
  }
  :host([layout='page']),
  :host([layout='panel']) {
    --h-host-block: 100%;
  }
  .hearth {
    position: relative;
    block-size: 100%;
    container: hearth / inline-size;
    overflow: clip;
    isolation: isolate;
    border-radius: var(--h-r4);
    background: var(--h-canvas);
  }
  :host([layout='page']) .hearth,
  :host([layout='panel']) .hearth {
    border-radius: 0;
  }
  /* Out of the flow, so that what is inside never makes the page's place grow. */
  :host([layout='page']) {
    position: relative;
    min-block-size: min(320px, 80dvh);
  }
  /* Gives the page's place a height where it has none of its own; where it has one, this is cut to it. */
  :host([layout='page'])::before {
    content: '';
    display: block;
    block-size: min(var(--h-block), 80dvh);
    max-block-size: 100%;
  }
  :host([layout='page']) .hearth {
    position: absolute;
    inset: 0;
    block-size: auto;
  }
  :host([layout='inline']) .hearth,
  :host([layout='channel']) .hearth {
    border: var(--h-hair) solid var(--h-line);
  }
  .frame {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    block-size: 100%;
  }
  .side,
  .main,
  .aside {
    position: relative;
    display: none;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;
  }
  .main,
  .aside {
    background: var(--h-surface);
    container: pane / inline-size;
  }
  .frame[data-view='list'] > .side,
  .frame[data-view='channel'] > .main,
  .frame[data-view='aside'] > .aside {
    display: flex;
  }
  .main > hearth-message-pane,
  .side > hearth-channel-list {
    flex: 1;
    min-block-size: 0;
  }
  @container hearth (min-width: 680px) {
    .frame:not([data-alone]) {
      grid-template-columns: 236px minmax(0, 1fr);
      gap: var(--h-s2);
      padding: var(--h-s2);
      padding-inline-start: 0;
    }
    .frame:not([data-alone]) > .side,
    .frame > .main {
      display: flex;
    }
    .frame:not([data-alone]) > .main,
    .frame:not([data-alone]) > .aside {
      border-radius: var(--h-r3);
      box-shadow:
        0 0 0 var(--h-hair) var(--h-line),
        var(--h-lift-1);
      overflow: clip;
    }
    .frame[data-view='aside'] > .main {
      display: none;
    }
  }
  @container hearth (min-width: 1120px) {
    .frame:not([data-alone]) {
      grid-template-columns: 280px minmax(0, 1fr);
    }
    .frame[data-aside] {
      grid-template-columns: 280px minmax(0, 1fr) 352px;
    }
    .frame[data-aside] > .aside,
    .frame[data-view='aside'] > .main {
      display: flex;
    }
  }
  .home {
    display: flex;
    align-items: center;
    gap: var(--h-s3);
    padding-block: var(--h-s3) var(--h-s2);
    padding-inline: var(--h-s4) var(--h-s2);
  }
  .home > .icon-button {
    margin-inline-start: calc(-1 * var(--h-s2));
  }
  .home h2,
  .home [role='heading'] {
    overflow-wrap: anywhere;
    font-family: var(--h-font-head);
    font-size: var(--h-text-title);
    font-weight: var(--h-w-strong);
    line-height: var(--h-lead-tight);
  }
  .home p {
    display: -webkit-box;
    overflow: hidden;
    color: var(--h-ink-2);
    font-size: var(--h-text-small);
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .find {
    display: flex;
    align-items: center;
    gap: var(--h-s2);
    min-block-size: var(--h-control);
    margin: var(--h-s1) var(--h-s3) var(--h-s2) var(--h-s4);
    padding-inline: var(--h-s3);
    border-radius: var(--h-r2);
    background: var(--h-surface);
    box-shadow: inset 0 0 0 var(--h-hair) var(--h-line-strong);
    color: var(--h-ink-3);
  }
  .find:focus-within {
    box-shadow: inset 0 0 0 2px var(--h-focus);
  }
  .find input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: var(--h-control);
    outline: 0;
    color: var(--h-ink);
  }
  .find input::placeholder {
    color: var(--h-ink-3);
    opacity: 1;
  }
  .find .icon {
    inline-size: 18px;
    block-size: 18px;
  }
  .key {
    padding: 0 5px;
    border: 1px solid var(--h-line);
    border-radius: 5px;
    background: var(--h-surface);
    color: var(--h-ink-3);
    font-size: var(--h-text-micro);
    line-height: 18px;
  }
  @media (pointer: coarse) {
    .key {
      display: none;
    }
  }
  .me {
    --here-on: var(--h-canvas);
    display: flex;
    align-items: center;
    gap: var(--h-s3);
    padding: var(--h-s2) var(--h-s2) var(--h-s2) var(--h-s4);
    border-block-start: var(--h-hair) solid var(--h-line);
  }
  .waiting {
    display: grid;
    gap: var(--h-s4);
    padding: var(--h-s5);
  }
  .waiting .skeleton:nth-child(3n + 1) {
    inline-size: 34%;
  }
  .waiting .skeleton:nth-child(3n + 2) {
    inline-size: 86%;
  }
  .waiting .skeleton:nth-child(3n) {
    inline-size: 61%;
  }
  .skip {
    position: absolute;
    z-index: 5;
    inset-block-start: var(--h-s2);
    inset-inline-start: var(--h-s2);
  }
  .skip:not(:focus) {
    inline-size: 1px;
    block-size: 1px;
    min-block-size: 0;
    padding: 0;
    border: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;
