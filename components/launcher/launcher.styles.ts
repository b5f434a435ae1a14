/** The launcher's own few styles. It is not built on Lit, so they are plain text for a constructable sheet. */
export const launcherStyles = `
:host {
  --in: var(--hearth-accent, oklch(.46 .085 222));
  --light: clamp(0, (l - .63) * 1000, 1);
  --accent: light-dark(oklch(from var(--in) calc(var(--light) * l + (1 - var(--light)) * min(l, .515)) min(c, .19) h), oklch(from var(--in) clamp(.76, l, .88) min(c, .115) h));
  --on: light-dark(oklch(from var(--in) calc(1 - .83 * var(--light)) calc(.03 * var(--light)) h), oklch(from var(--in) .19 .03 h));
  --focus: light-dark(oklch(from var(--in) min(l, .46) min(c, .19) h), oklch(from var(--in) max(l, .84) min(c, .12) h));
  --sheet: var(--hearth-surface, light-dark(#fefdfd, #1d1c1a));
  --lift: 0 2px 6px light-dark(rgb(60 50 40 / .08), rgb(0 0 0 / .35)), 0 24px 56px -12px light-dark(rgb(60 50 40 / .28), rgb(0 0 0 / .65));
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
:host([position='start']) { inset-inline: calc(var(--inset) + env(safe-area-inset-left)) auto !important; justify-items: start !important; }
:host([scheme='light']) { color-scheme: light !important; }
:host([scheme='dark']) { color-scheme: dark !important; }
:host([hidden]) { display: none !important; }
* { box-sizing: border-box; }
button { font: inherit; border: 0; cursor: pointer; pointer-events: auto; }
.launch {
  position: relative; display: flex; align-items: center; justify-content: center; gap: 10px;
  min-inline-size: 60px; block-size: 64px; padding: 0 15px;
  border-radius: 50% 50% 24% 24% / 46% 46% 20% 20%; background: var(--accent); color: var(--on); box-shadow: var(--lift);
}
.launch.labelled { padding-inline: 18px 22px; border-radius: 32px 32px 14px 14px; }
.launch:focus-visible { outline: 2px solid var(--focus); outline-offset: 4px; }
svg { inline-size: 30px; block-size: 30px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
.fire { fill: currentColor; stroke: none; }
.count {
  position: absolute; inset-block-start: -2px; inset-inline-end: -6px; min-inline-size: 22px; block-size: 22px; padding-inline: 7px; border-radius: 99px;
  background: oklch(from var(--hearth-ember, oklch(.8 .15 70)) clamp(.76, l, .88) min(c, .16) h); color: oklch(.235 .045 70);
  font: 700 13px/22px var(--hearth-font, inherit); text-align: center; box-shadow: 0 0 0 3px var(--hearth-launcher-ring, Canvas);
}
.count.dot { min-inline-size: 14px; inline-size: 14px; block-size: 14px; padding: 0; inset: 2px 2px auto auto; }
.count[hidden] { display: none; }
.panel {
  inline-size: min(380px, 100vw - 2 * var(--inset)); block-size: min(600px, 100dvh - 2 * var(--inset) - 78px);
  background: var(--sheet); border-radius: 16px; box-shadow: 0 0 0 1px light-dark(#e6e2dd, #45423d), var(--lift); overflow: clip; pointer-events: auto;
}
.panel[hidden] { display: none; }
.panel > * { display: block; block-size: 100%; }
.wait { display: grid; place-content: center; color: light-dark(#4d473e, #cfc9c1); font-weight: 400; padding: 20px; text-align: center; }
@media (max-width: 479.9px), (max-height: 479.9px) {
  .panel { position: fixed; inset: 0; inline-size: auto; block-size: 100dvh; border-radius: 0; }
  .panel:not([hidden]) + .launch { display: none; }
}
@media (prefers-reduced-motion: no-preference) {
  .panel:not([hidden]) { animation: arrive .18s cubic-bezier(.2, .7, .2, 1); }
  @keyframes arrive { from { opacity: 0; translate: 0 8px; } }
}
@media (forced-colors: active) {
  .launch, .count { forced-color-adjust: none; }
  .panel { border: 1px solid CanvasText; }
}
@supports not (color: light-dark(oklch(from red l c h), red)) {
  .launch { background: var(--hearth-accent, #0b6076); color: #fff; }
  .count { background: #f6ac47; color: #2a1b07; }
  .panel { background: #fefdfd; }
}`;
