/**
 * The page in real Chromium: cold start, start from the cache, long channels, messages streaming in, mounting again and again, beside hand-written pages and deep-chat.
 * The contestants take turns, round after round: `--rounds 3 --sizes 1000,10000 --seconds 5 --pages hearth,virtual,plain,stored,lit,deep-chat`.
 */
import type { Browser, Page } from 'playwright-core';
import { type HostSite, openHostSite } from '../test/kit/host-pages.ts';
import { openChromium } from '../test/kit/chromium.ts';
import { newId, signToken } from '../test/kit/app.ts';
import { PROTOCOL_VERSION } from '../src/protocol/version.ts';
import { io } from 'socket.io-client';
import { type Contestant, contestants, hearthParts } from './client/contestants.ts';
import { scrollBack } from './client/scrolling.ts';
import { heapMb, installProbe, slowDown } from './client/page-probe.ts';
import type { SizedTold } from './client/sized-server.ts';
import { startChild } from './server/child.ts';
import { median, readOptions, shown, table } from './server/options.ts';

const options = readOptions({
  rounds: 3,
  sizes: '1000,10000,100000',
  seconds: 5,
  mounts: 10,
  pages: 'hearth,virtual,plain,stored,lit,deep-chat',
});
const RATE = 100;
const WAIT_MS = 60_000;
const SHORT = 50;
const sizes = options.sizes.split(',').map(Number);
const chosen = options.pages.split(',');
const others = contestants.filter(({ name }) => chosen.includes(name));
const texts = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, n) => `Message ${n + 1}: ${'a few words about nothing much, '.repeat(1 + (n % 4))}and so on.`,
  );

const site: HostSite = await openHostSite();
const origin = new URL(site.show({})).origin;
const server = await startChild<SizedTold>('../client/sized-server.ts', origin, String(SHORT), ...sizes.map(String));
const { told } = server;
const browser: Browser = await openChromium();
const url = `http://127.0.0.1:${told.port}`;

function hearthPage(size: number): string {
  const token = signToken('reader', {}, told.key);
  const channel = told.channelIds[String(size)]!;
  return site.show({
    head: `<script>window.hearth = window.hearth || function () { (hearth.q = hearth.q || []).push(arguments); };
      hearth('identify', async () => '${token}');</script>`,
    body: `<main id="place" style="height:90vh;display:grid"></main>
      <script src="${url}/hearth.js" data-community="${told.slug}" data-layout="page" data-target="#place" data-channel="${channel}" async></script>`,
  });
}
let files = 0;
async function otherPage(contestant: Contestant, size: number): Promise<string> {
  const file = `contestant-${++files}.js`;
  site.file(file, 'text/javascript', `window.messages = ${JSON.stringify(texts(size))};\n${await contestant.script()}`);
  return site.show({ body: `<script type="module" src="/${file}"></script>` });
}

interface Opened {
  readonly page: Page;
  readonly readyMs: number;
}
interface Entry {
  readonly name: string;
  readonly parts: Contestant['parts'];
  readonly mostMessages: number;
  address(size: number): Promise<string>;
}
const entries: readonly Entry[] = [
  ...(chosen.includes('hearth')
    ? [
        {
          name: 'Hearth',
          parts: hearthParts,
          mostMessages: Infinity,
          address: (size: number) => Promise.resolve(hearthPage(size)),
        },
      ]
    : []),
  ...others.map((contestant) => ({ ...contestant, address: (size: number) => otherPage(contestant, size) })),
];

const ready = (page: Page, { parts }: Entry): Promise<number> =>
  page.evaluate((wanted) => window.probe.ready(wanted, 20), parts);

/** @param slowness 4 stands for a processor four times slower. */
async function open(entry: Entry, size: number, slowness = 1): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  await page.addInitScript(installProbe);
  if (slowness > 1) await slowDown(page, slowness);
  await page.goto(await entry.address(size), { waitUntil: 'commit' });
  return { page, readyMs: await within(ready(page, entry), entry.name) };
}
async function within<T>(task: Promise<T>, name: string): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`${name} did not get ready.`)), WAIT_MS).unref();
  });
  return Promise.race([task, late]);
}

const measured = new Map<string, Map<string, number[]>>();
function note(entry: Entry, what: string, value: number): void {
  const row = measured.get(what) ?? new Map<string, number[]>();
  measured.set(what, row);
  row.set(entry.name, [...(row.get(entry.name) ?? []), value]);
}

async function measureStart(entry: Entry): Promise<void> {
  for (const slowness of [1, 4]) {
    const { page, readyMs } = await open(entry, SHORT, slowness);
    note(entry, `cold start, 50 messages, ${slowness}×, ms`, readyMs);
    if (slowness === 1) {
      await page.waitForTimeout(500); // the cache is written behind the first view
      if (entry.name === 'Hearth') await page.routeWebSocket('**', () => undefined); // what shows now came from the cache
      await page.reload({ waitUntil: 'commit' });
      note(entry, 'after a reload, before the network, ms', await within(ready(page, entry), entry.name));
    }
    await page.context().close();
  }
}

async function measureSize(entry: Entry, size: number): Promise<void> {
  if (size > entry.mostMessages) return;
  const { page, readyMs } = await open(entry, size);
  note(entry, `${size} messages: open, ms`, readyMs);
  note(entry, `${size} messages: heap, MB`, await heapMb(page));
  note(entry, `${size} messages: elements`, await page.evaluate(() => window.probe.countElements()));
  if (entry.name !== 'virtual') await measureScroll(page, entry, size); // it holds the newest alone
  await page.context().close();
}

async function measureScroll(page: Page, entry: Entry, size: number): Promise<void> {
  const { frames, blanks, jumpPx, rows } = await scrollBack(page, entry.parts);
  note(entry, `${size} messages: scrolled back, rows`, rows);
  note(
    entry,
    `${size} messages: p95 frame, ms`,
    frames.toSorted((a, b) => a - b)[Math.floor(frames.length * 0.95)] ?? NaN,
  );
  note(entry, `${size} messages: blank frames`, blanks);
  note(entry, `${size} messages: jump, px`, jumpPx);
}

/** Another member who says something a hundred times a second. */
async function speak(seconds: number): Promise<void> {
  const token = signToken('speaker', {}, told.key);
  const auth = { protocol: PROTOCOL_VERSION, community: told.slug, token };
  const socket = io(url, { auth, transports: ['websocket'], forceNew: true });
  await new Promise((resolve) => socket.once('session', resolve));
  const channelId = told.channelIds[String(SHORT)];
  await everyTen(seconds, (n) => {
    socket.emit(
      'command',
      { type: 'message.send', opId: newId(), channelId, text: `#${n}. said just now` },
      () => undefined,
    );
  });
  socket.close();
}
async function everyTen(seconds: number, task: (n: number) => void): Promise<void> {
  const start = performance.now();
  for (let n = 0; n < seconds * RATE; n++) {
    const wait = start + (n * 1000) / RATE - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    task(n);
  }
}

/** From a message's arrival in the page to the paint that shows it. */
async function measureAppend(entry: Entry): Promise<void> {
  const { page } = await open(entry, SHORT);
  const latest = page.getByRole('button', { name: /Latest|new messages/ });
  if (entry.name === 'Hearth' && (await latest.count()) > 0)
    await latest
      .first()
      .click()
      .catch(() => undefined);
  await page.evaluate(watchPaints, entry.parts);
  await (entry.name === 'Hearth'
    ? speak(options.seconds)
    : page.evaluate(appendHere, { seconds: options.seconds, rate: RATE }));
  await page.waitForTimeout(500);
  const { delays, tasks } = await page.evaluate(() => ({
    delays: window.delays,
    tasks: window.probe.longTasks.length,
  }));
  const sorted = delays.toSorted((a, b) => a - b);
  note(entry, '100/s: p95 to paint, ms', sorted[Math.floor(sorted.length * 0.95)] ?? NaN);
  note(entry, '100/s: shown, %', (delays.length / (options.seconds * RATE)) * 100);
  note(entry, '100/s: tasks over 50 ms', tasks);
  await page.context().close();
}
declare global {
  interface Window {
    append(texts: readonly string[]): void;
    delays: number[];
    arrived: Map<number, number>;
  }
}
/** Stands alone: it is handed to the page as text. Arrival is the socket's event, or the call of `append`. */
function watchPaints(parts: Contestant['parts']): void {
  window.delays = [];
  window.arrived = new Map();
  window.probe.longTasks.length = 0;
  const note = (text: string): void => {
    for (const match of text.matchAll(/#(\d+)\./g))
      if (!window.arrived.has(Number(match[1]))) window.arrived.set(Number(match[1]), performance.now());
  };
  window.probe.hear(note);
  const look = (): void => {
    const newest = Math.max(
      -1,
      ...window.probe
        .all(parts.row)
        .slice(-3)
        .map((row) => Number(/#(\d+)\./.exec(row.textContent)?.[1] ?? -1)),
    );
    setTimeout(() => {
      const now = performance.now();
      for (const [number, at] of window.arrived) {
        if (number > newest) continue;
        window.delays.push(now - at);
        window.arrived.delete(number);
      }
    });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
async function appendHere({ seconds, rate }: { seconds: number; rate: number }): Promise<void> {
  const start = performance.now();
  for (let n = 0; n < seconds * rate; n++) {
    const wait = start + (n * 1000) / rate - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    window.arrived.set(n, performance.now());
    window.append([`#${n}. said just now`]);
  }
}

/** Puts the community into the page and takes it out again. */
async function measureMounts(entry: Entry): Promise<void> {
  if (entry.name !== 'Hearth') return;
  const { page } = await open(entry, SHORT);
  const mount = async (): Promise<void> => {
    await page.evaluate(() => {
      const element = document.querySelector('hearth-community')!;
      const parent = element.parentElement!;
      element.remove();
      parent.append(element);
    });
    await within(ready(page, entry), entry.name);
  };
  await mount();
  const before = await heapMb(page);
  for (let n = 0; n < options.mounts; n++) await mount();
  note(entry, `growth over ${options.mounts} mounts, MB`, (await heapMb(page)) - before);
  await page.context().close();
}

async function attempt(what: string, task: Promise<void>): Promise<void> {
  await task.catch((error: unknown) =>
    console.log(`✗ ${what}: ${error instanceof Error ? error.message.split('\n')[0] : 'failed'}`),
  );
}
try {
  for (let round = 0; round < options.rounds; round++) {
    for (const entry of entries) {
      await attempt(`${entry.name}, start`, measureStart(entry));
      for (const size of sizes) await attempt(`${entry.name}, ${size}`, measureSize(entry, size));
      await attempt(`${entry.name}, append`, measureAppend(entry));
      await attempt(`${entry.name}, mounts`, measureMounts(entry));
    }
  }
} finally {
  await browser.close();
  await server.stop();
  await site.close();
}
const names = entries.map(({ name }) => name);
const rows = [...measured].map(([what, row]) => [what, ...names.map((name) => shown(median(row.get(name) ?? [])))]);
console.log(`Median of ${options.rounds} rounds, Chromium ${browser.version()}:\n\n${table(['', ...names], rows)}`);
process.exit();
