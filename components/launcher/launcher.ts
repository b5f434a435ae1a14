/**
 * The button in the corner. A plain custom element: with the script tag's file it stays below 3 kB. What opens, and what
 * the button shows from then on, is `launcher-panel`; it is loaded when somebody opens it (or has used Hearth on this device
 * before, for the badge).
 */
import type { GetToken } from '../../src/index.ts';
import { drawing, FLAME } from './launcher-drawing.ts';
import type { LauncherPanel } from './launcher-panel.ts';
import type { Words } from './launcher-words.ts';
import { launcherStyles } from './launcher.styles.ts';

const EN: Pick<Words, 'open' | 'failed'> = { open: 'Open community', failed: 'It didn’t open. Try again' };

const Base = (globalThis as { HTMLElement?: typeof HTMLElement }).HTMLElement ?? (class {} as typeof HTMLElement);

/** Whether Hearth has been used on this device: then there is something to count, and something to erase. */
async function isKnown(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name?.startsWith('hearth'));
  } catch {
    return false; // a browser that keeps nothing
  }
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
 * @cssproperty {<length>} [--hearth-launcher-inset=20px] - The launcher's distance from the corner.
 * @cssproperty {<integer>} [--hearth-z-index=2147480000] - Layer of launcher and panel.
 */
export class HearthLauncher extends Base {
  static readonly observedAttributes = ['label', 'lang', 'community', 'server', 'scheme'];
  #getToken: GetToken | undefined;
  #button: HTMLButtonElement | undefined;
  #panel: LauncherPanel | undefined;
  #failed = false;
  #words = EN;
  readonly #watcher = new MutationObserver(() => void this.#speak());

  connectedCallback(): void {
    if (Object.hasOwn(this, 'getToken')) {
      const { getToken } = this; // set before the definition came: it hides the accessor
      Reflect.deleteProperty(this, 'getToken');
      this.getToken = getToken;
    }
    if (!this.#button) this.#build();
    void this.#speak();
    this.#watcher.observe(document.documentElement, { attributeFilter: ['lang'] });
    if (this.getAttribute('badge') !== 'off') void this.#watch();
  }

  disconnectedCallback(): void {
    this.#watcher.disconnect();
  }

  attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
    this.#panel?.take(name, value);
    if (name === 'lang') void this.#speak();
    else this.#draw();
  }

  /** Signs the person in; see the embedding guide. */
  get getToken(): GetToken | undefined {
    return this.#getToken;
  }
  set getToken(getToken: GetToken | undefined) {
    this.#getToken = getToken;
    if (this.#panel) this.#panel.community.getToken = getToken;
  }

  /** True while the panel is shown. */
  get isOpen(): boolean {
    return this.#panel?.isOpen ?? false;
  }

  /** Opens the panel and moves the focus into it. */
  async open(): Promise<void> {
    (await this.#load())?.open();
  }

  /** Closes the panel; what was written stays. */
  close(): void {
    this.#panel?.close();
  }

  /** Opens the panel at a channel. @param channel id or slug */
  async navigate(channel: string): Promise<void> {
    (await this.#load())?.open(channel);
  }

  /** Signs out in every tab and erases what lies on this device. */
  async logout(): Promise<void> {
    if (this.#panel || (await isKnown())) await (await this.#load())?.community.logout();
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
  }

  #draw(): void {
    const button = this.#button;
    if (this.#panel || !button) return this.#panel?.draw();
    const label = this.#failed ? this.#words.failed : (this.getAttribute('label') ?? '');
    button.className = label ? 'labelled' : '';
    button.replaceChildren(drawing(FLAME), label);
    button.ariaLabel = label || this.#words.open;
    button.ariaExpanded = 'false';
  }

  /** In the page's language; in English while that is on its way, or does not come. */
  async #speak(): Promise<void> {
    this.#draw();
    const tag = this.lang || (this.closest<HTMLElement>('[lang]')?.lang ?? navigator.language);
    if (/^en/i.test(tag)) this.#words = EN;
    else await import('./launcher-words.ts').then((part) => (this.#words = part.launcherWords(tag))).catch(() => EN);
    this.#panel?.speak(tag);
    this.#draw();
  }

  /** Loads the community once; when that fails the button says so, and tries again when pressed. */
  async #load(): Promise<LauncherPanel | undefined> {
    try {
      const part = await import('./launcher-panel.ts');
      const root = this.shadowRoot;
      if (this.#button && root) this.#panel ??= new part.LauncherPanel(this, root, this.#button);
      if (this.#panel) this.#panel.community.getToken = this.#getToken;
      this.#failed = false;
    } catch (error) {
      console.warn('[hearth] chunk_failed', error);
      this.#failed = true;
    }
    this.#draw();
    return this.#panel;
  }

  async #watch(): Promise<void> {
    if (this.getAttribute('badge') === 'live' || (await isKnown())) await this.#load();
  }
}

if ('customElements' in globalThis && !customElements.get('hearth-launcher'))
  customElements.define('hearth-launcher', HearthLauncher);

declare global {
  interface HTMLElementTagNameMap {
    'hearth-launcher': HearthLauncher;
  }
}
