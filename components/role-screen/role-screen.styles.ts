/** Two columns, a list and what is chosen in it; one after the other where it is narrow. Shared with the overrides. */
import { css } from 'lit';

export const roleScreenStyles = css`
  :host {
    display: block;
    min-block-size: 0;
  }
  .hearth {
    block-size: 100%;
    container: screen / inline-size;
    background: transparent;
  }
  .columns {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    block-size: 100%;
  }
  .list,
  .detail {
    display: flex;
    flex-direction: column;
    gap: var(--h-s2);
    min-inline-size: 0;
    overflow: auto;
    padding: 4px;
    scrollbar-width: thin;
    scrollbar-color: var(--h-line-strong) transparent;
  }
  .columns[data-open] > .list,
  .columns:not([data-open]) > .detail {
    display: none;
  }
  .detail {
    gap: var(--h-s4);
    scroll-padding-block-end: calc(
      2 * var(--h-control) + 2 * var(--h-s4)
    ); /* what has the focus stays above the foot */
  }
  .entries {
    display: grid;
    gap: 2px;
  }
  .entry {
    display: flex;
    align-items: center;
    border-radius: var(--h-r2);
  }
  .entry[data-current] {
    background: var(--h-accent-wash);
  }
  .entry > .choose {
    display: flex;
    flex: 1;
    align-items: center;
    gap: var(--h-s2);
    min-inline-size: 0;
    min-block-size: max(40px, var(--h-control));
    padding-inline: var(--h-s3);
    border-radius: var(--h-r2);
    text-align: start;
  }
  .entry > .choose:hover {
    background: var(--h-hover);
  }
  .swatch {
    flex: none;
    inline-size: 12px;
    block-size: 12px;
    border: 1px solid var(--h-line-strong);
    border-radius: 50%;
    background: var(--swatch, transparent);
  }
  .two {
    display: flex;
    flex-wrap: wrap;
    gap: var(--h-s4);
  }
  .two > * {
    flex: 1 1 180px;
  }
  input[type='color'] {
    inline-size: 56px;
    block-size: max(40px, var(--h-control));
    padding: 2px;
    border: 1px solid var(--h-line-strong);
    border-radius: var(--h-r2);
    background: var(--h-surface);
  }
  .rights {
    display: grid;
    gap: var(--h-s2);
  }
  .rights > legend {
    padding-block-end: var(--h-s1);
    font-weight: var(--h-w-strong);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--h-s2);
  }
  .only-narrow {
    align-self: flex-start;
    padding-inline-start: 0;
  }
  .foot {
    position: sticky;
    inset-block-end: -4px;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: var(--h-s2);
    margin-block-start: auto;
    padding-block: var(--h-s3) var(--h-s1);
    background: var(--h-raised);
  }
  .foot > .start {
    margin-inline-end: auto;
  }
  @media (max-height: 399.9px) {
    .detail {
      scroll-padding-block-end: 0;
    }
    .foot {
      position: static;
    }
  }
  @container screen (min-width: 620px) {
    .columns {
      grid-template-columns: 240px minmax(0, 1fr);
      gap: var(--h-s4);
    }
    .columns[data-open] > .list,
    .columns:not([data-open]) > .detail {
      display: flex;
    }
    .only-narrow {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .entry[data-current] {
      outline: 2px solid Highlight;
    }
    .swatch {
      forced-color-adjust: none;
    }
  }
`;
