/**
 * The language an element speaks: its own `lang`, else the nearest one around it, else the browser's. `dir` follows an
 * explicit `dir` around the element, else the language. Changes of `lang` on the page are noticed. The element's first
 * paint waits until its words are here.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Locale, MessageKey, Messages } from '../locales/locale.ts';
import type { Values } from '../locales/catalogue.ts';
import { loadLocale, localeFor, localeHere } from '../locales/locales.ts';

/** Looks outwards through shadow roots. The root boxes of our own elements only repeat what was found before. */
function closestAcross(start: Element, selector: string): Element | null {
  for (let element: Element | null = start; element;) {
    const found = element.closest(`${selector}:not(.hearth)`);
    if (found) return found;
    const root = element.getRootNode();
    element = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}

/** The element and those in whose shadow it stands. */
function hostsOf(start: Element): Element[] {
  const hosts: Element[] = [];
  for (let root: Node = start; root instanceof Element;) {
    hosts.push(root);
    const outer = root.getRootNode();
    root = outer instanceof ShadowRoot ? outer.host : outer;
  }
  return hosts;
}

/** Of Lit's own; kept from outsiders only by its types. */
interface Updating {
  scheduleUpdate(): unknown;
}

export class LocaleController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #locale: Locale | undefined;
  #wanted: string | undefined;
  /** What the first paint waits for. */
  #coming: Promise<void> | undefined;
  #dir: 'ltr' | 'rtl' | undefined;
  #watcher: MutationObserver | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
    this.#holdFirstPaint(host as unknown as Updating);
  }

  get current(): Locale {
    return this.#locale ?? localeFor('en');
  }
  get tag(): string {
    return this.current.tag;
  }
  get dir(): 'ltr' | 'rtl' {
    return this.#dir ?? this.current.dir;
  }
  t<K extends MessageKey>(key: K, ...values: Values<Messages[K], string | number>): string {
    return this.current.t(key, ...values);
  }

  hostConnected(): void {
    this.#resolve();
    this.#watcher = new MutationObserver(() => this.#resolve());
    for (const element of [...hostsOf(this.#host), this.#host.ownerDocument.documentElement]) {
      this.#watcher.observe(element, { attributes: true, attributeFilter: ['lang', 'dir'] });
    }
  }

  hostDisconnected(): void {
    this.#watcher?.disconnect();
  }

  /** Nobody is to see a text in English first. After the first paint the old language stays until the new one is here. */
  #holdFirstPaint(host: Updating): void {
    const update = host.scheduleUpdate.bind(host);
    host.scheduleUpdate = () => (this.#coming ? this.#coming.then(update) : update());
  }

  #resolve(): void {
    const tag = this.#tag();
    const dir = closestAcross(this.#host, ':is([dir="ltr" i], [dir="rtl" i])')?.getAttribute('dir')?.toLowerCase();
    this.#dir = dir === 'rtl' || dir === 'ltr' ? dir : undefined;
    if (tag !== this.#wanted) {
      this.#wanted = tag;
      const here = localeHere(tag);
      if (here) this.#locale = here;
      else void this.#load(tag);
    }
    this.#host.requestUpdate();
  }

  /** A tag that `Intl` cannot read must not break the page. */
  #tag(): string {
    const wanted = closestAcross(this.#host, '[lang]:not([lang=""])')?.getAttribute('lang') ?? navigator.language;
    try {
      return Intl.getCanonicalLocales(wanted)[0] ?? 'en';
    } catch {
      return 'en';
    }
  }

  async #load(tag: string): Promise<void> {
    const take = (locale: Locale): void => {
      if (this.#wanted !== tag) return;
      this.#locale = locale;
      this.#coming = undefined;
      this.#host.requestUpdate();
    };
    const loading = loadLocale(tag, take).then(take);
    if (!this.#locale) this.#coming = loading;
    await loading;
  }
}
