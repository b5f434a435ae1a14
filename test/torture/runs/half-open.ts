/** F2, R7: the line stays open and carries nothing any more. Both sides notice, come back, and nothing is lost. */
import { setTimeout as sleep } from 'node:timers/promises';
import { SeededRandom } from '../../kit/fake-clock.ts';
import { gather, until } from '../crowd.ts';
import { openFaultProxy } from '../fault-proxy.ts';
import { layGround } from '../ground.ts';
import { checkHistory } from '../history-check.ts';
import { conclude, figure, type Outcome, within } from '../outcome.ts';
import type { RunOptions } from './options.ts';

const WAYS = ['both', 'down', 'up'] as const;

export async function halfOpen({
  seed,
  cycles = 5,
  people = 20,
  historyPath,
  say,
  relaxed,
}: RunOptions): Promise<Outcome> {
  const ground = await layGround();
  const proxy = await openFaultProxy(Number(new URL(ground.url).port), new SeededRandom(seed));
  const crowd = await gather(ground, { count: people, seed, historyPath, url: proxy.url });
  const [clients, servers, back]: number[][] = [[], [], []];
  try {
    await crowd.allLive();
    crowd.talk(600);
    for (let cycle = 0; cycle < cycles; cycle++) {
      await sleep(1_000 + crowd.random.below(2_000));
      const way = WAYS[cycle % WAYS.length] ?? 'both';
      crowd.history.note({ is: 'fault', what: `half-open ${way}` });
      const before = proxy.counts.serverEnds;
      for (const direction of ['up', 'down'] as const)
        proxy.faults[direction].swallow = way === 'both' || way === direction;
      proxy.door = 'hang';
      const begunAt = performance.now();
      const noticed = crowd.people.map(async (person) => {
        await until(`${person.name} noticing`, () => !person.isLive, 60_000);
        clients?.push(performance.now() - begunAt);
      });
      const letGo = until('the server noticing', () => proxy.counts.serverEnds - before >= people, 60_000);
      servers?.push(await letGo);
      await Promise.all(noticed);
      proxy.heal();
      for (const { client } of crowd.people) client.reconnect(); // as a page does when the network returns
      back?.push(await crowd.allLive());
      say(`${cycle + 1} of ${cycles}`);
    }
    await crowd.settle();
    const others = await ground.finish(crowd.history);
    return conclude(
      'half-open',
      seed,
      checkHistory(crowd.history.events),
      [
        figure('lines', cycles * people),
        within('clients noticed after', clients ?? [], relaxed ? undefined : 15_000),
        within('the server after', servers ?? [], 30_000),
        within('all back after', back ?? []),
      ],
      others,
    );
  } finally {
    await crowd.close();
    await proxy.close();
    await ground.remove();
  }
}
