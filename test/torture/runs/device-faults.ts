/**
 * F6–F11 as far as they are the device's: the disk's share is used up, there is no database or a broken one, the browser
 * throws it away, the page is put aside or stands still, the clock jumps. The chat stays usable, and nothing is lost.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { drained, inBrowser, type Scene, writeSome } from '../browser-scene.ts';
import { atMost, figure, type Goal, type Outcome, within } from '../outcome.ts';
import type { Ground } from '../ground.ts';
import type { Person } from '../person.ts';
import type { RunOptions } from './options.ts';

async function clearDevice(page: Page, { url }: Ground): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: url, storageTypes: 'all' });
  await session.detach();
}

const lastShown = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => window.torture?.channel.timeline.get().items.at(-1)?.message.id);

/** @returns ms until the page shows what somebody else wrote last. */
async function caughtUp(page: Page, { channel }: Person): Promise<number> {
  const begunAt = performance.now();
  while ((await lastShown(page)) !== channel.timeline.get().items.at(-1)?.message.id) {
    if (performance.now() - begunAt > 60_000) throw new Error('A page did not catch up within a minute');
    await sleep(10);
  }
  return performance.now() - begunAt;
}

async function talk(person: Person, count: number): Promise<void> {
  for (let n = 0; n < count; n++) await person.write();
  while (person.waiting > 0) await sleep(10);
}

/** In the page: another database takes all that is left. */
const fillUp = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const opened = indexedDB.open('something-else');
    opened.onupgradeneeded = () => opened.result.createObjectStore('bytes', { autoIncrement: true });
    await new Promise((resolve) => (opened.onsuccess = resolve));
    const random = (size: number): Uint8Array<ArrayBuffer> => {
      const bytes = new Uint8Array(size);
      for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
      return bytes;
    };
    const put = (size: number): Promise<boolean> =>
      new Promise((resolve) => {
        const tx = opened.result.transaction('bytes', 'readwrite', { durability: 'strict' });
        tx.objectStore('bytes').put(random(size));
        tx.oncomplete = () => resolve(true);
        tx.onabort = () => resolve(false);
      });
    let left = 20_000_000; // where the share does not hold, the disk must not be filled
    for (const size of [32_768, 4_096, 256]) while (left > 0 && (await put(size))) left -= size;
    opened.result.close();
    if (left <= 0) throw new Error('The browser lets a page take more than its share.');
  });
const freeAgain = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const request = indexedDB.deleteDatabase('something-else');
    await new Promise((resolve) => (request.onsuccess = resolve));
  });

/** F6: a share of 200 kB, of which nothing is left, with a line and without one. */
export function quota(options: RunOptions): Promise<Outcome> {
  const { cycles = 10 } = options;
  return inBrowser('quota', options, async ({ browser, ground, history, random, pages }) => {
    const beside = await browser.openEmpty();
    const session = await browser.context.newCDPSession(beside); // it holds as long as this does
    await session.send('Storage.overrideQuotaForOrigin', { origin: ground.url, quotaSize: 200_000 });
    const times: number[] = [];
    for (let cycle = 1; cycle <= cycles; cycle++) {
      const page = await browser.open();
      await drained(page);
      await writeSome(page, 2);
      await drained(page);
      history.note({ is: 'fault', what: `full ${cycle}` });
      await fillUp(beside);
      await browser.context.setOffline(random.chance(0.5));
      await writeSome(page, 1 + random.below(4));
      await sleep(random.below(500));
      await browser.context.setOffline(false);
      times.push(await drained(page));
      if (random.chance(0.5)) await page.reload();
      await page.waitForFunction(() => window.torture !== undefined);
      await writeSome(page, 1); // from the start without room
      times.push(await drained(page));
      await freeAgain(beside);
      if (cycle < cycles) await page.close();
      else pages.push(page);
    }
    const inMemory = history.events.filter((event) => event.is === 'fault' && event.what.startsWith('not kept')).length;
    return [
      figure('cycles', cycles),
      { name: 'kept in memory alone', figure: String(inMemory), isReached: inMemory > 0 },
      within('everything through after', times, options.relaxed ? undefined : 10_000),
    ];
  });
}

const BROKEN: Readonly<Record<string, string>> = {
  'not there': `Object.defineProperty(window, 'indexedDB', { value: undefined });`,
  'that throws': `IDBFactory.prototype.open = () => { throw new DOMException('No.', 'SecurityError'); };`,
  'that never answers': `IDBFactory.prototype.open = () => new EventTarget();`,
  'that fails in every write': `IDBObjectStore.prototype.put = IDBObjectStore.prototype.add = () => {
    throw new DOMException('No.', 'UnknownError');
  };`,
};

/** In a page without Hearth. What another version of us, or nobody, has left there. */
const spoil = (page: Page, how: 'newer' | 'rubbish'): Promise<number> =>
  page.evaluate(async (kind) => {
    const done = (request: IDBRequest): Promise<unknown> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('The request failed.'));
      });
    const found = await indexedDB.databases();
    let spoiled = 0;
    for (const { name, version } of found) {
      if (name === undefined) continue;
      const db = (await done(
        kind === 'newer' ? indexedDB.open(name, (version ?? 1) + 1_000) : indexedDB.open(name),
      )) as IDBDatabase;
      if (kind === 'rubbish') {
        for (const store of db.objectStoreNames) {
          const into = db.transaction(store, 'readwrite').objectStore(store);
          const path = into.keyPath;
          for (const held of (await done(into.getAllKeys())) as IDBValidKey[]) {
            const at = db.transaction(store, 'readwrite').objectStore(store);
            const row: Record<string, unknown> = { rubbish: [held, null, -1] };
            if (path === null) at.put(row, held);
            else
              for (const [n, key] of [path].flat().entries()) row[key] = Array.isArray(path) ? [held].flat()[n] : held;
            if (path !== null) at.put(row);
            spoiled++;
          }
        }
      } else spoiled++;
      db.close();
    }
    return spoiled;
  }, how);

/** F7: no database, or one that does not do what it should; first contact counts. */
export function noDatabase(options: RunOptions): Promise<Outcome> {
  const { cycles = 3, say } = options;
  return inBrowser('no-database', options, async ({ browser, ground, history, pages, wrong }) => {
    const times: number[] = [];
    const start = async (what: string, before?: string): Promise<void> => {
      history.note({ is: 'fault', what });
      const begunAt = performance.now();
      const page = await browser.open(before);
      await writeSome(page, 2);
      await page
        .waitForFunction(() => (window.torture?.waits.length ?? 0) > 1, null, { timeout: 20_000, polling: 20 })
        .catch(() => wrong.push(`nothing can be written with a database ${what}`));
      times.push(performance.now() - begunAt);
      say(`${what}: ${Math.round(times.at(-1) ?? 0)} ms`);
      pages.push(page);
    };
    const beside = await browser.openEmpty();
    for (let cycle = 1; cycle <= cycles; cycle++) {
      for (const page of pages.splice(0)) await page.close();
      for (const [what, script] of Object.entries(BROKEN)) await start(what, script);
      await start('of ours');
      for (const page of pages.splice(0)) await page.close();
      if ((await spoil(beside, 'rubbish')) === 0) wrong.push('nothing was there to spoil');
      await start('full of rubbish');
      for (const page of pages.splice(0)) await page.close();
      await spoil(beside, 'newer');
      await start('of a newer version');
      await clearDevice(beside, ground);
    }
    return [figure('starts', times.length), within('usable after', times, options.relaxed ? undefined : 3_000)];
  });
}

/** F8: the browser throws the database away under an open page that is writing. */
export function eviction(options: RunOptions): Promise<Outcome> {
  const { cycles = 20 } = options;
  return inBrowser('eviction', options, async ({ browser, ground, history, random, pages }) => {
    pages.push(await browser.open(), await browser.open());
    const times: number[] = [];
    for (let cycle = 1; cycle <= cycles; cycle++) {
      const page = random.pick(pages);
      if (!page) continue;
      await Promise.all([writeSome(page, 1 + random.below(4)), sleep(random.below(60))]);
      history.note({ is: 'fault', what: `taken away ${cycle}` });
      await clearDevice(page, ground);
      await writeSome(page, 1);
      times.push(await drained(page));
      if (random.chance(0.5)) {
        await page.reload();
        await page.waitForFunction(() => window.torture !== undefined);
        times.push(await drained(page));
      }
    }
    return [figure('times', cycles), within('everything through after', times, options.relaxed ? undefined : 10_000)];
  });
}

/** F9: the page is put aside for another one, and comes back by the back button. */
export function backForward(options: RunOptions): Promise<Outcome> {
  const { cycles = 20 } = options;
  return inBrowser('back-forward', options, async (scene) => {
    const page = await scene.browser.open(COUNTING);
    const friend = await scene.company();
    await drained(page);
    await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => (document.title = `kept ${persisted}`)));
    const open: number[] = [];
    const times: number[] = [];
    let kept = 0;
    for (let cycle = 1; cycle <= cycles; cycle++) {
      await writeSome(page, 1);
      await sleep(scene.random.below(100));
      await page.goto(`${scene.ground.url}/torture-empty`);
      await talk(friend, 3);
      await sleep(scene.random.below(1_000));
      await page.goBack({ waitUntil: 'commit' });
      await page.waitForFunction(() => window.torture !== undefined);
      times.push(await caughtUp(page, friend));
      if ((await page.title()) === 'kept true') kept++;
      await drained(page);
      open.push(await openSockets(page));
    }
    scene.pages.push(page);
    return [
      { name: 'put aside and kept', figure: `${kept} of ${cycles}`, isReached: kept > 0 },
      atMost('sockets open at a time', Math.max(...open), 1),
      within('caught up after', times, options.relaxed ? undefined : 2_000),
    ];
  });
}

const COUNTING = `{
  const all = (window.tortureSockets = []);
  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      all.push(this);
    }
  };
}`;
const openSockets = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { tortureSockets } = window as unknown as { readonly tortureSockets: readonly WebSocket[] };
    return tortureSockets.filter(({ readyState }) => readyState <= WebSocket.OPEN).length;
  });

/** F10: a page's process stands still, as in a laptop that was shut, and goes on. */
export function frozen(options: RunOptions): Promise<Outcome> {
  const { cycles = 5 } = options;
  return inBrowser('frozen', options, async ({ browser, history, pages, company, random }) => {
    const page = await browser.open();
    pages.push(page);
    const friend = await company();
    await drained(page);
    const times: number[] = [];
    for (let cycle = 1; cycle <= cycles; cycle++) {
      await writeSome(page, 2);
      await sleep(random.below(40));
      // every second time longer than the server waits for a sign of life
      const seconds = cycle % 2 === 0 ? 45 : 5;
      history.note({ is: 'fault', what: `stands still for ${seconds} s` });
      const still = browser.renderers();
      for (const pid of still) process.kill(pid, 'SIGSTOP');
      try {
        await talk(friend, 5);
        await sleep(seconds * 1_000);
      } finally {
        for (const pid of still) process.kill(pid, 'SIGCONT');
      }
      times.push(await caughtUp(page, friend));
      await drained(page);
    }
    return [figure('times', cycles), within('caught up after', times, options.relaxed ? undefined : 2_000)];
  });
}

const JUMPING = `{
  const Real = Date;
  let ahead = 0;
  const now = () => Real.now() + ahead;
  window.Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(now()); }
    static now() { return now(); }
  };
  window.jumpBy = (ms) => { ahead = ms; };
}`;

/** F11, on the device: its clock is a year off in one direction or the other, and jumps while people write. */
export function clock(options: RunOptions): Promise<Outcome> {
  const { cycles = 40 } = options;
  return inBrowser('clock', options, async (scene) => {
    const { browser, random, pages, company } = scene;
    pages.push(await browser.open(JUMPING), await browser.open(JUMPING));
    const friend = await company();
    const times: number[] = [];
    for (let cycle = 1; cycle <= cycles; cycle++) {
      const page = random.pick(pages);
      if (!page) continue;
      await jump(scene, page);
      if (random.chance(0.3)) await browser.context.setOffline(true);
      await writeSome(page, 1 + random.below(3));
      await jump(scene, page);
      await talk(friend, 1);
      await browser.context.setOffline(false);
      times.push(await drained(page));
      if (random.chance(0.2)) {
        await page.reload();
        await page.waitForFunction(() => window.torture !== undefined);
      }
    }
    const failed = scene.history.events.filter(({ is }) => is === 'failed').length;
    const goals: Goal[] = [figure('cycles', cycles), atMost('told as failed', failed, 0)];
    return [...goals, within('everything through after', times, options.relaxed ? undefined : 10_000)];
  });
}

const YEAR_MS = 365 * 86_400_000;
async function jump({ random, history }: Scene, page: Page): Promise<void> {
  const ms = (random.pick([-1, -0.001, 0, 0.001, 1]) ?? 0) * YEAR_MS;
  history.note({ is: 'fault', what: `the clock is ${ms} ms ahead` });
  await page.evaluate((by) => (window as unknown as { jumpBy(by: number): void }).jumpBy(by), ms);
}
