/** Faces, role badges, counts and dots. */
import { css } from 'lit';

export const people = css`
  .face {
    --size: var(--h-face);
    position: relative;
    display: inline-grid;
    flex: none;
    place-items: center;
    inline-size: var(--size);
    block-size: var(--size);
    border-radius: 50%;
    background: light-dark(oklch(0.895 0.058 var(--hue, 220)), oklch(0.4 0.062 var(--hue, 220)));
    color: light-dark(oklch(0.335 0.075 var(--hue, 220)), oklch(0.945 0.03 var(--hue, 220)));
    font-size: calc(var(--size) * 0.375);
    font-weight: var(--h-w-strong);
    line-height: 1;
    letter-spacing: 0;
    user-select: none;
    -webkit-user-select: none;
  }
  :is(.face, .arch) img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    border-radius: inherit;
    background: var(--h-surface);
    object-fit: cover;
    opacity: 0;
  }
  :is(.face, .arch) img[data-shown] {
    opacity: 1;
  }
  :is(.face, .arch):has(img[data-shown]) {
    background: none; /* its rim would show round the picture's */
  }
  .face--small {
    --size: 24px;
    font-size: 10px;
  }
  .face--medium {
    --size: 32px;
  }
  .face[data-here]::after {
    content: '';
    position: absolute;
    inset-block-end: -1px;
    inset-inline-end: -1px;
    inline-size: 12px;
    block-size: 12px;
    border: 2px solid var(--here-on, var(--h-surface));
    border-radius: 50%;
    background: var(--h-good);
  }
  .face[data-here='away']::after {
    background: var(--here-on, var(--h-surface));
    box-shadow: inset 0 0 0 2px var(--h-ink-3);
  }
  .face--small[data-here]::after {
    inline-size: 10px;
    block-size: 10px;
  }
  .faces {
    display: inline-flex;
    flex: none;
  }
  .faces .face {
    box-shadow: 0 0 0 2px var(--h-surface);
  }
  .faces .face + .face {
    margin-inline-start: -3px;
  }
  .hue-0 {
    --hue: 20;
  }
  .hue-1 {
    --hue: 50;
  }
  .hue-2 {
    --hue: 80;
  }
  .hue-3 {
    --hue: 110;
  }
  .hue-4 {
    --hue: 145;
  }
  .hue-5 {
    --hue: 170;
  }
  .hue-6 {
    --hue: 195;
  }
  .hue-7 {
    --hue: 220;
  }
  .hue-8 {
    --hue: 250;
  }
  .hue-9 {
    --hue: 285;
  }
  .hue-10 {
    --hue: 320;
  }
  .hue-11 {
    --hue: 350;
  }
  .arch {
    --size: 44px;
    position: relative;
    display: inline-grid;
    flex: none;
    place-items: center;
    inline-size: var(--size);
    block-size: calc(var(--size) * 1.08);
    border-radius: var(--h-arch);
    background: var(--h-accent);
    color: var(--h-on-accent);
    font-family: var(--h-font-head);
    font-size: calc(var(--size) * 0.4);
    font-weight: var(--h-w-strong);
  }
  .role {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 4px 7px;
    border-radius: var(--h-r1);
    box-shadow: inset 0 0 0 1px var(--h-line);
    color: var(--h-ink-2);
    font-size: var(--h-text-micro);
    font-weight: var(--h-w-medium);
    line-height: 1;
    white-space: nowrap;
  }
  .role .icon {
    inline-size: 13px;
    block-size: 13px;
    stroke-width: 2;
  }
  .role--trusted {
    background: var(--h-accent-wash);
    box-shadow: none;
    color: var(--h-accent-ink);
    font-weight: var(--h-w-strong);
  }
  .count {
    display: inline-grid;
    flex: none;
    place-items: center;
    min-inline-size: 22px;
    block-size: 22px;
    padding-inline: 7px;
    border-radius: var(--h-pill);
    background: var(--h-ember);
    color: var(--h-on-ember);
    font-size: var(--h-text-micro);
    font-weight: 700;
    font-variant-numeric: tabular-nums lining-nums;
    line-height: 1;
  }
  .dot {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--h-ember-mark);
  }
`;
