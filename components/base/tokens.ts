/**
 * Design tokens as one constructable sheet, adopted by every element that a host may place. Public tokens
 * (`--hearth-*`) are only ever read, never declared: a `:host` declaration would hide what the page set on `:root`.
 * Everything else in the house uses the derived `--h-*` roles. The scheme follows the page's `color-scheme`.
 */
import { css } from 'lit';

export const tokens = css`
  :host {
    /* public inputs, with their defaults */
    --h-in-accent: var(--hearth-accent, var(--h-community-accent, oklch(0.46 0.085 222)));
    --h-in-tint: var(--hearth-tint, oklch(0.6 0.03 80));
    --h-in-ember: var(--hearth-ember, oklch(0.8 0.15 70));
    --h-font: var(--hearth-font, inherit);
    --h-font-head: var(--hearth-font-heading, var(--h-font));
    --h-font-mono: var(--hearth-font-mono, ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace);
    --h-u: var(--hearth-text-size, var(--h-medium, 16px));
    --h-d: var(--hearth-density, 1);
    --h-r: var(--hearth-radius, 12px);
    --h-block: var(--hearth-height, clamp(480px, 80dvh, 760px));
    --h-measure: var(--hearth-measure, 66ch);

    /* contrast: 0 standard, 1 more; --h-contrast is inherited, so a nested element follows the outer one */
    --h-more: var(--h-contrast, 0);

    /* neutrals: one hue, very little chroma */
    --h-canvas: light-dark(
      oklch(from var(--h-in-tint) calc(0.958 + 0.042 * var(--h-more)) calc(c * 0.17 * (1 - var(--h-more))) h),
      oklch(from var(--h-in-tint) calc(0.188 - 0.108 * var(--h-more)) calc(c * 0.2) h)
    );
    --h-surface: var(
      --hearth-surface,
      light-dark(
        oklch(from var(--h-in-tint) calc(0.996 + 0.004 * var(--h-more)) calc(c * 0.05 * (1 - var(--h-more))) h),
        oklch(from var(--h-in-tint) calc(0.232 - 0.112 * var(--h-more)) calc(c * 0.22) h)
      )
    );
    --h-raised: light-dark(
      oklch(from var(--h-in-tint) 1 0 h),
      oklch(from var(--h-in-tint) calc(0.272 - 0.112 * var(--h-more)) calc(c * 0.24) h)
    );
    --h-sunk: light-dark(
      oklch(from var(--h-in-tint) 0.976 calc(c * 0.13) h),
      oklch(from var(--h-in-tint) calc(0.2 - 0.1 * var(--h-more)) calc(c * 0.2) h)
    );

    --h-ink: light-dark(
      oklch(from var(--h-in-tint) calc(0.245 - 0.145 * var(--h-more)) calc(c * 0.55) h),
      oklch(from var(--h-in-tint) calc(0.945 + 0.045 * var(--h-more)) calc(c * 0.25) h)
    );
    --h-ink-2: light-dark(
      oklch(from var(--h-in-tint) calc(0.405 - 0.175 * var(--h-more)) calc(c * 0.6) h),
      oklch(from var(--h-in-tint) calc(0.825 + 0.105 * var(--h-more)) calc(c * 0.4) h)
    );
    --h-ink-3: light-dark(
      oklch(from var(--h-in-tint) calc(0.458 - 0.143 * var(--h-more)) calc(c * 0.6) h),
      oklch(from var(--h-in-tint) calc(0.752 + 0.128 * var(--h-more)) calc(c * 0.45) h)
    );

    --h-line: light-dark(
      oklch(from var(--h-in-tint) calc(0.912 - 0.462 * var(--h-more)) calc(c * 0.35) h),
      oklch(from var(--h-in-tint) calc(0.33 + 0.37 * var(--h-more)) calc(c * 0.4) h)
    );
    --h-line-strong: light-dark(
      oklch(from var(--h-in-tint) calc(0.625 - 0.325 * var(--h-more)) calc(c * 0.55) h),
      oklch(from var(--h-in-tint) calc(0.585 + 0.315 * var(--h-more)) calc(c * 0.5) h)
    );
    --h-hover: color-mix(in oklab, var(--h-ink) 5%, transparent);

    /* accent: the host's colour, made safe */
    /* b = 1 when the colour is too light to carry white text (keep it, use dark text);
     otherwise darken it only as far as white text needs. Pure CSS, any colour in. */
    --h-accent: light-dark(
      oklch(
        from var(--h-in-accent)
          calc(
            clamp(0, (l - 0.63) * 1000, 1) * l + (1 - clamp(0, (l - 0.63) * 1000, 1)) *
              min(l, 0.515 - 0.1 * var(--h-more))
          )
          calc(min(c, 0.19) * min(1, clamp(0, (l - 0.63) * 1000, 1) + 0.54 / max(l, 0.01))) h
      ),
      oklch(from var(--h-in-accent) clamp(0.76 + 0.06 * var(--h-more), l, 0.88) min(c, 0.115) h)
    );
    --h-on-accent: light-dark(
      oklch(
        from var(--h-in-accent) calc(1 - 0.83 * clamp(0, (l - 0.63) * 1000, 1))
          calc(0.03 * clamp(0, (l - 0.63) * 1000, 1)) h
      ),
      oklch(from var(--h-in-accent) 0.19 0.03 h)
    );
    --h-accent-hover: color-mix(in oklab, var(--h-accent) 90%, var(--h-ink));
    --h-accent-ink: light-dark(
      oklch(from var(--h-in-accent) min(l, 0.395 - 0.095 * var(--h-more)) min(c, 0.13) h),
      oklch(from var(--h-in-accent) clamp(0.835 + 0.055 * var(--h-more), l, 0.92) min(c, 0.1) h)
    );
    --h-accent-mark: light-dark(
      oklch(from var(--h-in-accent) min(l, 0.585 - 0.185 * var(--h-more)) min(c, 0.17) h),
      oklch(from var(--h-in-accent) max(l, 0.72) min(c, 0.13) h)
    );
    --h-accent-wash: light-dark(
      oklch(from var(--h-in-accent) 0.957 min(c * 0.15, 0.017) h),
      oklch(from var(--h-in-accent) calc(0.292 - 0.092 * var(--h-more)) min(c * 0.4, 0.033) h)
    );

    /* ember: warmth means "for you" — mentions, new, your shift */
    --h-ember: oklch(from var(--h-in-ember) clamp(0.76, l, 0.88) min(c, 0.16) h);
    --h-on-ember: oklch(from var(--h-in-ember) 0.235 0.045 h);
    --h-ember-mark: light-dark(
      oklch(from var(--h-in-ember) calc(0.63 - 0.18 * var(--h-more)) 0.175 calc(h - 20)),
      oklch(from var(--h-in-ember) 0.8 0.14 h)
    );
    --h-ember-ink: light-dark(
      oklch(from var(--h-in-ember) calc(0.415 - 0.095 * var(--h-more)) 0.09 calc(h - 14)),
      oklch(from var(--h-in-ember) 0.87 0.095 h)
    );
    --h-ember-wash: light-dark(
      oklch(from var(--h-in-ember) 0.968 0.026 h),
      oklch(from var(--h-in-ember) calc(0.3 - 0.09 * var(--h-more)) 0.034 h)
    );
    --h-ember-line: light-dark(
      oklch(from var(--h-in-ember) calc(0.86 - 0.4 * var(--h-more)) 0.085 h),
      oklch(from var(--h-in-ember) calc(0.48 + 0.22 * var(--h-more)) 0.075 h)
    );

    /* fixed meanings: not themable on purpose */
    --h-danger-ink: light-dark(oklch(calc(0.43 - 0.08 * var(--h-more)) 0.14 27), oklch(0.85 0.08 25));
    --h-good: light-dark(oklch(0.52 0.1 152), oklch(0.78 0.11 152));

    --h-focus: light-dark(
      oklch(from var(--h-in-accent) min(l, 0.46) min(c, 0.19) h),
      oklch(from var(--h-in-accent) max(l, 0.84) min(c, 0.12) h)
    );

    /* people: the hue is a class, hue-0 to hue-11 */

    /* type */
    --h-text-micro: calc(var(--h-u) * 0.8125);
    --h-text-small: calc(var(--h-u) * 0.875);
    --h-text-ui: calc(var(--h-u) * 0.9375);
    --h-text-body: var(--h-u);
    --h-text-title: calc(var(--h-u) * 1.125);
    --h-lead-tight: 1.25;
    --h-lead-ui: 1.35;
    --h-lead-body: 1.5;
    --h-w-regular: 400;
    --h-w-medium: 500;
    --h-w-strong: 600;

    /* space (x density) */
    --h-s1: calc(4px * var(--h-d));
    --h-s2: calc(8px * var(--h-d));
    --h-s3: calc(12px * var(--h-d));
    --h-s4: calc(16px * var(--h-d));
    --h-s5: calc(20px * var(--h-d));
    --h-hit: 24px;
    --h-control: calc(36px * var(--h-d)); /* fine pointer; coarse pointer below */
    --h-row: calc(38px * var(--h-d));
    --h-face: calc(40px * var(--h-d));

    /* corners */
    --h-r1: calc(var(--h-r) * 0.5);
    --h-r2: calc(var(--h-r) * 0.75);
    --h-r3: var(--h-r);
    --h-r4: calc(var(--h-r) * 1.35);
    --h-pill: min(999px, var(--h-r) * 100);
    --h-arch: 50% 50% 24% 24% / 46% 46% 20% 20%; /* the community's shape: a hearth's mouth */

    /* edges and lift */
    --h-hair: calc(1px + 0.5px * var(--h-more));
    --h-lift-1: 0 1px 2px light-dark(oklch(0.35 0.02 75 / 0.06), oklch(0 0 0 / 0.25));

    /* motion */
    --h-base: 180ms;
    --h-ease: cubic-bezier(0.2, 0.7, 0.2, 1);
  }

  :host([scheme='light']) {
    color-scheme: light;
  }
  :host([scheme='dark']) {
    color-scheme: dark;
  }
  @media (prefers-contrast: more) {
    :host {
      --h-more: var(--h-contrast, 1);
    }
  }
  :host([contrast='more']) {
    --h-contrast: 1;
  }
  :host([contrast='standard']) {
    --h-contrast: 0;
  }

  /* 44 px targets under a finger; compact density would undo them */
  @media (pointer: coarse) {
    :host {
      --h-d: max(1, var(--hearth-density, 1));
      --h-hit: 44px;
      --h-control: max(44px, calc(40px * var(--h-d)));
      --h-row: max(44px, calc(44px * var(--h-d)));
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --h-base: 80ms;
      --h-ease: linear;
    }
  }

  /* scripts that need more room between lines */
  .hearth:lang(ar),
  .hearth:lang(fa),
  .hearth:lang(ur) {
    --h-lead-tight: 1.4;
    --h-lead-ui: 1.5;
    --h-lead-body: 1.7;
  }
  .hearth:lang(th),
  .hearth:lang(hi) {
    --h-lead-body: 1.65;
  }
`;
