/**
 * The script tag. Reads `data-*`, puts the wished element into the page, and gives the page `window.hearth`: a function
 * and an object at once, whose calls made before loading wait in `hearth.q`. Everything heavy is imported when needed.
 */
import type { GetToken } from '../src/index.ts';
import './launcher/launcher.ts';

type Layout = 'launcher' | 'page' | 'inline' | 'panel' | 'channel' | 'badge';
type Handler = (detail: unknown) => void;
interface Placed extends HTMLElement {
  getToken?: GetToken | undefined;
  identify?(getToken: GetToken | undefined): void;
  logout?(): Promise<unknown>;
  open?(): void;
  close?(): void;
  navigate?(channel: string): void;
}
interface Calls {
  identify(getToken: GetToken): void;
  logout(): Promise<void>;
  open(): void;
  close(): void;
  navigate(channel: string): void;
  on(name: string, handler: Handler): () => void;
}
type HearthGlobal = ((name: keyof Calls, ...input: unknown[]) => unknown) &
  Partial<Calls> & { q?: ArrayLike<unknown>[]; tags?: Set<string> };

const LAYOUTS = new Set<string>(['launcher', 'page', 'inline', 'panel', 'channel', 'badge']);
const PASSED_ON = ['channel', 'scheme', 'lang', 'storage', 'router', 'label', 'position', 'badge', 'contrast'];

const tag = document.currentScript as HTMLScriptElement | null;
const data = tag?.dataset ?? {};
const page = window as unknown as { hearth?: HearthGlobal };
const placed = new Set<Placed>();
let getToken: GetToken | undefined;

/** Says what is wrong where the person looks, and in the console for the developer. */
function complain(words: string): void {
  console.error(`[hearth] ${words}`);
  const box = document.createElement('p');
  box.setAttribute('role', 'alert');
  box.textContent = `Hearth: ${words}`;
  if (tag && document.body.contains(tag)) tag.after(box);
  else document.body.append(box);
}

function place(layout: Layout): Placed {
  const name =
    layout === 'launcher' || layout === 'panel'
      ? 'hearth-launcher'
      : layout === 'badge'
        ? 'hearth-unread-badge'
        : 'hearth-community';
  const element = document.createElement(name) as HTMLElement as Placed;
  element.setAttribute('server', data['server'] ?? new URL(tag?.src ?? location.href).origin);
  element.setAttribute('community', data['community'] ?? '');
  element.setAttribute('layout', layout);
  for (const attribute of PASSED_ON)
    if (data[attribute] !== undefined) element.setAttribute(attribute, data[attribute]);
  if (data['accent']) element.style.setProperty('--hearth-accent', data['accent']);
  element.getToken = getToken;
  placed.add(element);
  if (name === 'hearth-community') void import('./community/community.ts').catch(reportChunk);
  if (name === 'hearth-unread-badge') void import('./unread-badge/unread-badge.ts').catch(reportChunk);
  return element;
}

function reportChunk(error: unknown): void {
  console.warn('[hearth] chunk_failed', error);
  complain(
    'The rest of the script could not be loaded. Check the connection, and that the page’s Content Security Policy names the server.',
  );
}

/** Puts the element where it belongs, and again when the page was rebuilt around it (single-page applications). */
function keep(layout: Layout): void {
  const { target } = data;
  const floats = layout === 'launcher' || layout === 'panel';
  let element: Placed | undefined;
  const put = (): void => {
    const home = floats
      ? document.body
      : target
        ? document.querySelector(target)
        : tag && document.body.contains(tag)
          ? tag.parentElement
          : null;
    if (!home || (element?.isConnected && home.contains(element))) return;
    element ??= place(layout);
    if (home === tag?.parentElement && !target) tag.after(element);
    else home.append(element);
  };
  put();
  new MutationObserver(put).observe(document.documentElement, { childList: true, subtree: floats ? false : true });
  if (floats) new MutationObserver(put).observe(document.body, { childList: true });
  else if (!element)
    addEventListener(
      'load',
      () =>
        element ??
        complain(
          target
            ? `No element fits data-target="${target}". Check the selector.`
            : 'Say where it goes: add data-target="#an-element" to the tag, or put the tag into the body.',
        ),
    );
}

const calls: Calls = {
  identify(next) {
    if (typeof next !== 'function') return console.error('[hearth] identify() takes a function that answers a token.');
    getToken = next;
    for (const element of placed) {
      if (element.identify) element.identify(next);
      else element.getToken = next;
    }
  },
  async logout() {
    getToken = undefined;
    await Promise.all([...placed].map(async (element) => element.logout?.()));
  },
  open: () => placed.forEach((element) => element.open?.()),
  close: () => placed.forEach((element) => element.close?.()),
  navigate: (channel) => placed.forEach((element) => element.navigate?.(channel)),
  on(name, handler) {
    const listen = (event: Event): void => {
      if (placed.has(event.target as Placed)) handler(event);
    };
    addEventListener(`hearth-${name}`, listen);
    return () => removeEventListener(`hearth-${name}`, listen);
  },
};

function start(): void {
  const layout = data['layout'] ?? 'launcher';
  if (!data['community']) return complain('The tag names no community. Add data-community="your-community" to it.');
  if (!LAYOUTS.has(layout))
    return complain(`data-layout="${layout}" is not known. Use one of: ${[...LAYOUTS].join(', ')}.`);
  keep(layout as Layout);
}

function join(): void {
  const before = page.hearth;
  const key = JSON.stringify(data);
  if (before?.tags?.has(key))
    return console.warn('[hearth] This tag is on the page twice; the second one does nothing.');
  if (before?.tags) {
    const { identify, logout, open, close, navigate, on } = before as Calls & HearthGlobal;
    const both = { identify, logout, open, close, navigate, on };
    const first = both;
    const own = { ...calls };
    calls.identify = (next) => (first.identify(next), own.identify(next));
    calls.logout = async () => void (await Promise.all([first.logout(), own.logout()]));
    calls.open = () => (first.open(), own.open());
    calls.close = () => (first.close(), own.close());
    calls.navigate = (channel) => (first.navigate(channel), own.navigate(channel));
    calls.on = (name, handler) => {
      const stops = [first.on(name, handler), own.on(name, handler)];
      return () => stops.forEach((stop) => stop());
    };
  }
  const hearth = ((name: keyof Calls, ...input: unknown[]) => {
    if (!Object.hasOwn(calls, name)) return console.error(`[hearth] There is no call "${name}".`);
    return (calls[name] as (...input: unknown[]) => unknown)(...input);
  }) as HearthGlobal;
  Object.assign(hearth, calls, { tags: new Set([...(before?.tags ?? []), key]) });
  page.hearth = hearth;
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
  for (const [name, ...input] of Array.from(before?.q ?? [], (call) => Array.from(call)))
    hearth(name as keyof Calls, ...input);
}

join();
