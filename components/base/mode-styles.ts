/** Looks of modes that few readers are in: forced colours, and browsers from before relative colours. See `modes`. */
import { css } from 'lit';

export const modeStyles = css`
  @media (forced-colors: active) {
    :host {
      --h-canvas: Canvas;
      --h-surface: Canvas;
      --h-raised: Canvas;
      --h-sunk: Canvas;
      --h-ink: CanvasText;
      --h-ink-2: CanvasText;
      --h-ink-3: CanvasText;
      --h-line: CanvasText;
      --h-line-strong: ButtonText;
      --h-hover: transparent;
      --h-accent: Highlight;
      --h-on-accent: HighlightText;
      --h-accent-ink: LinkText;
      --h-accent-mark: Highlight;
      --h-accent-wash: Canvas;
      --h-ember: Mark;
      --h-on-ember: MarkText;
      --h-ember-mark: Highlight;
      --h-ember-ink: CanvasText;
      --h-ember-wash: Canvas;
      --h-ember-line: Highlight;
      --h-danger-ink: CanvasText;
      --h-good: CanvasText;
      --h-focus: Highlight;
    }

    .role {
      border: 1px solid CanvasText;
    }
    .count,
    .dot,
    .arch,
    .face {
      forced-color-adjust: none;
    }

    .main,
    .aside,
    .find {
      border: 1px solid CanvasText;
    }

    .row:has([aria-current]) {
      border: 2px solid Highlight;
    }
    .row:has([aria-current])::before {
      forced-color-adjust: none;
    }
    .reaction {
      border: 1px solid CanvasText;
    }
    .reaction[aria-pressed='true'],
    .message--mention {
      border: 2px solid Highlight;
    }
    .new b,
    .new::after {
      forced-color-adjust: none;
    }
    .hearth .new::after {
      background: CanvasText;
    }
    @container hearth (max-width: 679.9px) {
      .message[data-own] .text {
        border: 1px solid CanvasText;
      }
    }

    .hearth .veil {
      border: 1px solid ButtonText;
      background: ButtonFace;
      color: ButtonText;
    }
    .mention {
      border: 1px solid CanvasText;
    }

    .hearth > .box {
      border: 1px solid CanvasText;
    }
    .box:has(textarea:focus) {
      outline: 2px solid Highlight;
    }
    .send {
      forced-color-adjust: none;
    }
  }

  /* browsers before relative colours and light-dark(), until the middle of 2024 */
  @supports not (color: light-dark(oklch(from red l c h), red)) {
    :host {
      --h-canvas: #f3f1ee;
      --h-surface: #fefdfd;
      --h-raised: #fff;
      --h-sunk: #f8f6f4;
      --h-ink: #26221c;
      --h-ink-2: #4d473e;
      --h-ink-3: #5d574d;
      --h-line: #e6e2dd;
      --h-line-strong: #8b857b;
      --h-hover: rgb(38 34 28 / 0.05);
      --h-accent: var(--hearth-accent, var(--h-community-accent, #0b6076));
      --h-on-accent: #fff;
      --h-accent-hover: var(--h-accent);
      --h-accent-ink: #014c5f;
      --h-accent-mark: #0b6076;
      --h-accent-wash: #e9f3f6;
      --h-ember: #f6ac47;
      --h-on-ember: #2a1b07;
      --h-ember-mark: #c46f1b;
      --h-ember-ink: #6d3f10;
      --h-ember-wash: #fdf3e5;
      --h-ember-line: #f0cd9b;
      --h-danger-ink: #8a1f1d;
      --h-good: #2d7a49;
      --h-focus: #0b6076;
    }
  }
  @supports not (color: light-dark(red, red)) {
    .face {
      background: hsl(var(--hue, 220) 45% 84%);
      color: hsl(var(--hue, 220) 55% 20%);
    }
  }
`;
