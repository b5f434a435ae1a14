/** The composer: a box that grows, two rows when wide, one when narrow. */
import { css } from 'lit';

export const composerStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  .hearth {
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    padding: 0 var(--h-s5) var(--h-s2);
    background: var(--h-surface);
  }
  .hearth--alone {
    container: hearth / inline-size;
    padding-block-start: var(--h-s2);
  }
  .hearth > * {
    flex: none;
  }
  .strip {
    border-radius: var(--h-r3);
    margin-block-end: var(--h-s2);
  }
  .strip.top {
    min-block-size: 0;
    margin-block-end: calc(var(--h-r3) * -1);
    padding-block: 2px calc(var(--h-r3) + 2px);
    padding-inline-end: var(--h-s1);
    border-radius: var(--h-r3) var(--h-r3) 0 0;
  }
  .hearth > .box {
    position: relative;
    display: grid;
    flex: 0 1 auto;
    grid-template: 'text text text' minmax(0, auto) 'bar formats send' auto / auto minmax(0, 1fr) auto;
    min-block-size: 0;
    border-radius: var(--h-r3);
    background: var(--h-raised);
    box-shadow: inset 0 0 0 var(--h-hair) var(--h-line-strong);
  }
  .box:has(textarea:focus) {
    box-shadow: inset 0 0 0 2px var(--h-focus);
  }
  textarea {
    grid-area: text;
    display: block;
    inline-size: 100%;
    min-block-size: calc(1lh + var(--h-s3) + 2px);
    max-block-size: 40dvb;
    padding: var(--h-s3) var(--h-s4) 2px;
    overflow: auto;
    field-sizing: content;
    resize: none;
    font-size: max(16px, var(--h-text-body));
    line-height: var(--h-lead-body);
    overflow-wrap: anywhere;
    scrollbar-width: thin;
  }
  textarea:focus-visible {
    outline: 0;
  }
  textarea::placeholder {
    color: var(--h-ink-3);
    opacity: 1;
  }
  .bar {
    grid-area: bar;
    display: flex;
    align-items: flex-end;
    padding: 2px 0 6px 6px;
  }
  .bar:dir(rtl) {
    padding: 2px 6px 6px 0;
  }
  .bar .icon-button {
    --h-control: max(34px, var(--h-hit));
  }
  .send {
    grid-area: send;
    align-self: end;
    display: grid;
    place-items: center;
    inline-size: max(36px, var(--h-hit));
    block-size: max(36px, var(--h-hit));
    margin: 2px 6px 6px;
    border-radius: var(--h-r2);
    background: var(--h-accent);
    color: var(--h-on-accent);
  }
  .send:hover:not(:disabled) {
    background: var(--h-accent-hover);
  }
  .send:disabled {
    background: var(--h-sunk);
    box-shadow: inset 0 0 0 var(--h-hair) var(--h-line);
    color: var(--h-ink-3);
  }
  .send .icon {
    inline-size: 20px;
    block-size: 20px;
  }
  .under {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--h-s3);
    min-block-size: 28px;
    padding-block-start: 4px;
    color: var(--h-ink-2);
    font-size: var(--h-text-micro);
  }
  .under .icon {
    inline-size: 15px;
    block-size: 15px;
  }
  .goes-to {
    gap: 5px;
  }
  @container hearth (max-width: 679.9px) {
    .hearth {
      padding-inline: var(--h-s2);
    }
    .hearth > .box {
      grid-template: 'formats formats formats' auto 'bar text send' minmax(0, auto) / auto minmax(0, 1fr) auto;
    }
    .bar,
    .bar:dir(rtl) {
      padding: 4px;
    }
    .bar .aid {
      display: none;
    }
    .send {
      margin: 4px;
    }
    textarea {
      min-block-size: calc(1lh + 20px);
      padding: 10px 6px;
    }
    .goes-to {
      display: none;
    }
  }
`;
