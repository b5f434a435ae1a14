/** The emoji picker: search, kinds, a grid of seven, skin tones. */
import { css } from 'lit';

export const emojiPickerStyles = css`
  .emoji-popup {
    position: fixed;
    inset: auto;
    inline-size: min(356px, calc(100vi - 12px));
    max-block-size: calc(100dvb - 12px);
    margin: 0;
    border: 0;
    overflow: auto;
  }
  .emoji-picker {
    display: grid;
    gap: 6px;
  }
  .emoji-picker .kinds {
    display: grid;
    grid-auto-columns: minmax(0, 1fr);
    grid-auto-flow: column;
  }
  .emoji-picker .kind {
    display: grid;
    place-items: center;
    min-block-size: max(36px, var(--h-hit));
    border-block-end: 2px solid transparent;
    color: var(--h-ink-2);
  }
  .emoji-picker .kind:hover {
    color: var(--h-ink);
  }
  .emoji-picker .kind[aria-selected='true'] {
    border-block-end-color: var(--h-accent-mark);
    color: var(--h-accent-ink);
  }
  .emoji-picker .panel {
    block-size: min(272px, 40dvb);
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .emoji-picker .panel > .legend {
    padding: 4px 4px 6px;
    color: var(--h-ink-2);
    font-size: var(--h-text-micro);
  }
  .emoji-row {
    display: grid;
    grid-template-columns: repeat(7, minmax(0, 1fr));
  }
  .emoji-row button,
  .tones label {
    min-block-size: max(40px, var(--h-hit));
    border-radius: var(--h-r2);
    font-family: 'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji', sans-serif;
    font-size: 24px;
    line-height: 1;
    text-align: center;
  }
  .emoji-row button:hover,
  .emoji-row button:focus-visible {
    background: var(--h-accent-wash);
  }
  .emoji-row button:focus-visible {
    outline-offset: -2px;
  }
  .tones {
    display: flex;
    justify-content: space-between;
    padding-block-start: 4px;
    border-block-start: var(--h-hair) solid var(--h-line);
  }
  .tones label {
    position: relative;
    display: grid;
    flex: 1 1 0;
    place-items: center;
    min-block-size: max(32px, var(--h-hit));
    font-size: 18px;
    cursor: pointer;
  }
  .tones input {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: pointer;
  }
  .tones label:has(:checked) {
    background: var(--h-accent-wash);
    box-shadow: inset 0 0 0 1.5px var(--h-accent-mark);
  }
  .tones label:has(:focus-visible) {
    outline: 2px solid var(--h-focus);
    outline-offset: -2px;
  }
  @media (forced-colors: active) {
    .emoji-popup {
      border: 1px solid CanvasText;
    }
    .emoji-picker .kind[aria-selected='true'] {
      border-block-end-color: Highlight;
    }
    .tones label:has(:checked) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
