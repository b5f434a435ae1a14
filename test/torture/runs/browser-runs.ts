/** F23: five tabs of one person in one real browser. F4, F5, R3: its pages and the whole browser are killed in mid-sentence. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { SeededRandom } from '../../kit/fake-clock.ts';
import { drained, inBrowser, writeSome } from '../browser-scene.ts';
import type { TortureBrowser } from '../browser.ts';
import { figure, type Outcome, within } from '../outcome.ts';
import type { RunOptions } from './options.ts';

const TABS = 5;

export function tabs(options: RunOptions): Promise<Outcome> {
  const { cycles = 200, say } = options;
  const done = new Map<string, number>();
  return inBrowser('tabs', options, async ({ browser, random, pages }) => {
    for (let n = 0; n < TABS; n++) pages.push(await browser.open());
    for (let cycle = 1; cycle <= cycles; cycle++) {
      const at = random.below(TABS);
      const deed = random.pick(['write', 'write', 'write', 'write', 'close', 'reload', 'offline', 'online']) ?? 'write';
      done.set(deed, (done.get(deed) ?? 0) + 1);
      await act(browser, pages, at, deed, random);
      await sleep(random.below(1_000)); // what one person may write is about three messages a second
      if (cycle % 50 === 0) say(`${cycle} of ${cycles}`);
    }
    await browser.context.setOffline(false);
    const times: number[] = [];
    for (const page of pages) times.push(await drained(page));
    return [
      figure('deeds', [...done].map(([deed, count]) => `${count} × ${deed}`).join(' ')),
      within('everything through after', times, options.relaxed ? undefined : 30_000),
    ];
  });
}

async function act(
  browser: TortureBrowser,
  pages: Page[],
  at: number,
  deed: string,
  random: SeededRandom,
): Promise<void> {
  const page = pages[at];
  if (!page) return;
  if (deed === 'offline') return browser.context.setOffline(true);
  if (deed === 'online') return browser.context.setOffline(false);
  await writeSome(page, 1 + random.below(3));
  if (deed === 'write') return;
  await browser.context.setOffline(false); // no page loads without a network
  if (deed === 'reload') {
    await page.reload();
    await page.waitForFunction(() => window.torture !== undefined);
    return;
  }
  await page.close();
  pages[at] = await browser.open();
}

/** Every fifth time the whole browser is killed, otherwise one page of two. */
export function crash(options: RunOptions): Promise<Outcome> {
  const { cycles = 50, say } = options;
  return inBrowser('crash', options, async ({ browser, random, pages }) => {
    let killed = 0;
    const times: number[] = [];
    for (let cycle = 1; cycle <= cycles; cycle++) {
      while (pages.length < 2) pages.push(await browser.open());
      const [page, other] = pages;
      if (!page || !other) continue;
      if (random.chance(0.7)) await drained(page);
      await Promise.all([writeSome(page, 1 + random.below(4)), writeSome(other, random.below(2))]);
      await sleep(random.below(120));
      if (cycle % 5 === 0) {
        killed++;
        await browser.killAndReopen();
        pages.length = 0;
      } else {
        await browser.crash(page);
        pages.shift();
      }
      while (pages.length < 2) pages.push(await browser.open());
      times.push(await drained(pages[0] ?? page));
      if (cycle % 20 === 0) say(`${cycle} of ${cycles}`);
    }
    return [
      figure('renderers crashed', cycles - killed),
      figure('browsers killed', killed),
      within('everything through after', times, options.relaxed ? undefined : 30_000),
    ];
  });
}
