/** Puts elements on the page for a test, drives their keys, and waits until they have drawn. */
import type { LitElement } from 'lit';
import type { HearthComposer } from '../../../components/composer/composer.ts';
import '../../../components/message-pane/message-pane.ts';
import type { HearthMessagePane } from '../../../components/message-pane/message-pane.ts';
import { FakeClient } from '../../kit/fake-client.ts';
import type { FakeChannel } from '../../kit/fake-channel.ts';

export interface MountedPane {
  readonly client: FakeClient;
  readonly channel: FakeChannel;
  readonly pane: HearthMessagePane;
  readonly root: ShadowRoot;
}

/** Stubs of the page, and elements on it, to take back after the test. */
const undo: (() => void)[] = [];

export function cleanUp(): void {
  for (const step of undo.splice(0).reverse()) step();
}

export function afterwards(step: () => void): void {
  undo.push(step);
}

/** A test page has the focus or not as the engine pleases; reading asks for it. */
export function lookAtPage(isLooking: boolean): void {
  Object.defineProperty(document, 'hasFocus', { configurable: true, value: () => isLooking });
  afterwards(() => Reflect.deleteProperty(document, 'hasFocus'));
  dispatchEvent(new Event(isLooking ? 'focus' : 'blur'));
}

/** A page that the engine has put aside draws no frames: then a moment has to do. */
export async function frames(count = 2): Promise<void> {
  for (let left = count; left > 0; left--) {
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
      setTimeout(resolve, 150);
    });
  }
}

export async function settle(element: LitElement): Promise<void> {
  for (let round = 0; round < 4; round++) {
    await element.updateComplete;
    await frames(1);
  }
}

export interface PaneOptions {
  readonly width?: number;
  readonly height?: number;
  readonly prepare?: (client: FakeClient, channel: FakeChannel) => void;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A pane of one channel, `year-5`, 700 by 500 pixels unless said otherwise. */
export async function mountPane({
  width = 700,
  height = 500,
  prepare,
  attributes = {},
}: PaneOptions = {}): Promise<MountedPane> {
  const client = new FakeClient();
  const channel = client.channel('year-5');
  prepare?.(client, channel);
  const box = document.createElement('div');
  Object.assign(box.style, { width: `${String(width)}px`, height: `${String(height)}px` });
  const pane = document.createElement('hearth-message-pane');
  pane.style.height = '100%';
  pane.client = client;
  pane.channel = 'year-5';
  for (const [name, value] of Object.entries(attributes)) pane.setAttribute(name, value);
  box.append(pane);
  document.body.append(box);
  afterwards(() => box.remove());
  await settle(pane);
  return { client, channel, pane, root: pane.renderRoot as ShadowRoot };
}

export function composerOf(pane: HearthMessagePane): HearthComposer {
  return pane.renderRoot.querySelector('hearth-composer') as HearthComposer;
}

export function fieldOf(composer: HearthComposer): HTMLTextAreaElement {
  return composer.renderRoot.querySelector('textarea') as HTMLTextAreaElement;
}

export function logOf(root: ShadowRoot): HTMLElement {
  return root.querySelector('.log') as HTMLElement;
}

export function rowOf(root: ShadowRoot, key: string): HTMLElement {
  return root.querySelector(`[data-key="${key}"]`) as HTMLElement;
}

export function rowsOf(root: ShadowRoot): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('article')];
}

/** Distance of a row's top from the top of the log. */
export function offsetOf(root: ShadowRoot, key: string): number {
  return rowOf(root, key).getBoundingClientRect().top - logOf(root).getBoundingClientRect().top;
}

/** How far the end of the log lies below its lower edge. */
export function toEnd(root: ShadowRoot): number {
  const log = logOf(root);
  return log.scrollHeight - log.clientHeight - log.scrollTop;
}

export async function scrollTo(pane: HearthMessagePane, top: number): Promise<void> {
  logOf(pane.renderRoot as ShadowRoot).scrollTop = top;
  await frames(2);
  await settle(pane);
}

/** `keyCode` 229 is how an input method marks its keys. */
type KeyInit = Omit<KeyboardEventInit, 'keyCode'> & { readonly keyCode?: number };

export function press(target: Element, key: string, init: KeyInit = {}): KeyboardEvent {
  const { keyCode, ...rest } = init;
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...rest });
  if (keyCode !== undefined) Object.defineProperty(event, 'keyCode', { value: keyCode });
  target.dispatchEvent(event);
  return event;
}

export function type(field: HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** The focused element, through shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Waits for something that loads first, such as a menu. */
export async function until<T>(find: () => T | null | undefined): Promise<T> {
  for (;;) {
    const found = find();
    if (found) return found;
    await frames(1);
  }
}
