/**
 * The script tag. Reads `data-*`, puts the wished element into the page, and gives the page `window.hearth`: a function
 * and an object at once, whose calls made before loading wait in `hearth.q`. Everything heavy is imported when needed.
 */
import type { GetToken } from '../src/index.ts';
import type { TagProblem } from './embed-problem.ts';
import './launcher/launcher.ts';

type Layout = 'launcher' | 'page' | 'inline' | 'panel' | 'channel' | 'badge';
type Handler = (detail: unknown) => void;
interface Placed extends HTMLElement {
  getToken?: GetToken | undefined;
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
interface Shared {
  readonly tags: Set<string>;
  readonly placed: Set<Placed>;
  getToken: GetToken | undefined;
}
type HearthGlobal = ((name: keyof Calls, ...input: unknown[]) => unknown) &
  Partial<Calls> & { q?: ArrayLike<unknown>[]; shared?: Shared };

const LAYOUTS = 'launcher page inline panel channel badge'.split(' ');
/** Words after `data-` that take any value, or are looked at here; what others stand there, `embed-problem` looks at. */
const FREE = 'community server layout target wait accent channel lang label'.split(' ');
const PASSED_ON = 'channel lang label scheme storage router position badge contrast'.split(' ');

/** A page may have an element named `currentScript`, or ids that hide what Lit keeps on `window`. */
const tag = Object.getOwnPropertyDescriptor(Document.prototype, 'currentScript')?.get?.call(
  document,
) as HTMLScriptElement | null;
const data = tag?.dataset ?? {};
const page = window as unknown as { hearth?: HearthGlobal };
/** What all tags of a page have in common. */
const shared: Shared = page.hearth?.shared ?? { tags: new Set(), placed: new Set(), getToken: undefined };
const { placed } = shared;

/** Says what is wrong, in the page and in the console. */
function complain(problem: TagProblem, value = ''): void {
  void import('./embed-problem.ts').then((module) => module.complain(tag, problem, value), reportChunk);
}

const floats = (layout: Layout): boolean => layout === 'launcher' || layout === 'panel';

function place(layout: Layout): Placed {
  const isBadge = layout === 'badge';
  const name = floats(layout) ? 'launcher' : isBadge ? 'unread-badge' : 'community';
  const element = document.createElement(`hearth-${name}`) as Placed;
  element.setAttribute('server', data['server'] ?? new URL(tag?.src ?? location.href).origin);
  element.setAttribute('community', data['community'] ?? '');
  element.setAttribute('layout', layout);
  for (const word of PASSED_ON) if (data[word] !== undefined) element.setAttribute(word, data[word]);
  if (data['accent']) element.style.setProperty('--hearth-accent', data['accent']);
  element.getToken = shared.getToken;
  placed.add(element);
  if (!floats(layout))
    (isBadge ? import('./unread-badge/unread-badge.ts') : import('./community/community.ts')).catch(reportChunk);
  return element;
}

function reportChunk(error: unknown): void {
  console.error('[hearth] A part did not load. Check the Content Security Policy.', error);
}

/** A mistyped selector finds nothing. */
function find(selector: string): Element | null {
  try {
    return document.querySelector(selector);
  } catch {
    return null;
  }
}

/** Puts the element where it belongs, and again when the page was rebuilt around it (single-page applications). */
function keep(layout: Layout): void {
  const { target } = data;
  let element: Placed | undefined;
  const put = (): void => {
    const home = floats(layout)
      ? document.body
      : target
        ? find(target)
        : document.body.contains(tag)
          ? tag?.parentElement
          : null;
    if (!home || (element?.isConnected && home.contains(element))) return;
    element ??= place(layout);
    if (home === tag?.parentElement && !target) tag.after(element);
    else home.append(element);
  };
  put();
  new MutationObserver(put).observe(document.documentElement, { childList: true, subtree: true });
  if (!element && data['wait'] === undefined)
    addEventListener('load', () => element ?? complain(target ? 'target' : 'place', target ?? ''));
}

const calls: Calls = {
  identify(next) {
    if (typeof next !== 'function') return complain('identify');
    shared.getToken = next;
    for (const element of placed) element.getToken = next;
  },
  async logout() {
    shared.getToken = undefined;
    await Promise.all([...placed].map(async (element) => element.logout?.()));
    for (const element of placed) element.getToken = undefined;
  },
  open: () => placed.forEach((element) => element.open?.()),
  close: () => placed.forEach((element) => element.close?.()),
  navigate: (channel) =>
    placed.forEach((element) =>
      element.navigate ? element.navigate(channel) : element.setAttribute('channel', channel),
    ),
  on(name, handler) {
    const listen = (event: Event): void => {
      if (placed.has(event.target as Placed)) handler(event);
    };
    addEventListener(`hearth-${name}`, listen);
    return () => removeEventListener(`hearth-${name}`, listen);
  },
};

function start(): void {
  const { community, layout = 'launcher' } = data;
  if (!community) return complain('community');
  if (!LAYOUTS.includes(layout)) return complain('layout', layout);
  if (Object.keys(data).some((word) => !FREE.includes(word))) complain('words');
  keep(layout as Layout);
}

function join(): void {
  const names = window as unknown as Record<string, unknown>;
  for (const name of ['reactiveElementVersions', 'litHtmlVersions', 'litElementVersions'])
    if (names[name] && !Array.isArray(names[name])) names[name] = [];
  const key = JSON.stringify(data);
  if (shared.tags.has(key)) return complain('twice');
  shared.tags.add(key);
  const waiting = Array.from(page.hearth?.q ?? [], (call) => Array.from(call));
  if (!page.hearth?.shared) {
    const hearth = (name: keyof Calls, ...input: unknown[]): unknown =>
      Object.hasOwn(calls, name) ? (calls[name] as (...input: unknown[]) => unknown)(...input) : complain('call', name);
    page.hearth = Object.assign(hearth, calls, { shared });
  }
  const begin = (): void => {
    start();
    for (const [name, ...input] of waiting) page.hearth?.(name as keyof Calls, ...input);
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
  else begin();
}

join();
