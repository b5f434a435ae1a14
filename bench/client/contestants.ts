/**
 * The pages that are measured beside Hearth, all fed with the same messages: `plain` (a hand-written page, every row in the
 * document), `stored` (the same, out of IndexedDB after the first time), `virtual` (hand-written, the newest rows only: the
 * limit), `lit` (one Lit element a message), and deep-chat, a peer that runs without a back end and is installed on demand
 * into `bench/peers`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Parts } from './page-probe.ts';

export interface Contestant {
  readonly name: string;
  readonly parts: Parts;
  /** Holds everything in the document, so a long channel is not asked of it. */
  readonly mostMessages: number;
  /** The script of its page; it defines `window.append(texts)` and shows `window.messages` at once. */
  script(): Promise<string>;
}

const PEERS = join(import.meta.dirname, '..', 'peers');

/** The parts every hand-written page shares. */
const FRAME = `
  const style = document.createElement('style');
  style.textContent = 'body{margin:0;height:100vh;display:flex;flex-direction:column;font:15px/1.4 sans-serif}' +
    '#list{flex:1;overflow-y:auto}article{padding:4px 12px}time{color:#666;margin-left:8px}p{margin:0}textarea{height:40px}';
  document.head.append(style);
  const list = Object.assign(document.createElement('div'), { id: 'list' });
  const field = document.createElement('textarea');
  document.body.append(list, field);
  const make = (name, text, ...children) => {
    const element = document.createElement(name);
    element.append(text, ...children);
    return element;
  };
  const row = (text) => make('article', make('strong', 'Anna Berg'), make('time', '10:42'), make('p', text));
  const atEnd = () => { list.scrollTop = list.scrollHeight; };`;

const PLAIN = `${FRAME}
  window.append = (texts) => { list.append(...texts.map(row)); atEnd(); };
  window.append(window.messages);`;

const STORED = `${FRAME}
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const opening = indexedDB.open('bench');
  opening.onupgradeneeded = () => opening.result.createObjectStore('texts', { autoIncrement: true });
  const database = await done(opening);
  const store = (mode) => database.transaction('texts', mode).objectStore('texts');
  window.append = (texts) => { list.append(...texts.map(row)); atEnd(); };
  const kept = await done(store('readonly').getAll());
  window.append(kept.length > 0 ? kept : window.messages);
  if (kept.length === 0) for (const text of window.messages) store('readwrite').put(text);`;

const VIRTUAL = `${FRAME}
  const ROWS = 60;
  window.append = (texts) => {
    list.append(...texts.slice(-ROWS).map(row));
    while (list.childElementCount > ROWS) list.firstElementChild.remove();
    atEnd();
  };
  window.append(window.messages);`;

const LIT = `
  import { css, html, LitElement } from 'lit';
  import { repeat } from 'lit/directives/repeat.js';
  class BenchMessage extends LitElement {
    static properties = { text: {} };
    static styles = css\`:host{display:block;padding:4px 12px}time{color:#666;margin-left:8px}p{margin:0}\`;
    render() { return html\`<article><strong>Anna Berg</strong><time>10:42</time><p>\${this.text}</p></article>\`; }
  }
  class BenchList extends LitElement {
    static properties = { texts: {} };
    static styles = css\`:host{display:flex;flex-direction:column;height:100vh}#list{flex:1;overflow-y:auto}textarea{height:40px}\`;
    render() {
      return html\`<div id="list">\${repeat(this.texts, (_, n) => n, (text) => html\`<bench-message .text=\${text}></bench-message>\`)}</div>
        <textarea></textarea>\`;
    }
    updated() { const list = this.renderRoot.querySelector('#list'); list.scrollTop = list.scrollHeight; }
  }
  customElements.define('bench-message', BenchMessage);
  customElements.define('bench-list', BenchList);
  const element = Object.assign(document.createElement('bench-list'), { texts: window.messages });
  document.body.append(element);
  window.append = (texts) => { element.texts = [...element.texts, ...texts]; };`;

const DEEP_CHAT = `
  const element = document.createElement('deep-chat');
  element.style.width = '100vw';
  element.style.height = '90vh';
  element.connect = { handler: () => undefined };
  element.history = window.messages.map((text, n) => ({ text, role: n % 3 ? 'ai' : 'user' }));
  document.body.append(element);
  window.append = (texts) => { for (const text of texts) element.addMessage({ text, role: 'ai' }); };`;

async function litScript(): Promise<string> {
  const options = { bundle: true, minify: true, write: false, format: 'esm' } as const;
  const { outputFiles } = await build({
    ...options,
    stdin: { contents: LIT, resolveDir: join(import.meta.dirname, '..', '..') },
  });
  return outputFiles[0]!.text;
}

/** Only here, never by `npm start` or `npm test`. */
function deepChatScript(): string {
  const file = join(PEERS, 'node_modules', 'deep-chat', 'dist', 'deepChat.bundle.js');
  if (!existsSync(file)) {
    console.log('Installing the peers into bench/peers …');
    const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: PEERS,
      stdio: 'inherit',
    });
    if (status !== 0) throw new Error('The peers could not be installed; name the other contestants with --pages.');
  }
  return `${readFileSync(file, 'utf8')};${DEEP_CHAT}`;
}

const native: Parts = { row: 'article', composer: 'textarea', scroller: '#list' };
const text = (script: string) => (): Promise<string> => Promise.resolve(script);
export const contestants: readonly Contestant[] = [
  { name: 'virtual', parts: native, mostMessages: Infinity, script: text(VIRTUAL) },
  { name: 'plain', parts: native, mostMessages: 10_000, script: text(PLAIN) },
  { name: 'stored', parts: native, mostMessages: 50, script: text(STORED) },
  { name: 'lit', parts: native, mostMessages: 10_000, script: litScript },
  {
    name: 'deep-chat',
    parts: { row: '.message-bubble', composer: '#text-input', scroller: '#messages' },
    mostMessages: 1000,
    script: () => Promise.resolve(deepChatScript()),
  },
];
export const hearthParts: Parts = {
  row: 'hearth-message-pane article, .feed article',
  composer: 'textarea',
  scroller: '[part="log"]',
};
