/**
 * The button in the corner and the panel it opens. A plain custom element: with the script tag's file it stays below
 * 3 kB, and loads the community only when somebody opens it (or has used it on this device before, for the badge).
 */
import type { GetToken } from '../../src/index.ts';
import { launcherStyles } from './launcher.styles.ts';
import { launcherWords } from './launcher-words.ts';

interface CommunityElement extends HTMLElement {
  getToken?: GetToken | undefined;
  navigate(channel: string): void;
}

const PASSED_ON = ['server', 'community', 'channel', 'scheme', 'lang', 'storage', 'router'];
const NS = 'http://www.w3.org/2000/svg';
const FLAME = [
  'M7.9 20A9 9 0 1 0 4 16.1L2 22Z',
  'M12.2 6.6c.5 1.9 3.6 3.3 3.6 6.2a3.7 3.7 0 0 1-7.4 0c0-1.3.6-2.3 1.4-3.1.2 1 .7 1.6 1.3 1.9-.2-1.9.1-3.6 1.1-5z',
];
const CHEVRON = ['m6 9 6 6 6-6'];

const Base = (globalThis as { HTMLElement?: typeof HTMLElement }).HTMLElement ?? (class {} as typeof HTMLElement);

function make<K extends keyof HTMLElementTagNameMap>(tag: K, className: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

function drawing(paths: readonly string[]): SVGElement {
  const svg = document.createElementNS(NS, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  for (const [index, d] of paths.entries()) {
    const path = document.createElementNS(NS, 'path');
    path.setAttribute('d', d);
    if (index > 0) path.setAttribute('class', 'fire');
    svg.append(path);
  }
  return svg;
}

/**
 * @summary The arch in the corner that opens the community.
 * @tag hearth-launcher
 * @attr server - Address of the Hearth server.
 * @attr community - The community's slug.
 * @attr channel - The channel to open first.
 * @attr label - Words beside the sign.
 * @attr {'end'|'start'} position - Which side it stands on.
 * @attr {'auto'|'light'|'dark'} scheme - `auto` follows the page.
 * @attr {'auto'|'live'|'off'} badge - `auto` shows what is new to people who have used Hearth here before.
 * @fires {Event} hearth-open - The panel was opened.
 * @fires {Event} hearth-close - The panel was closed.
 * @csspart launcher - The button.
 * @csspart panel - The panel.
 */
export class HearthLauncher extends Base {
  static readonly observedAttributes = ['label', 'lang', 'community', 'server'];
  /** Signs the person in; see the embedding guide. */
  getToken: GetToken | undefined;
  #button: HTMLButtonElement | undefined;
  #panel: HTMLElement | undefined;
  #count: HTMLElement | undefined;
  #community: CommunityElement | undefined;
  #unread = { unread: 0, mentions: 0 };

  connectedCallback(): void {
    if (!this.#button) this.#build();
    this.addEventListener('keydown', this.#handleKey);
    this.addEventListener('hearth-unread', this.#handleUnread);
    this.addEventListener('hearth-close-request', this.#handleCloseRequest);
    this.#label();
    if (this.getAttribute('badge') !== 'off') void this.#watchInBackground();
  }

  disconnectedCallback(): void {
    this.removeEventListener('keydown', this.#handleKey);
  }

  attributeChangedCallback(name: string): void {
    this.#label();
    if (name === 'community' || name === 'server') this.#community?.setAttribute(name, this.getAttribute(name) ?? '');
  }

  get isOpen(): boolean {
    return this.#panel?.hidden === false;
  }

  /** Opens the panel and moves the focus into it. */
  async open(): Promise<void> {
    if (!this.#panel || this.isOpen) return;
    this.#panel.hidden = false;
    this.#label();
    this.dispatchEvent(new Event('hearth-open', { bubbles: true, composed: true }));
    await this.#load();
    this.#community?.focus();
  }

  close(): void {
    if (!this.#panel || !this.isOpen) return;
    this.#panel.hidden = true;
    this.#label();
    this.#button?.focus();
    this.dispatchEvent(new Event('hearth-close', { bubbles: true, composed: true }));
  }

  /** Opens the panel at a channel. @param channel id or slug */
  async navigate(channel: string): Promise<void> {
    this.setAttribute('channel', channel);
    await this.open();
    this.#community?.navigate(channel);
  }

  /** Hands the community inside a new identity, or none. */
  identify(getToken: GetToken | undefined): void {
    this.getToken = getToken;
    if (this.#community) this.#community.getToken = getToken;
  }

  #build(): void {
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(launcherStyles);
    root.adoptedStyleSheets = [sheet];
    this.#panel = make('div', 'panel');
    this.#panel.setAttribute('role', 'dialog');
    this.#panel.setAttribute('part', 'panel');
    this.#panel.hidden = true;
    this.#button = make('button', 'launch');
    this.#button.type = 'button';
    this.#button.setAttribute('part', 'launcher');
    this.#button.addEventListener('click', () => (this.isOpen ? this.close() : void this.open()));
    this.#count = make('span', 'count');
    this.#count.setAttribute('aria-hidden', 'true');
    root.append(this.#panel, this.#button);
  }

  #words(): ReturnType<typeof launcherWords> {
    return launcherWords(this.getAttribute('lang') ?? this.closest<HTMLElement>('[lang]')?.lang ?? navigator.language);
  }

  #label(): void {
    const [button, panel, count] = [this.#button, this.#panel, this.#count];
    if (!button || !panel || !count) return;
    const words = this.#words();
    const label = this.isOpen ? null : this.getAttribute('label');
    const { unread, mentions } = this.#unread;
    const number = mentions > 99 ? '99+' : String(mentions);
    button.classList.toggle('labelled', label !== null);
    button.replaceChildren(drawing(this.isOpen ? CHEVRON : FLAME), ...(label === null ? [] : [label]), count);
    count.hidden = this.isOpen || unread + mentions === 0;
    count.classList.toggle('dot', mentions === 0);
    count.textContent = mentions > 0 ? number : '';
    const news = mentions > 0 ? words.forYou(number) : unread > 0 ? words.news : '';
    const name = this.isOpen ? words.close : (label ?? words.open);
    button.setAttribute('aria-label', news && !this.isOpen ? `${name}, ${news}` : name);
    button.setAttribute('aria-expanded', String(this.isOpen));
    panel.setAttribute(
      'aria-label',
      label ?? this.getAttribute('label') ?? this.getAttribute('community') ?? words.open,
    );
  }

  /** Loads the community once and puts it into the panel; says so in words when that fails. */
  async #load(): Promise<void> {
    if (this.#community || !this.#panel) return;
    const words = this.#words();
    const wait = make('div', 'wait');
    wait.textContent = words.waiting;
    this.#panel.replaceChildren(wait);
    try {
      await import('../community/community.ts');
    } catch (error) {
      console.warn('[hearth] chunk_failed', error);
      const retry = make('button', 'retry');
      retry.textContent = words.retry;
      retry.addEventListener('click', () => void this.#load());
      wait.replaceChildren(words.failed, retry);
      return;
    }
    this.#community ??= this.#makeCommunity();
    this.#panel.replaceChildren(this.#community);
  }

  #makeCommunity(): CommunityElement {
    const community = document.createElement('hearth-community') as HTMLElement as CommunityElement;
    for (const name of PASSED_ON) {
      const value = this.getAttribute(name);
      if (value !== null) community.setAttribute(name, value);
    }
    community.setAttribute('layout', 'panel');
    community.getToken = this.getToken;
    return community;
  }

  async #watchInBackground(): Promise<void> {
    if (this.getAttribute('badge') !== 'live') {
      const stored = typeof indexedDB === 'undefined' ? [] : await indexedDB.databases();
      if (!stored.some(({ name }) => name?.startsWith('hearth-'))) return;
    }
    await this.#load();
  }

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    this.close();
  };

  readonly #handleUnread = (event: Event): void => {
    this.#unread = event as Event & { unread: number; mentions: number };
    this.#label();
  };

  readonly #handleCloseRequest = (): void => this.close();
}

if (typeof customElements !== 'undefined' && !customElements.get('hearth-launcher'))
  customElements.define('hearth-launcher', HearthLauncher);

declare global {
  interface HTMLElementTagNameMap {
    'hearth-launcher': HearthLauncher;
  }
}
