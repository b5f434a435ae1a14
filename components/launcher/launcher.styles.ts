/** The button's own few styles. The launcher is not built on Lit, so they are plain text for a constructable sheet. */
const css = String.raw;

export const launcherStyles = css`
  :host {
    --in: var(--hearth-accent, oklch(0.46 0.085 222));
    --light: clamp(0, (l - 0.63) * 1000, 1);
    --accent: light-dark(
      oklch(from var(--in) calc(var(--light) * l + (1 - var(--light)) * min(l, 0.515)) min(c, 0.19) h),
      oklch(from var(--in) clamp(0.76, l, 0.88) min(c, 0.115) h)
    );
    --on: light-dark(
      oklch(from var(--in) calc(1 - 0.83 * var(--light)) calc(0.03 * var(--light)) h),
      oklch(from var(--in) 0.19 0.03 h)
    );
    --inset: var(--hearth-launcher-inset, 20px);
    all: initial !important;
    color-scheme: inherit !important;
    direction: inherit !important;
    font: 600 15px/1.35 var(--hearth-font, inherit) !important;
    position: fixed !important;
    z-index: var(--hearth-z-index, 2147480000) !important;
    inset-block-end: calc(var(--inset) + env(safe-area-inset-bottom)) !important;
    inset-inline-end: calc(var(--inset) + env(safe-area-inset-right)) !important;
    display: grid !important;
    justify-items: end !important;
    gap: 14px !important;
    pointer-events: none !important;
  }
  :host([position='start']) {
    inset-inline: calc(var(--inset) + env(safe-area-inset-left)) auto !important;
    justify-items: start !important;
  }
  :host([scheme='light']) {
    color-scheme: light !important;
  }
  :host([scheme='dark']) {
    color-scheme: dark !important;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  button {
    position: relative;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 10px;
    box-sizing: border-box;
    min-inline-size: 60px;
    block-size: 64px;
    padding: 0 15px;
    border: 0;
    border-radius: 50% 50% 24% 24% / 46% 46% 20% 20%;
    background: var(--accent);
    color: var(--on);
    font: inherit;
    cursor: pointer;
    pointer-events: auto;
    box-shadow: 0 24px 56px -12px #140f0a66;
  }
  .labelled {
    padding-inline: 18px 22px;
    border-radius: 32px 32px 14px 14px;
  }
  button:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 4px;
  }
  svg {
    inline-size: 30px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  path + path {
    fill: currentColor;
    stroke: none;
  }
  @media (forced-colors: active) {
    button {
      forced-color-adjust: none;
    }
  }
  @supports not (color: light-dark(oklch(from red l c h), red)) {
    button {
      background: var(--hearth-accent, #0b6076);
      color: #fff;
    }
  }
`;
