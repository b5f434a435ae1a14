/** What runs in a real browser have in common: one person's pages, others beside them, and how it ends. */
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { SeededRandom } from '../kit/fake-clock.ts';
import { openTortureBrowser, type TortureBrowser } from './browser.ts';
import { type Ground, layGround } from './ground.ts';
import { checkHistory } from './history-check.ts';
import { History } from './history.ts';
import { conclude, type Goal, type Outcome, skip } from './outcome.ts';
import { Person, readyClients } from './person.ts';
import type { RunOptions } from './runs/options.ts';

const WHO = 'person-1';

export interface Scene {
  readonly ground: Ground;
  readonly browser: TortureBrowser;
  readonly history: History;
  readonly random: SeededRandom;
  /** Those that tell in the end what they show. */
  readonly pages: Page[];
  /** What is wrong beyond the history. */
  readonly wrong: string[];
  /** Somebody else, outside of the browser, who is online. */
  company(): Promise<Person>;
}

/** In the page: nobody waits for these, so that what follows may come in the middle of them. */
export const writeSome = (page: Page, count: number): Promise<void> =>
  page.evaluate((n) => {
    for (let at = 0; at < n; at++) void window.torture?.write();
  }, count);

/** @returns ms until the page is online and nothing waits any more; what failed is tried again. */
export async function drained(page: Page, withinMs = 60_000): Promise<number> {
  const begunAt = performance.now();
  const isThrough = (): Promise<boolean> =>
    page.evaluate(async () => {
      const person = window.torture;
      if (!person?.isLive || person.waiting > 0) return false;
      return (await person.retryFailed()) === 0;
    });
  while (!(await isThrough())) {
    if (performance.now() - begunAt > withinMs)
      throw new Error(`A page did not send what it held within ${withinMs / 1_000} s`);
    await sleep(50);
  }
  return performance.now() - begunAt;
}

export async function inBrowser(
  name: string,
  { seed, historyPath }: RunOptions,
  deed: (scene: Scene) => Promise<readonly Goal[]>,
): Promise<Outcome> {
  const program = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
  if (!existsSync(program)) return skip(name, `there is no browser at ${program}: name it in CHROME_PATH`);
  const ground = await layGround();
  const history = new History(historyPath);
  const browser = await openTortureBrowser(ground, history, WHO);
  const others: Person[] = [];
  const wrong: string[] = [];
  const company = (): Promise<Person> => join(ground, history, others);
  try {
    const scene: Scene = { ground, browser, history, random: new SeededRandom(seed), pages: [], wrong, company };
    const goals = await deed(scene);
    for (const page of scene.pages) await drained(page);
    while (others.some(({ isLive, waiting }) => !isLive || waiting > 0)) await sleep(20);
    await sleep(2_000); // what the last patches bring
    for (const page of scene.pages) await page.evaluate(() => window.torture?.show());
    for (const person of others) person.show();
    await sleep(200);
    wrong.push(...(await ground.finish(history)));
    return conclude(name, seed, checkHistory(history.events), goals, wrong);
  } finally {
    for (const person of others) person.close();
    await browser.close();
    await history.close();
    await ground.remove();
  }
}

async function join({ url, community, token }: Ground, history: History, others: Person[]): Promise<Person> {
  await readyClients();
  const who = `person-${others.length + 2}`;
  const { slug, general } = community;
  const person = new Person(who, { url, community: slug, channelId: general, history, token: () => token(who) });
  others.push(person);
  while (!person.isLive) await sleep(20);
  return person;
}
