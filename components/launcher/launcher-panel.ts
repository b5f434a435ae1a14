/**
 * The panel over the launcher, with the community in it, and what the button shows once it is there: how much is new,
 * open or closed. Loaded when somebody opens it; `launcher` makes one.
 */
import '../community/community.ts';
import type { HearthCommunity } from '../community/community.ts';
import { drawing, FLAME } from './launcher-drawing.ts';
import { launcherWords } from './launcher-words.ts';

const css = String.raw;
const CHEVRON = ['m6 9 6 6 6-6'];
const PASSED_ON = ['server', 'community', 'channel', 'scheme', 'contrast', 'lang', 'storage', 'router'];

/** The panel then covers everything, as the styles below say too, and what is behind it is out of reach. */
const PHONE = '(max-width: 479.9px), (max-height: 479.9px)';

const styles = css`
  .count {
    position: absolute;
    inset-block-start: -2px;
    inset-inline-end: -6px;
    min-inline-size: 8px;
    padding-inline: 7px;
    border-radius: 99px;
    background: var(--hearth-ember, #f6ac47);
    color: #2a1b07;
    font-size: 13px;
    line-height: 22px;
    box-shadow: 0 0 0 3px var(--hearth-launcher-ring, Canvas);
  }
  .count:empty {
    block-size: 14px;
    padding-inline: 3px;
  }
  .panel {
    position: static;
    margin: 0;
    padding: 0;
    border: 0;
    box-sizing: border-box;
    max-inline-size: none;
    max-block-size: none;
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
    inset-inline: auto 0;
    block-size: 100dvh;
    border-radius: 0;
  }
  :host([layout='panel'][position='start']) .panel {
    inset-inline: 0 auto;
  }
  :host([layout='panel']) .panel[open] + button {
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
    .panel[open] + button {
      display: none;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .panel[open] {
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

export class LauncherPanel {
  readonly community: HearthCommunity = document.createElement('hearth-community');
  readonly #launcher: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #panel = document.createElement('dialog');
  #words = launcherWords('en');
  #digits = new Intl.NumberFormat('en');
  #unread = { unread: 0, mentions: 0 };

  /** Puts the panel, closed, before the button. */
  constructor(launcher: HTMLElement, root: ShadowRoot, button: HTMLButtonElement) {
    this.#launcher = launcher;
    this.#button = button;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    const panel = this.#panel;
    panel.className = 'panel';
    panel.role = 'dialog';
    panel.setAttribute('part', 'panel');
    panel.ariaLabel = launcher.getAttribute('label') ?? launcher.getAttribute('community') ?? '';
    for (const attribute of PASSED_ON) {
      const value = launcher.getAttribute(attribute);
      if (value !== null) this.community.setAttribute(attribute, value);
    }
    this.community.setAttribute('layout', 'panel');
    this.speak(launcher.lang || (launcher.closest<HTMLElement>('[lang]')?.lang ?? navigator.language));
    launcher.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) this.close();
    });
    launcher.addEventListener('hearth-close-request', () => this.close());
    launcher.addEventListener('hearth-unread', (event) => {
      this.#unread = event;
      this.draw();
    });
    panel.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.close();
    });
    panel.append(this.community);
    root.prepend(panel);
  }

  get isOpen(): boolean {
    return this.#panel.open;
  }

  speak(tag: string): void {
    this.#words = launcherWords(tag);
    this.#digits = new Intl.NumberFormat(tag === 'ar' ? 'ar-u-nu-arab' : tag);
  }

  /** An attribute of the launcher changed. */
  take(name: string, value: string | null): void {
    if (name !== 'label' && value !== null) this.community.setAttribute(name, value);
  }

  /** @param channel id or slug */
  open(channel?: string): void {
    this.#show(true);
    this.community.focus();
    if (channel !== undefined) this.community.navigate(channel);
  }

  close(): void {
    if (!this.isOpen) return;
    this.#show(false);
    this.#button.focus();
  }

  draw(): void {
    const { open, close, forYou, news } = this.#words;
    const { unread, mentions } = this.#unread;
    const label = this.isOpen ? null : this.#launcher.getAttribute('label');
    const number = mentions ? this.#digits.format(Math.min(mentions, 99)) + (mentions > 99 ? '+' : '') : '';
    const count = document.createElement('span');
    count.className = 'count';
    count.ariaHidden = 'true';
    count.textContent = number;
    count.hidden = this.isOpen || !(unread + mentions);
    this.#button.className = label ? 'labelled' : '';
    this.#button.replaceChildren(drawing(this.isOpen ? CHEVRON : FLAME), label ?? '', count);
    const said = count.hidden ? '' : `, ${number ? `${number} ${forYou}` : news}`;
    this.#button.ariaLabel = (this.isOpen ? close : (label ?? open)) + said;
    this.#button.ariaExpanded = String(this.isOpen);
  }

  #show(open: boolean): void {
    if (this.isOpen === open) return;
    if (!open) this.#panel.close();
    else if (matchMedia(PHONE).matches) this.#panel.showModal();
    else this.#panel.show();
    this.draw();
    this.#launcher.dispatchEvent(new Event(open ? 'hearth-open' : 'hearth-close', { bubbles: true, composed: true }));
  }
}
