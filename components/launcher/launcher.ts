/**
 * The button in the corner. A plain custom element: with the script tag's file it stays below 3 kB. The panel and the
 * community are loaded when somebody opens it (or has used Hearth on this device before, for the badge).
 */
import type { GetToken } from '../../src/index.ts';
import type { LauncherPanel } from './launcher-panel.ts';
import { launcherStyles } from './launcher.styles.ts';
import { launcherWords } from './launcher-words.ts';

const FLAME = [
  'M7.9 20A9 9 0 1 0 4 16.1L2 22Z',
  'M12.2 6.6c.5 1.9 3.6 3.3 3.6 6.2a3.7 3.7 0 0 1-7.4 0c0-1.3.6-2.3 1.4-3.1.2 1 .7 1.6 1.3 1.9-.2-1.9.1-3.6 1.1-5z',
];
const CHEVRON = ['m6 9 6 6 6-6'];

const Base = (globalThis as { HTMLElement?: typeof HTMLElement }).HTMLElement ?? (class {} as typeof HTMLElement);

function drawing(paths: readonly string[]): SVGElement {
  const make = (tag: 'svg' | 'path', attributes: Readonly<Record<string, string>>): SVGElement => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const name in attributes) made.setAttribute(name, attributes[name] ?? '');
    return made;
  };
  const svg = make('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' });
  svg.append(...paths.map((d) => make('path', { d })));
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
  static readonly observedAttributes = ['label', 'lang', 'community', 'server', 'scheme'];
  #getToken: GetToken | undefined;
  #button: HTMLButtonElement | undefined;
  #inside: LauncherPanel | undefined;
  #unread = { unread: 0, mentions: 0 };
  #failed = false;

  connectedCallback(): void {
    if (!this.#button) this.#build();
    this.#draw();
    if (this.getAttribute('badge') !== 'off') void this.#watch();
  }

  attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
    this.#draw();
    if (name !== 'label' && value !== null) this.#inside?.community.setAttribute(name, value);
  }

  /** Signs the person in; see the embedding guide. */
  get getToken(): GetToken | undefined {
    return this.#getToken;
  }
  set getToken(getToken: GetToken | undefined) {
    this.#getToken = getToken;
    if (this.#inside) this.#inside.community.getToken = getToken;
  }

  get isOpen(): boolean {
    return this.#inside?.panel.hidden === false;
  }

  /** Opens the panel and moves the focus into it. */
  async open(): Promise<void> {
    const inside = await this.#load();
    if (inside) this.#show(false);
    inside?.community.focus();
  }

  close(): void {
    if (!this.isOpen) return;
    this.#show(true);
    this.#button?.focus();
  }

  /** Opens the panel at a channel. @param channel id or slug */
  async navigate(channel: string): Promise<void> {
    await this.open();
    this.#inside?.community.navigate(channel);
  }

  /** Signs out in every tab and erases what lies on this device. */
  async logout(): Promise<void> {
    await this.#inside?.community.logout();
  }

  #build(): void {
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(launcherStyles);
    root.adoptedStyleSheets = [sheet];
    this.#button = document.createElement('button');
    this.#button.type = 'button';
    this.#button.part = 'launcher';
    this.#button.onclick = () => (this.isOpen ? this.close() : void this.open());
    root.append(this.#button);
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) this.close();
    });
    this.addEventListener('hearth-close-request', () => this.close());
    this.addEventListener('hearth-unread', (event) => {
      this.#unread = event;
      this.#draw();
    });
  }

  #show(hidden: boolean): void {
    if (!this.#inside || this.#inside.panel.hidden === hidden) return;
    this.#inside.panel.hidden = hidden;
    this.#draw();
    this.dispatchEvent(new Event(hidden ? 'hearth-close' : 'hearth-open', { bubbles: true, composed: true }));
  }

  #draw(): void {
    const button = this.#button;
    if (!button) return;
    const tag = this.lang || this.closest<HTMLElement>('[lang]')?.lang;
    const [open, close, forYou, news, failed] = launcherWords(tag ?? navigator.language);
    const { unread, mentions } = this.#unread;
    const label = this.#failed ? failed : this.isOpen ? null : this.getAttribute('label');
    const number = mentions > 99 ? '99+' : String(mentions || '');
    const count = document.createElement('span');
    count.className = 'count';
    count.ariaHidden = 'true';
    count.textContent = number;
    count.hidden = this.isOpen || !(unread + mentions);
    button.className = label ? 'labelled' : '';
    button.replaceChildren(drawing(this.isOpen ? CHEVRON : FLAME), label ?? '', count);
    const said = count.hidden ? '' : `, ${number ? `${number} ${forYou}` : news}`;
    button.ariaLabel = (this.isOpen ? close : (label ?? open)) + said;
    button.ariaExpanded = String(this.isOpen);
  }

  /** Loads the community once; when that fails the button says so, and tries again when pressed. */
  async #load(): Promise<LauncherPanel | undefined> {
    try {
      const { makePanel } = await import('./launcher-panel.ts');
      const root = this.shadowRoot;
      if (!root) return undefined;
      this.#inside ??= makePanel(this, root, this.getAttribute('label') ?? this.getAttribute('community') ?? '');
      this.#inside.community.getToken = this.#getToken;
      this.#failed = false;
    } catch (error) {
      console.warn('[hearth] chunk_failed', error);
      this.#failed = true;
    }
    this.#draw();
    return this.#inside;
  }

  async #watch(): Promise<void> {
    const isKnown = async (): Promise<boolean> =>
      (await indexedDB.databases()).some(({ name }) => name?.startsWith('hearth'));
    if (this.getAttribute('badge') === 'live' || (await isKnown().catch(() => false))) await this.#load();
  }
}

if ('customElements' in globalThis && !customElements.get('hearth-launcher'))
  customElements.define('hearth-launcher', HearthLauncher);

declare global {
  interface HTMLElementTagNameMap {
    'hearth-launcher': HearthLauncher;
  }
}
