/** Several people in one channel: lets them talk, waits for all of them, and brings a run to its end. */
import { setTimeout as sleep } from 'node:timers/promises';
import { SeededRandom } from '../kit/fake-clock.ts';
import type { Ground } from './ground.ts';
import { History } from './history.ts';
import { Person, readyClients } from './person.ts';

export interface Crowd {
  readonly people: readonly Person[];
  readonly history: History;
  readonly random: SeededRandom;
  /** Everybody begins to write, each at their own pace around `pauseMs`. */
  talk(pauseMs: number): void;
  /** @returns ms until everybody was online. @throws after `withinMs`. */
  allLive(withinMs?: number): Promise<number>;
  /** Nobody writes any more, everything is through, and each tells what they see. @returns ms that took. */
  settle(withinMs?: number): Promise<number>;
  close(): Promise<void>;
}

export interface CrowdOptions {
  readonly count: number;
  readonly seed: number;
  readonly historyPath?: string | undefined;
  /** Where they connect to, when not to the server itself. */
  readonly url?: string;
  /** Several servers, which they connect to in turn. */
  readonly urls?: readonly string[];
}

export async function until(what: string, isSo: () => boolean, withinMs: number): Promise<number> {
  const begunAt = performance.now();
  while (!isSo()) {
    if (performance.now() - begunAt > withinMs) throw new Error(`${what} did not come true within ${withinMs} ms`);
    await sleep(10);
  }
  return performance.now() - begunAt;
}

export async function gather(
  ground: Pick<Ground, 'url' | 'community' | 'token'>,
  { count, seed, historyPath, url = ground.url, urls = [url] }: CrowdOptions,
): Promise<Crowd> {
  await readyClients();
  const random = new SeededRandom(seed);
  const history = new History(historyPath);
  const { slug, general } = ground.community;
  const people = Array.from({ length: count }, (_, n) => {
    const sub = `person-${n + 1}`;
    const own = urls[n % urls.length] ?? url;
    return new Person(sub, { url: own, community: slug, channelId: general, history, token: () => ground.token(sub) });
  });
  const talks: Promise<void>[] = [];
  const isThrough = (): boolean => people.every((person) => person.isLive && person.waiting === 0);

  return {
    people,
    history,
    random,
    talk(pauseMs) {
      for (const person of people) talks.push(person.chat(random.fork(), pauseMs));
    },
    allLive: (withinMs = 60_000) => until('everybody online', () => people.every(({ isLive }) => isLive), withinMs),
    async settle(withinMs = 120_000) {
      const begunAt = performance.now();
      for (const person of people) person.stop();
      await Promise.all(talks);
      do {
        await until('everything sent', isThrough, withinMs);
        await sleep(200);
      } while ((await Promise.all(people.map((person) => person.retryFailed()))).some((n) => n > 0) || !isThrough());
      const took = performance.now() - begunAt;
      await until('everybody sees the same', () => sameEnd(people), withinMs);
      for (const person of people) person.show();
      return took;
    },
    async close() {
      for (const person of people) person.close();
      await history.close();
    },
  };
}

/** What the last patches bring is on its way for a moment. */
function sameEnd(people: readonly Person[]): boolean {
  const ends = people.map(({ channel }) => channel.timeline.get().items.at(-1)?.message.id);
  return new Set(ends).size <= 1;
}
