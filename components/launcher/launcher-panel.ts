/** The panel over the launcher, with the community in it. Loaded when somebody opens it. */
import '../community/community.ts';
import type { HearthCommunity } from '../community/community.ts';

const css = String.raw;
const PASSED_ON = ['server', 'community', 'channel', 'scheme', 'contrast', 'lang', 'storage', 'router'];

const styles = css`
  .panel {
    box-sizing: border-box;
    inline-size: min(380px, 100vw - 2 * var(--inset));
    block-size: min(600px, 100dvh - 2 * var(--inset) - 78px);
    border-radius: 16px;
    background: var(--hearth-surface, light-dark(#fefdfd, #1d1c1a));
    box-shadow:
      0 0 0 1px light-dark(#e6e2dd, #45423d),
      0 2px 6px light-dark(rgb(60 50 40 / 0.08), rgb(0 0 0 / 0.35)),
      0 24px 56px -12px light-dark(rgb(60 50 40 / 0.28), rgb(0 0 0 / 0.65));
    font-weight: 400;
    overflow: clip;
    pointer-events: auto;
  }
  .panel > * {
    display: block;
    block-size: 100%;
  }
  :host([layout='panel']) .panel {
    position: fixed;
    inset-block: 0;
    inset-inline-end: 0;
    block-size: 100dvh;
    border-radius: 0;
  }
  :host([layout='panel'][position='start']) .panel {
    inset-inline: 0 auto;
  }
  :host([layout='panel']) .panel:not([hidden]) + button {
    display: none;
  }
  @media (max-width: 479.9px), (max-height: 479.9px) {
    .panel {
      position: fixed;
      inset: 0;
      inline-size: auto;
      block-size: 100dvh;
      border-radius: 0;
    }
    .panel:not([hidden]) + button {
      display: none;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .panel:not([hidden]) {
      animation: arrive 0.18s cubic-bezier(0.2, 0.7, 0.2, 1);
    }
    @keyframes arrive {
      from {
        opacity: 0;
        translate: 0 8px;
      }
    }
  }
  @media (forced-colors: active) {
    .panel {
      border: 1px solid CanvasText;
    }
  }
`;

export interface LauncherPanel {
  readonly panel: HTMLElement;
  readonly community: HearthCommunity;
}

/** Makes the panel, hidden, before the button. */
export function makePanel(launcher: HTMLElement, root: ShadowRoot, name: string): LauncherPanel {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const panel = document.createElement('div');
  panel.className = 'panel';
  panel.hidden = true;
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('part', 'panel');
  panel.setAttribute('aria-label', name);
  const community = document.createElement('hearth-community');
  for (const attribute of PASSED_ON) {
    const value = launcher.getAttribute(attribute);
    if (value !== null) community.setAttribute(attribute, value);
  }
  community.setAttribute('layout', 'panel');
  panel.append(community);
  root.prepend(panel);
  return { panel, community };
}
